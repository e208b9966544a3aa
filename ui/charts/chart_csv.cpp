#include "ui/charts/chart_csv.h"

#include <algorithm>
#include <limits>

#include <QLocale>
#include <QSaveFile>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

QByteArray quoted(const QString& text) {
    const bool plain = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c == QLatin1Char(',') || c == QLatin1Char('"') || c == QLatin1Char('\n');
    });
    if (plain)
        return text.toUtf8();
    QString inner = text;
    inner.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return '"' + inner.toUtf8() + '"';
}

QByteArray number(double value) {
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

QByteArray chartCsv(const QString& xName, const std::vector<CsvCurve>& curves) {
    QByteArray csv = quoted(xName);
    for (const CsvCurve& curve : curves)
        csv += ',' + quoted(curve.name);
    csv += '\n';

    std::vector<std::size_t> next(curves.size(), 0);
    while (true) {
        double x = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < curves.size(); ++i)
            if (next[i] < curves[i].points.size())
                x = std::min(x, curves[i].points[next[i]].x());
        if (x == std::numeric_limits<double>::infinity())
            return csv;
        csv += number(x);
        for (std::size_t i = 0; i < curves.size(); ++i) {
            csv += ',';
            if (next[i] < curves[i].points.size() && curves[i].points[next[i]].x() == x)
                csv += number(curves[i].points[next[i]++].y());
        }
        csv += '\n';
    }
}

Result<QString> replaceFile(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(ErrorKind::WriteFailed, toUtf8(file.errorString()), toUtf8(path));
    return path;
}

} // namespace boxwright
