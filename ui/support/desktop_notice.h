#pragma once

#include <QObject>
#include <QString>

class QSystemTrayIcon;
class QWidget;

namespace boxwright {

/// Tells a user who is not looking at the window that something is done: with a message of the desktop where it has a
/// place for them, else by marking the window. A click on the message brings the window up. GUI thread.
class DesktopNotice : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotice(QWidget* widget);

    /// Nothing happens while the window is the active one: what is to be said stands there already.
    void show(const QString& title, const QString& text);

Q_SIGNALS:
    void shown(const QString& title, const QString& text);

private:
    void raiseWindow();

    QWidget* m_widget;
    QSystemTrayIcon* m_icon = nullptr; ///< made when it is first needed
};

} // namespace boxwright
