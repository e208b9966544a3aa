#pragma once

#include <algorithm>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace boxwright::test {

/// Measures, while it lives, how late the event loop of its thread gets to a timer of 5 ms.
class LoopProbe : public QObject {
public:
    LoopProbe() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(intervalMs);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const qint64 late = m_clock.nsecsElapsed() - qint64{intervalMs} * 1'000'000;
            m_lateness.push_back(std::max(0.0, static_cast<double>(late) / 1e6));
            m_clock.start();
        });
        m_clock.start();
        m_timer.start();
    }

    [[nodiscard]] std::size_t beats() const { return m_lateness.size(); }
    /// Milliseconds; `part` of all beats are less late.
    [[nodiscard]] double lateness(double part) const {
        std::vector<double> sorted = m_lateness;
        std::sort(sorted.begin(), sorted.end());
        if (sorted.empty())
            return 0;
        return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
    }

private:
    static constexpr int intervalMs = 5;

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_lateness;
};

} // namespace boxwright::test
