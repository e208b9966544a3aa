#include "ui/help/help_figures.h"

#include <utility>

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include "ui/support/resources.h"
#include "ui/support/theme.h"

namespace boxwright {

QByteArray HelpFigures::svg(const QString& name, const QPalette& palette) {
    ensureResources();
    QFile file(QStringLiteral(":/help/figures/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    const bool dark = palette.color(QPalette::Window).lightness() < 128;
    const ThemeColors& colors = themeColors(dark);
    const std::pair<const char*, QColor> fills[] = {{"@borderStrong", colors.borderStrong},
                                                    {"@border", colors.border},
                                                    {"@panel", colors.raised},
                                                    {"@text", colors.text},
                                                    {"@muted", colors.muted},
                                                    {"@accent", colors.accent},
                                                    {"@good", QColor(dark ? 0x4cc98a : 0x1d8a52)},
                                                    {"@bad", QColor(dark ? 0xf07b7b : 0xc63d3d)},
                                                    {"@truth", QColor(dark ? 0xffd23f : 0xd19a00)},
                                                    {"@object", colors.muted}};
    for (const auto& [key, color] : fills)
        text.replace(QLatin1String(key), color.name());
    const std::pair<const char*, QString> labels[] = {{"{image}", tr("image")},
                                                      {"{backbone}", tr("backbone + FPN")},
                                                      {"{stage1}", tr("proposals")},
                                                      {"{stage2}", tr("RoIAlign → class, box")},
                                                      {"{result}", tr("result")},
                                                      {"{rpn}", tr("1st stage: RPN")},
                                                      {"{head}", tr("2nd stage")},
                                                      {"{lossesHere}", tr("training: two losses each")},
                                                      {"{cell}", tr("one cell of the map")},
                                                      {"{smallAnchors}", tr("anchors of a finer level")},
                                                      {"{largeAnchors}", tr("anchors of a coarser level")},
                                                      {"{ratios}", tr("height : width")},
                                                      {"{background}", tr("background")},
                                                      {"{ignored}", tr("ignored")},
                                                      {"{object}", tr("object")},
                                                      {"{truth}", tr("your box")},
                                                      {"{anchor}", tr("anchor")},
                                                      {"{overlap}", tr("overlap")},
                                                      {"{fixedSize}", tr("always the same size")},
                                                      {"{featureMap}", tr("feature map")},
                                                      {"{sample}", tr("sample point")},
                                                      {"{proposal}", tr("proposal")},
                                                      {"{lossObjectness}", tr("objectness")},
                                                      {"{lossRpnBox}", tr("proposal")},
                                                      {"{lossClassifier}", tr("class")},
                                                      {"{lossBox}", tr("box")},
                                                      {"{isObject}", tr("right answer →")},
                                                      {"{rightClass}", tr("right answer →")},
                                                      {"{offset}", tr("← distance →")}};
    for (const auto& [key, label] : labels)
        text.replace(QLatin1String(key), label.toHtmlEscaped());
    text.replace(QStringLiteral("sans-serif"), QGuiApplication::font().family().toHtmlEscaped());
    return text.toUtf8();
}

QImage HelpFigures::image(const QString& name, const QPalette& palette, double pixelRatio, double width) {
    QSvgRenderer renderer(svg(name, palette));
    if (!renderer.isValid())
        return {};
    QSizeF size = renderer.defaultSize();
    if (size.width() > width)
        size *= width / size.width();
    QImage image((size * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

} // namespace boxwright
