#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include <QStringList>

namespace boxwright::test {

/// Looks where a thread is when it has not been heard of for a while: what a pause of the window is spent on. A thread
/// of its own signals the one that made it (SIGUSR2), which writes down the functions that it is in. One at a time.
class StallSampler {
public:
    /// Of the calling thread, after `patience` without heard(), and again each `patience`.
    explicit StallSampler(std::chrono::milliseconds patience);
    ~StallSampler();
    StallSampler(const StallSampler&) = delete;
    StallSampler& operator=(const StallSampler&) = delete;

    /// Of the thread that made it: it is not stalled. Takes what has been written down since the last call, one line
    /// a sample, innermost function first. Without a sample in a long pause the whole process had stopped, which the
    /// last line then says.
    QStringList heard();

private:
    std::atomic<std::chrono::steady_clock::time_point::rep> m_heard;
    std::atomic<int> m_longestGap = 0; ///< in ms, between two looks of the watcher
    std::jthread m_watcher;
};

} // namespace boxwright::test
