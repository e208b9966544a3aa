#include "ui/support/evaluation_pdf.h"

#include <functional>

#include <QBuffer>
#include <QColor>
#include <QFont>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTextDocument>

namespace boxwright {

namespace {

constexpr int sharpness = 3;  ///< pixels of a drawing per point
constexpr int barWidth = 110; ///< points
constexpr int pictureWidth = 200;
constexpr int picturesInRow = 2;

QString embedded(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("data:image/png;base64,%1").arg(QString::fromLatin1(bytes.toBase64()));
}

/// Every match of the pattern, replaced by what `make` gives for it.
void replaceAll(QString& text, const QString& pattern,
                const std::function<QString(const QRegularExpressionMatch&)>& make) {
    const QRegularExpression expression(pattern, QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype done = 0;
    for (auto matches = expression.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).mid(done, match.capturedStart() - done);
        result += make(match);
        done = match.capturedEnd();
    }
    result += QStringView(text).mid(done);
    text = result;
}

QString drawnSvg(const QRegularExpressionMatch& match) {
    QString svg = match.captured(0);
    svg.replace(QStringLiteral("<svg "), QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" font-size=\"12\" "
                                                        "font-family=\"sans-serif\" "));
    svg.replace(QStringLiteral("<text "), QStringLiteral("<text fill=\"#5b6472\" "));
    QSvgRenderer renderer(svg.toUtf8());
    const QSize size = renderer.defaultSize();
    QImage image(size * sharpness, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\">")
        .arg(embedded(image))
        .arg(size.width())
        .arg(size.height());
}

QString drawnBar(const QRegularExpressionMatch& match) {
    QImage pixel(1, 1, QImage::Format_RGB32);
    pixel.fill(QColor(0x2f6fde));
    const int width = qRound(match.captured(1).toDouble() / 100 * barWidth);
    return width == 0
               ? QStringLiteral("<td></td>")
               : QStringLiteral("<td><img src=\"%1\" width=\"%2\" height=\"7\"></td>").arg(embedded(pixel)).arg(width);
}

/// A text document of Qt 6.4 keeps the height of a picture that has its width changed.
QString sizedPicture(const QRegularExpressionMatch& match) {
    const QImage image = QImage::fromData(QByteArray::fromBase64(match.captured(2).toLatin1()));
    const int height = image.isNull() ? pictureWidth : qRound(1.0 * pictureWidth * image.height() / image.width());
    return QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\"")
        .arg(match.captured(1))
        .arg(pictureWidth)
        .arg(height);
}

/// Pictures of errors, side by side.
QString pictureRows(const QRegularExpressionMatch& match) {
    const QStringList figures = match.captured(0).split(QStringLiteral("</figure>"), Qt::SkipEmptyParts);
    QString cells;
    for (qsizetype i = 0; i < figures.size(); ++i) {
        if (i > 0 && i % picturesInRow == 0)
            cells += QStringLiteral("</tr><tr>");
        cells += QStringLiteral("<td width=\"%1%\">%2</td>").arg(100 / picturesInRow).arg(figures[i]);
    }
    return QStringLiteral("<table width=\"100%\" cellpadding=\"4\"><tr>%1</tr></table>").arg(cells);
}

/// A colour with a transparency, over white.
QString solidBackground(const QRegularExpressionMatch& match) {
    const double alpha = match.captured(4).toDouble();
    const auto over = [&](int group) { return qRound(255 + (match.captured(group).toInt() - 255) * alpha); };
    return QStringLiteral("<td align=\"center\" bgcolor=\"%1\">").arg(QColor(over(1), over(2), over(3)).name());
}

} // namespace

QString printablePage(QString page) {
    // Sizes in pixels of a screen would be those of a printer here.
    replaceAll(page, QStringLiteral("<style>.*?</style>"), [](const QRegularExpressionMatch&) { return QString(); });
    replaceAll(page, QStringLiteral("<svg .*?</svg>"), drawnSvg);
    replaceAll(page, QStringLiteral("<td class=\"bar\"><i style=\"width:([0-9.]+)%\"></i></td>"), drawnBar);
    replaceAll(page, QStringLiteral("<td style=\"background:rgba\\((\\d+),(\\d+),(\\d+),([0-9.]+)\\)\">"),
               solidBackground);
    replaceAll(page, QStringLiteral("<img alt=\"\" src=\"(data:image/jpeg;base64,([^\"]*))\""), sizedPicture);
    page.replace(QStringLiteral("<td class=\"n\">"), QStringLiteral("<td align=\"right\">"));
    page.replace(QStringLiteral("<table"), QStringLiteral("<table cellpadding=\"3\""));
    replaceAll(page, QStringLiteral("(?:<figure>.*?</figure>)+"), pictureRows);
    page.replace(QRegularExpression(QStringLiteral("<figure[^>]*>")), QStringLiteral("<div>"));
    page.replace(QStringLiteral("</figure>"), QStringLiteral("</div><br>"));
    page.replace(QStringLiteral("<figcaption>"), QStringLiteral("<br>"));
    page.replace(QStringLiteral("</figcaption>"), QString());
    return page;
}

QByteArray evaluationPdf(const QString& page, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Boxwright"));
    // print() leaves 2 cm on each side.
    writer.setPageLayout({QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(), QPageLayout::Millimeter});
    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(9);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet(QStringLiteral("h1{font-size:17pt} h2{font-size:12pt} h3{font-size:10pt} "
                                                 ".muted{color:#5b6472} th{color:#5b6472; text-align:left}"));
    document.setHtml(printablePage(page));
    document.print(&writer);
    return bytes;
}

} // namespace boxwright
