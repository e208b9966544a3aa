#pragma once

#include <vector>

#include <QByteArray>
#include <QColor>
#include <QSize>
#include <QString>

class QGraphicsView;

namespace boxwright {

/// One entry of the legend of an exported chart.
struct SvgLegendEntry {
    QString name;
    QColor color;
};

/// Title, legend and the scene of `view` as SVG, on `background`. Empty if it could not be drawn.
[[nodiscard]] QByteArray chartSvg(QGraphicsView& view, const QString& title, const QColor& text,
                                  const QColor& background, const std::vector<SvgLegendEntry>& legend);

} // namespace boxwright
