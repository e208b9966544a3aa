#pragma once

class QPainter;
class QWidget;

namespace boxwright {

/// The mark of a widget that draws itself and has the focus of the keyboard: a line along its border.
void paintFocusFrame(QPainter& painter, const QWidget& widget);

} // namespace boxwright
