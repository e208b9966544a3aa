#include "tests/ui/support/monkey.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <utility>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QMainWindow>
#include <QMenu>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

namespace boxwright::test {

namespace {

constexpr int earMs = 20;
constexpr int rescueMs = 30;
constexpr int deepRescueMs = 200;
constexpr double pauseMs = 500; ///< that a person notices
constexpr std::chrono::milliseconds sampleEvery{200};
constexpr qsizetype remembered = 30;

/// Milliseconds that this thread wanted to run but another had the core.
double waitedMs() {
    std::ifstream statistics("/proc/thread-self/schedstat");
    double run = 0, waited = 0;
    statistics >> run >> waited;
    return waited / 1e6;
}

/// A press may take its window away: nothing must go on to where it was. QTest does within a press, so that only a
/// window that stays may have it, with the shortcuts that it looks for.
void strike(const QPointer<QWindow>& handle, Qt::Key key, Qt::KeyboardModifiers modifiers, bool stays) {
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        if (!handle)
            return;
        QKeyEvent event(type, key, modifiers, modifiers == Qt::NoModifier ? QString(QChar(key)) : QString());
        if (stays)
            QTest::sendKeyEvent(type == QEvent::KeyPress ? QTest::Press : QTest::Release, handle.data(), key,
                                event.text(), modifiers);
        else
            QCoreApplication::sendEvent(handle.data(), &event);
    }
}

void strike(const QPointer<QWindow>& handle, Qt::MouseButton button, Qt::KeyboardModifiers modifiers, QPoint at) {
    if (handle)
        QTest::mousePress(handle, button, modifiers, at);
    if (handle)
        QTest::mouseRelease(handle, button, modifiers, at);
}

} // namespace

Monkey::Monkey(QMainWindow* window, unsigned seed, int events)
    : m_window(window)
    , m_random(seed)
    , m_left(events) {
    m_ear.setTimerType(Qt::PreciseTimer);
    m_ear.setInterval(earMs);
    connect(&m_ear, &QTimer::timeout, this, &Monkey::listen);
    connect(&m_steps, &QTimer::timeout, this, &Monkey::next);
    m_rescue.setInterval(rescueMs);
    connect(&m_rescue, &QTimer::timeout, this, &Monkey::rescue);
}

void Monkey::start() {
    m_heard.start();
    m_waited = waitedMs();
    m_ear.start();
    m_steps.start();
    m_rescue.start();
}

void Monkey::samplePauses() {
    m_sampler = std::make_unique<StallSampler>(sampleEvery);
}

QStringList Monkey::pauses() const {
    QStringList lines;
    for (const Pause& pause : m_pauses)
        lines << pause.text << StallSampler::lines(pause.where);
    return lines;
}

void Monkey::listen() {
    const double waited = waitedMs();
    const double deaf = static_cast<double>(m_heard.restart()) - earMs - (waited - m_waited);
    m_waited = waited;
    const QString after = m_acts.mid(std::max<qsizetype>(0, m_acts.size() - 3)).join(QStringLiteral(", "));
    StallSampler::Stall where = m_sampler ? m_sampler->heard() : StallSampler::Stall();
    if (deaf > pauseMs)
        m_pauses.push_back({QStringLiteral("%1 ms after %2").arg(deaf, 0, 'f', 0).arg(after), std::move(where)});
    if (deaf <= m_longestDeafness)
        return;
    m_longestDeafness = deaf;
    m_deafAfter = after;
}

void Monkey::next() {
    if (m_left <= 0) {
        for (QTimer* timer : {&m_ear, &m_steps, &m_rescue})
            timer->stop();
        Q_EMIT finished();
        return;
    }
    if (m_keeper)
        m_keeper();
    m_acting = true;
    act();
    m_acting = false;
}

/// A timer does not fire within its own slot: while an act of next() waits for a dialog or a menu that it has opened,
/// this goes on there.
void Monkey::rescue() {
    if (m_acting && top() != m_window)
        withDeeperRescue(&Monkey::act);
}

/// The rescuer's act may open a dialog in its turn. Whoever is still waiting then leaves what is on top.
void Monkey::withDeeperRescue(void (Monkey::*work)()) {
    QTimer deeper;
    deeper.setInterval(deepRescueMs);
    connect(&deeper, &QTimer::timeout, this, [this]() {
        if (top() != m_window)
            withDeeperRescue(&Monkey::leave);
    });
    deeper.start();
    (this->*work)();
}

void Monkey::leave() {
    QWidget* target = top();
    note(QStringLiteral("leave ") + QLatin1String(target->metaObject()->className()));
    if (auto* dialog = qobject_cast<QDialog*>(target))
        dialog->reject();
    else
        target->close();
}

void Monkey::act() {
    --m_left;
    QWidget* target = top();
    if (qobject_cast<QFileDialog*>(target) || !target->windowHandle()) {
        leave();
        return;
    }
    const int dice = number(1, 100);
    if (target != m_window && (dice <= 15 || m_left <= 0)) {
        note(QStringLiteral("Escape in ") + QLatin1String(target->metaObject()->className()));
        strike(target->windowHandle(), Qt::Key_Escape, Qt::NoModifier, false);
    } else if (dice <= 45) {
        click(target);
    } else if (dice <= 62) {
        drag(target);
    } else if (dice <= 68) {
        wheel(target);
    } else if (dice <= 85) {
        key(target);
    } else if (dice <= 93 || target != m_window) {
        shortcut(target);
    } else {
        menuAction();
    }
}

QWidget* Monkey::top() const {
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget* modal = QApplication::activeModalWidget())
        return modal;
    return m_window;
}

int Monkey::number(int low, int high) {
    return std::uniform_int_distribution<int>(low, std::max(low, high))(m_random);
}

QPoint Monkey::place(const QWidget* target) {
    return {number(0, target->width() - 1), number(0, target->height() - 1)};
}

void Monkey::note(const QString& what) {
    m_acts.append(what);
    if (m_acts.size() > remembered)
        m_acts.removeFirst();
}

void Monkey::click(QWidget* target) {
    const QPoint at = place(target);
    const int dice = number(1, 10);
    const Qt::MouseButton button = dice <= 8 ? Qt::LeftButton : dice == 9 ? Qt::RightButton : Qt::MiddleButton;
    constexpr std::array modifiers{Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier,
                                   Qt::ControlModifier};
    const auto modifier = modifiers[static_cast<std::size_t>(number(0, 4))];
    const QWidget* child = target->childAt(at);
    note(QStringLiteral("click %1 at %2 %3 on %4")
             .arg(button)
             .arg(at.x())
             .arg(at.y())
             .arg(QLatin1String((child ? child : target)->metaObject()->className())));
    const QPointer<QWindow> handle = target->windowHandle();
    const bool twice = number(1, 8) == 1; // soon enough after another to be a double click
    strike(handle, button, modifier, at);
    if (twice)
        strike(handle, button, modifier, at);
}

void Monkey::drag(QWidget* target) {
    const QPoint from = place(target);
    const QPoint to = number(0, 1) == 0 ? place(target) : from + QPoint(number(-200, 200), number(-200, 200));
    note(QStringLiteral("drag %1 %2 to %3 %4").arg(from.x()).arg(from.y()).arg(to.x()).arg(to.y()));
    const auto modifier = number(1, 4) == 1 ? Qt::ShiftModifier : Qt::NoModifier;
    const QPointer<QWindow> handle = target->windowHandle();
    const bool withKey = number(1, 6) == 1; // while the button is down
    QTest::mousePress(handle, Qt::LeftButton, modifier, from);
    for (int step = 1; step <= 4 && handle; ++step) {
        QTest::mouseMove(handle, from + (to - from) * step / 4);
        if (step == 2 && withKey && handle && top() == target)
            key(target);
    }
    if (handle)
        QTest::mouseRelease(handle, Qt::LeftButton, modifier, to);
}

void Monkey::wheel(QWidget* target) {
    const QPoint at = place(target);
    note(QStringLiteral("wheel at %1 %2").arg(at.x()).arg(at.y()));
    const auto modifier = number(1, 2) == 1 ? Qt::ControlModifier : Qt::NoModifier;
    QWheelEvent event(at, target->mapToGlobal(at), {}, {0, number(-5, 5) * 60}, Qt::NoButton, modifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(target->windowHandle(), &event);
}

void Monkey::key(QWidget* target) {
    constexpr std::array named{Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Escape,   Qt::Key_Delete,
                               Qt::Key_Space, Qt::Key_Up,      Qt::Key_Down,   Qt::Key_Left,     Qt::Key_Right,
                               Qt::Key_Home,  Qt::Key_End,     Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_F2,
                               Qt::Key_F6,    Qt::Key_Plus,    Qt::Key_Minus,  Qt::Key_Question, Qt::Key_Backspace};
    const bool letter = number(0, 1) == 0;
    const int chosen = letter ? number(1, 3) == 1 ? number(Qt::Key_0, Qt::Key_9) : number(Qt::Key_A, Qt::Key_Z)
                              : named[static_cast<std::size_t>(number(0, static_cast<int>(named.size()) - 1))];
    const auto modifier = number(1, 4) == 1 ? Qt::ShiftModifier : Qt::NoModifier;
    note(QStringLiteral("key %1").arg(QKeySequence(static_cast<int>(modifier) | chosen).toString()));
    strike(target->windowHandle(), static_cast<Qt::Key>(chosen), modifier, target == m_window);
}

/// One of the keys of the window's commands.
void Monkey::shortcut(QWidget* target) {
    QList<QKeySequence> keys;
    for (const QAction* action : m_window->findChildren<QAction*>())
        if (action->isVisible())
            keys.append(action->shortcuts());
    if (keys.isEmpty())
        return;
    const QKeySequence chosen = keys[number(0, static_cast<int>(keys.size()) - 1)];
    note(QStringLiteral("shortcut ") + chosen.toString());
    const QPointer<QWindow> handle = target->windowHandle();
    for (int i = 0; i < chosen.count() && handle; ++i)
        strike(handle, chosen[static_cast<uint>(i)].key(), chosen[static_cast<uint>(i)].keyboardModifiers(),
               target == m_window);
}

/// Any command of the window by its name, as the command palette does it.
void Monkey::menuAction() {
    QList<QAction*> actions;
    for (QAction* action : m_window->findChildren<QAction*>())
        if (action->isVisible() && action->isEnabled() && !action->menu() && !action->objectName().isEmpty())
            actions.append(action);
    QAction* chosen = actions.value(number(0, static_cast<int>(actions.size()) - 1));
    if (!chosen)
        return;
    note(QStringLiteral("command ") + chosen->objectName());
    chosen->trigger();
}

} // namespace boxwright::test
