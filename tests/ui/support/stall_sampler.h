#pragma once

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

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

    /// Of the thread that made it: it is not stalled. Takes what has been written down since the last call. Without a
    /// sample in a long pause the whole process had stopped, which `samplerGapMs` then says.
    struct Stall {
        std::vector<std::vector<void*>> samples{};
        int samplerGapMs = 0; ///< the longest that the sampler itself was away
    };
    Stall heard();
    /// One line a sample, innermost function first. Not for a thread that must not wait: it looks into libraries, and
    /// waits while one is being loaded.
    [[nodiscard]] static QStringList lines(const Stall& stall);

private:
    std::atomic<std::chrono::steady_clock::time_point::rep> m_heard;
    std::atomic<int> m_longestGap = 0; ///< in ms, between two looks of the watcher
    std::jthread m_watcher;
};

} // namespace boxwright::test
