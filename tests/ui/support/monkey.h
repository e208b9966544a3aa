#pragma once

#include <functional>
#include <memory>
#include <random>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include "tests/ui/support/stall_sampler.h"

class QMainWindow;
class QWidget;
class QWindow;

namespace boxwright::test {

/// Sends random mouse, wheel and key events to a window and to whatever opens above it, as fast as the event loop takes
/// them, and watches how long that is away. It is driven by the event loop, so that it goes on inside dialogs that
/// block their caller; it leaves file dialogs by Escape.
class Monkey : public QObject {
    Q_OBJECT

public:
    Monkey(QMainWindow* window, unsigned seed, int events);

    void start();
    /// Called before each event, to keep the window where the test wants it.
    void setKeeper(std::function<void()> keeper) { m_keeper = std::move(keeper); }
    /// Longest time in ms in which the event loop heard nothing, without the time in which another process had our
    /// core.
    [[nodiscard]] double longestDeafness() const { return m_longestDeafness; }
    /// What was done before that, and last.
    [[nodiscard]] QString deafAfter() const { return m_deafAfter; }
    /// From now on pauses() also tells the functions that the event loop was away in.
    void samplePauses();
    /// Every time of more than half a second, with its length and what was done before.
    [[nodiscard]] QStringList pauses() const;
    [[nodiscard]] QString lastActs() const { return m_acts.join(QStringLiteral(", ")); }

Q_SIGNALS:
    void finished();

private:
    void next();
    void act();
    void rescue();
    void withDeeperRescue(void (Monkey::*work)());
    void leave();
    void listen();
    void click(QWidget* target);
    void drag(QWidget* target);
    void wheel(QWidget* target);
    void key(QWidget* target);
    void shortcut(QWidget* target);
    void menuAction();
    [[nodiscard]] QWidget* top() const;
    [[nodiscard]] int number(int low, int high); ///< both included
    [[nodiscard]] QPoint place(const QWidget* target);
    void note(const QString& what);

    QMainWindow* m_window;
    std::mt19937 m_random;
    int m_left;
    std::function<void()> m_keeper;
    QStringList m_acts;
    bool m_acting = false;
    QTimer m_steps;
    QTimer m_rescue;
    QTimer m_ear;
    QElapsedTimer m_heard;
    double m_waited = 0;
    double m_longestDeafness = 0;
    QString m_deafAfter;
    struct Pause {
        QString text;
        StallSampler::Stall where;
    };
    std::vector<Pause> m_pauses;
    std::unique_ptr<StallSampler> m_sampler;
};

} // namespace boxwright::test
