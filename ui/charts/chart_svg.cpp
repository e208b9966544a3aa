#include "ui/charts/chart_svg.h"

#include <QBuffer>
#include <QGraphicsView>
#include <QPainter>
#include <QSvgGenerator>

namespace boxwright {

namespace {

constexpr int headerHeight = 26;
constexpr int margin = 12;

void paintLegend(QPainter& painter, int right, const QColor& text, const std::vector<SvgLegendEntry>& legend) {
    int x = right;
    for (auto entry = legend.rbegin(); entry != legend.rend(); ++entry) {
        x -= painter.fontMetrics().horizontalAdvance(entry->name);
        painter.setPen(text);
        painter.drawText(QRect(x, 0, right - x, headerHeight), Qt::AlignVCenter, entry->name);
        x -= 24;
        painter.setPen(QPen(entry->color, 2.5));
        painter.drawLine(x + 2, headerHeight / 2, x + 18, headerHeight / 2);
        x -= margin;
    }
}

} // namespace

QByteArray chartSvg(QGraphicsView& view, const QString& title, const QColor& text, const QColor& background,
                    const std::vector<SvgLegendEntry>& legend) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    const QSize size(view.width() + 2 * margin, view.height() + headerHeight + margin);
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(title);
    QPainter painter;
    if (!buffer.open(QIODevice::WriteOnly) || !painter.begin(&generator))
        return {};
    painter.fillRect(QRect(QPoint(0, 0), size), background);
    QFont bold = view.font();
    painter.setFont(bold);
    paintLegend(painter, size.width() - margin, text, legend);
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(text);
    painter.drawText(QRect(margin, 0, size.width(), headerHeight), Qt::AlignVCenter, title);
    painter.setFont(view.font());
    view.render(&painter, QRectF(margin, headerHeight, view.width(), view.height()), view.rect());
    painter.end();
    return bytes;
}

} // namespace boxwright
