#include "ui/support/evaluation_html.h"

#include <algorithm>
#include <array>

#include <QDateTime>
#include <QLocale>

#include "ui/models/class_metrics_model.h"
#include "ui/models/findings.h"
#include "ui/support/core_text.h"
#include "ui/support/evaluation_picture.h"
#include "ui/support/finding_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int picturesOfKind = 6;
constexpr int pictureSide = 460;
constexpr int plotWidth = 520;
constexpr int plotHeight = 300;

const char* const style = R"(<style>
body{font:15px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif;margin:2em auto;max-width:1080px;padding:0 1.5em;color:#1c2330;background:#fff}
h1{font-size:1.6em;margin-bottom:.1em}h2{margin-top:2em;font-size:1.2em;border-bottom:1px solid #dde1e7;padding-bottom:.2em}
.muted{color:#5b6472}table{border-collapse:collapse}td,th{padding:.25em .8em;text-align:left;font-weight:normal}th{color:#5b6472}
td.n{text-align:right;font-variant-numeric:tabular-nums}td.bar{min-width:160px}td.bar i{display:block;height:.55em;border-radius:.3em;background:#2f6fde}
table.matrix td{text-align:center;border:2px solid #fff;min-width:3.2em;border-radius:4px}
figure{display:inline-block;margin:.5em .8em .5em 0;width:310px;vertical-align:top}figure img{width:100%;border-radius:6px}figcaption{font-size:.85em}
svg{margin-right:1em}svg text{font-size:12px;fill:#5b6472}
</style>)";

QString number(double value, int digits = 3) {
    return QLocale().toString(value, 'f', digits);
}

QString cell(const QString& text, const char* kind = "") {
    return QStringLiteral("<td class=\"%1\">%2</td>").arg(QLatin1String(kind), text);
}

QString row(const QString& cells) {
    return QStringLiteral("<tr>%1</tr>\n").arg(cells);
}

QString header(const QStringList& names) {
    QString cells;
    for (const QString& name : names)
        cells += QStringLiteral("<th>%1</th>").arg(name.toHtmlEscaped());
    return row(cells);
}

QString bar(double share) {
    const double percent = std::clamp(share, 0.0, 1.0) * 100;
    return QStringLiteral("<td class=\"bar\"><i style=\"width:%1%\"></i></td>").arg(percent, 0, 'f', 1);
}

struct Line {
    QString name;
    QColor color;
    QList<QPointF> points; ///< both from 0 to 1
};

/// Axes from 0 to 1 with grid, titles and a legend below.
QString plot(const QString& xTitle, const QString& yTitle, const QList<Line>& lines) {
    const auto x = [](double value) { return 46 + value * (plotWidth - 66); };
    const auto y = [](double value) { return plotHeight - 46 - value * (plotHeight - 62); };
    const auto text = [](double value) { return QString::number(value, 'f', 1); };
    QString svg = QStringLiteral("<figure style=\"width:auto\"><svg width=\"%1\" height=\"%2\" role=\"img\">")
                      .arg(plotWidth)
                      .arg(plotHeight);
    for (int tick = 0; tick <= 5; ++tick) {
        const double at = tick / 5.0;
        svg += QStringLiteral("<line x1=\"%1\" x2=\"%2\" y1=\"%3\" y2=\"%3\" stroke=\"#e3e6eb\"/>")
                   .arg(text(x(0)), text(x(1)), text(y(at)));
        svg += QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"end\">%3</text>")
                   .arg(text(x(0) - 6), text(y(at) + 4), text(at));
        svg += QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"middle\">%3</text>")
                   .arg(text(x(at)), text(y(0) + 17), text(at));
    }
    svg += QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"middle\">%3</text>")
               .arg(text(x(0.5)), text(plotHeight - 8), xTitle.toHtmlEscaped());
    svg += QStringLiteral("<text transform=\"translate(12 %1) rotate(-90)\" text-anchor=\"middle\">%2</text>")
               .arg(text(y(0.5)), yTitle.toHtmlEscaped());
    QString legend;
    for (const Line& line : lines) {
        QString points;
        for (const QPointF& point : line.points)
            points += QStringLiteral("%1,%2 ").arg(text(x(point.x())), text(y(point.y())));
        svg += QStringLiteral("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%1\" points=\"%2\"/>")
                   .arg(line.color.name(), points);
        legend += QStringLiteral("<span style=\"color:%1\">&#9632;</span> %2 &nbsp; ")
                      .arg(line.color.name(), line.name.toHtmlEscaped());
    }
    return svg + QStringLiteral("</svg><figcaption>%1</figcaption></figure>").arg(legend);
}

/// Precision, recall and F1 at a hundred scores.
QList<Line> thresholdLines(const ThresholdCurve& curve, const QStringList& names) {
    QList<Line> lines{
        {names[0], QColor(0x1f6fc9), {}}, {names[1], QColor(0xcf6a00), {}}, {names[2], QColor(0x00875f), {}}};
    for (int percent = 0; percent <= 100; ++percent) {
        const double score = percent / 100.0;
        const ThresholdPoint point = curve.at(score);
        const std::array values{point.precision(), point.recall(), point.f1()};
        for (int i = 0; i < 3; ++i)
            lines[i].points.append({score, values[static_cast<std::size_t>(i)]});
    }
    return lines;
}

} // namespace

QString EvaluationHtml::page(const EvaluationReport& report, const QString& title) {
    QString body = QStringLiteral("<h1>%1</h1><p class=\"muted\">%2<br>%3</p>")
                       .arg(tr("Evaluation").toHtmlEscaped(), title.toHtmlEscaped(),
                            QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    body += numbers(report) + classes(report);
    if (report.hasDetails)
        body += curves(report) + confusion(report) + errors(report) + gallery(report);
    body += remarks(report);
    return QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>%2</head><body>%3"
                          "</body></html>\n")
        .arg(title.toHtmlEscaped(), QLatin1String(style), body);
}

QString EvaluationHtml::numbers(const EvaluationReport& report) {
    const CocoNumbers& n = report.coco.numbers;
    const std::pair<QString, double> lines[] = {
        {tr("AP, mean over overlaps 0.50 to 0.95"), n.ap},
        {tr("AP50, overlap of 0.50 is enough"), n.ap50},
        {tr("AP75, overlap of 0.75 is needed"), n.ap75},
        {tr("AP small, objects up to 32 × 32 pixels"), n.apSmall},
        {tr("AP medium, objects up to 96 × 96 pixels"), n.apMedium},
        {tr("AP large, larger objects"), n.apLarge},
        {tr("AR1, with the best box of each image"), n.ar1},
        {tr("AR10, with the ten best boxes"), n.ar10},
        {tr("AR100, with the hundred best boxes"), n.ar100},
        {tr("AR small, objects up to 32 × 32 pixels"), n.arSmall},
        {tr("AR medium, objects up to 96 × 96 pixels"), n.arMedium},
        {tr("AR large, larger objects"), n.arLarge},
        {tr("VOC 2007, AP50 at eleven recall levels"), report.voc.mean.ap50ElevenPoint},
        {tr("VOC 2012, AP50, area below the curve"), report.voc.mean.ap50Area}};
    QString rows;
    for (const auto& [name, value] : lines)
        rows += row(cell(name.toHtmlEscaped()) + cell(metricText(value), "n") + bar(value));
    return QStringLiteral("<h2>%1</h2><table>%2</table>").arg(tr("Numbers"), rows);
}

QString EvaluationHtml::classes(const EvaluationReport& report) {
    QString rows = header({tr("Class"), tr("Objects"), tr("AP"), QString(), tr("AP50"), tr("AP75"), tr("AR100")});
    for (const CocoClassNumbers& line : report.coco.classes)
        rows += row(cell(fromUtf8(report.classes.name(line.label)).toHtmlEscaped()) +
                    cell(QLocale().toString(line.truthCount), "n") + cell(metricText(line.ap), "n") + bar(line.ap) +
                    cell(metricText(line.ap50), "n") + cell(metricText(line.ap75), "n") +
                    cell(metricText(line.ar100), "n"));
    return QStringLiteral("<h2>%1</h2><table>%2</table>").arg(tr("Classes"), rows);
}

QString EvaluationHtml::curves(const EvaluationReport& report) {
    QList<Line> lines;
    const auto add = [&lines](const QString& name, const QColor& color, const auto& precision) {
        Line line{name, color, {}};
        for (std::size_t i = 0; i < recallPoints.size(); ++i)
            line.points.append({recallPoints[i], precision[i]});
        lines.append(line);
    };
    for (const ClassCurve& curve : report.curves.classes)
        if (curve.ap >= 0)
            add(fromUtf8(report.classes.name(curve.label)), classQColor(curve.label), curve.interpolated);
    add(tr("Mean of the classes"), QColor(0x8a8f98), report.curves.meanInterpolated);
    QString html = QStringLiteral("<h2>%1</h2>").arg(tr("Curves"));
    html += plot(tr("Recall: share of the objects found"), tr("Precision: share of right boxes"), lines);
    html += plot(tr("Lowest score that is shown"), tr("Share (0 to 1)"),
                 thresholdLines(report.thresholds.overall, {tr("Precision"), tr("Recall"), tr("F1")}));
    if (const auto& best = report.thresholds.overall.best) {
        const ThresholdPoint& point = report.thresholds.overall.points[*best];
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("Recommended lowest score: %1, with precision %2, recall %3 and F1 %4.")
                             .arg(number(point.score), number(point.precision()), number(point.recall()),
                                  number(point.f1())));
    }
    return html;
}

QString EvaluationHtml::confusion(const EvaluationReport& report) {
    const ConfusionMatrix& matrix = report.confusion;
    QStringList columns{tr("Annotated ↓ Detected →")};
    for (const int label : matrix.labels)
        columns.append(fromUtf8(report.classes.name(label)));
    columns.append(tr("missed"));
    QString rows = header(columns);
    for (std::size_t line = 0; line < matrix.side(); ++line) {
        const QString name = line + 1 < matrix.side() ? columns[static_cast<qsizetype>(line) + 1] : tr("nothing there");
        QString cells = QStringLiteral("<th>%1</th>").arg(name.toHtmlEscaped());
        int sum = 0;
        for (std::size_t column = 0; column < matrix.side(); ++column)
            sum += matrix.at(line, column);
        for (std::size_t column = 0; column < matrix.side(); ++column) {
            const int count = matrix.at(line, column);
            const double alpha = count > 0 ? 0.1 + 0.7 * count / sum : 0;
            const QString color = line == column ? QStringLiteral("47,111,222") : QStringLiteral("210,60,50");
            cells += QStringLiteral("<td style=\"background:rgba(%1,%2)\">%3</td>")
                         .arg(color, QString::number(alpha, 'f', 2))
                         .arg(count);
        }
        rows += row(cells);
    }
    const QString caption = tr("Boxes with a score of at least %1 that overlap an object by at least %2.")
                                .arg(number(matrix.options.scoreThreshold, 2), number(matrix.options.iouThreshold, 2));
    return QStringLiteral("<h2>%1</h2><p class=\"muted\">%2</p><table class=\"matrix\">%3</table>")
        .arg(tr("Confusion"), caption, rows);
}

QString EvaluationHtml::errors(const EvaluationReport& report) {
    double dearest = 0;
    for (const ErrorKindCost& kind : report.errors.kinds)
        dearest = std::max(dearest, kind.cost);
    QString rows = header({tr("Kind of error"), tr("Count"), tr("AP cost"), QString(), QString()});
    for (const ErrorKindCost& kind : report.errors.kinds)
        rows += row(cell(FindingText::kindName(kind.kind).toHtmlEscaped()) + cell(QLocale().toString(kind.count), "n") +
                    cell(metricText(kind.cost), "n") + bar(dearest > 0 ? kind.cost / dearest : 0) +
                    cell(FindingText::kindMeaning(kind.kind).toHtmlEscaped(), "muted"));
    return QStringLiteral("<h2>%1</h2><table>%2</table>").arg(tr("Errors"), rows);
}

QString EvaluationHtml::gallery(const EvaluationReport& report) {
    QString html =
        QStringLiteral("<p class=\"muted\">%1</p>").arg(tr("Annotated boxes are dashed, detected boxes are solid."));
    for (const ErrorKindCost& kind : report.errors.kinds) {
        const std::vector<EvaluationFinding> findings = findingsOfKind(report, kind.kind);
        if (findings.empty())
            continue;
        html += QStringLiteral("<h3>%1</h3>").arg(FindingText::kindName(kind.kind).toHtmlEscaped());
        const std::size_t shown = std::min<std::size_t>(findings.size(), picturesOfKind);
        for (std::size_t i = 0; i < shown; ++i) {
            const QString caption = QStringLiteral("<b>%1</b> %2")
                                        .arg(fromUtf8(report.images[findings[i].image].imageId).toHtmlEscaped(),
                                             FindingText::sentence(report, findings[i]).toHtmlEscaped());
            const Result<QByteArray> picture = findingPicture(report, findings[i], pictureSide);
            const QString image = picture ? QStringLiteral("<img alt=\"\" src=\"data:image/jpeg;base64,%1\">")
                                                .arg(QString::fromLatin1(picture->toBase64()))
                                          : QStringLiteral("<p>%1</p>").arg(errorText(picture.error()).toHtmlEscaped());
            html += QStringLiteral("<figure>%1<figcaption>%2</figcaption></figure>").arg(image, caption);
        }
    }
    return html;
}

QString EvaluationHtml::remarks(const EvaluationReport& report) {
    if (report.messages.empty())
        return {};
    QString items;
    for (const std::string& sentence : report.messages)
        items += QStringLiteral("<li>%1</li>").arg(coreText(sentence).toHtmlEscaped());
    return QStringLiteral("<h2>%1</h2><ul>%2</ul>").arg(tr("Remarks"), items);
}

} // namespace boxwright
