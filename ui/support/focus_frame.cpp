#include "ui/support/focus_frame.h"

#include <QPainter>
#include <QPalette>
#include <QWidget>

namespace boxwright {

void paintFocusFrame(QPainter& painter, const QWidget& widget) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(widget.palette().color(QPalette::Highlight), 1));
    painter.drawRect(widget.rect().adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace boxwright
