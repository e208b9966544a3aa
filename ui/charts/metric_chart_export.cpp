#include "ui/charts/metric_chart.h"

#include <utility>

#include <QBuffer>
#include <QFileDialog>
#include <QPainter>

#include "ui/charts/chart_csv.h"
#include "ui/charts/chart_svg.h"
#include "ui/charts/chart_view.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"

// The files that a chart can be saved as.

namespace boxwright {

QString MetricChart::savePng(const QString& path) {
    QPixmap picture(size() * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(palette().color(QPalette::Window));
    render(&picture);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
        return tr("The chart could not be turned into a PNG picture.");
    const Result<QString> written = replaceFile(path, bytes);
    return written ? QString() : errorText(written.error());
}

QString MetricChart::saveSvg(const QString& path) {
    std::vector<SvgLegendEntry> legend;
    for (const Curve& curve : m_curves)
        if (curve.visible && curve.listed && m_curves.size() > 1)
            legend.push_back({curve.name, legendColor(curve)});
    const QByteArray bytes = chartSvg(*m_view, m_texts.title, m_theme.text, m_theme.background, legend);
    if (bytes.isEmpty())
        return tr("The chart could not be turned into an SVG picture.");
    const Result<QString> written = replaceFile(path, bytes);
    return written ? QString() : errorText(written.error());
}

void MetricChart::saveCsv(const QString& path) {
    std::vector<CsvCurve> curves;
    for (const Curve& curve : m_curves)
        curves.push_back({curve.name, curve.series.points()});
    runInBackground(
        this,
        [path, xName = m_texts.xName, curves = std::move(curves)] {
            return replaceFile(path, chartCsv(xName, curves));
        },
        [this](const Result<QString>& written) {
            if (written)
                Q_EMIT exported(*written);
            else
                Q_EMIT exportFailed(errorText(written.error()));
        });
}

void MetricChart::chooseFileAndSave(FileKind kind) {
    const auto choose = [this](const char* suffix, const QString& filter) {
        return QFileDialog::getSaveFileName(this, tr("Export Chart"),
                                            m_texts.title + QLatin1Char('.') + QLatin1String(suffix), filter);
    };
    const QString path = kind == FileKind::Csv   ? choose("csv", tr("CSV table (*.csv)"))
                         : kind == FileKind::Svg ? choose("svg", tr("SVG picture (*.svg)"))
                                                 : choose("png", tr("PNG picture (*.png)"));
    if (path.isEmpty())
        return;
    if (kind == FileKind::Csv) {
        saveCsv(path);
        return;
    }
    const QString problem = kind == FileKind::Svg ? saveSvg(path) : savePng(path);
    if (problem.isEmpty())
        Q_EMIT exported(path);
    else
        Q_EMIT exportFailed(problem);
}

} // namespace boxwright
