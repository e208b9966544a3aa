#pragma once

#include <functional>
#include <vector>

#include <QObject>

class QWidget;

namespace boxwright {

/// Keeps a window open while its jobs run: asks whether to stop them, and closes the window when the last has ended.
/// Never waits for a job. Lives as long as its window.
class CloseGuard : public QObject {
    Q_OBJECT

public:
    explicit CloseGuard(QWidget* window);

    void addJob(std::function<bool()> isRunning, std::function<void()> requestStop);
    /// For the window's closeEvent(): true if nothing runs; else asks, once, and the window is closed later.
    [[nodiscard]] bool mayClose();
    /// To be called when a job has started or ended.
    void jobsChanged();

Q_SIGNALS:
    /// The user wants to leave, and the jobs have been asked to stop.
    void stopping();

private:
    struct Job {
        std::function<bool()> isRunning;
        std::function<void()> requestStop;
    };

    [[nodiscard]] bool isBusy() const;
    void ask();
    void stopJobs();

    QWidget* m_window;
    std::vector<Job> m_jobs;
    bool m_asking = false;
    bool m_closing = false;
};

} // namespace boxwright
