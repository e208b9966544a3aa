#pragma once

class QString;
class QWidget;

namespace boxwright {

/// Saves how a workspace is laid out, under its name: the docks of every QMainWindow and the sizes of every QSplitter
/// in it (itself included) that has an object name. What is stored damaged is passed over.
void saveLayout(const QString& workspace, QWidget& widget);
void restoreLayout(const QString& workspace, QWidget& widget);

} // namespace boxwright
