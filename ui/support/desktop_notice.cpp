#include "ui/support/desktop_notice.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QWidget>

#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int messageMs = 10'000;

} // namespace

DesktopNotice::DesktopNotice(QWidget* widget)
    : QObject(widget)
    , m_widget(widget) {}

void DesktopNotice::show(const QString& title, const QString& text) {
    if (m_widget->isActiveWindow())
        return;
    QApplication::alert(m_widget->window());
    if (QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages()) {
        if (!m_icon) {
            m_icon = new QSystemTrayIcon(svgIcon(QStringLiteral("boxwright")), this);
            connect(m_icon, &QSystemTrayIcon::messageClicked, this, &DesktopNotice::raiseWindow);
            connect(m_icon, &QSystemTrayIcon::activated, this, &DesktopNotice::raiseWindow);
        }
        m_icon->show();
        m_icon->showMessage(title, text, QSystemTrayIcon::Information, messageMs);
        QTimer::singleShot(2 * messageMs, m_icon, &QSystemTrayIcon::hide);
    }
    Q_EMIT shown(title, text);
}

void DesktopNotice::raiseWindow() {
    m_icon->hide();
    m_widget->window()->show();
    m_widget->window()->raise();
    m_widget->window()->activateWindow();
}

} // namespace boxwright
