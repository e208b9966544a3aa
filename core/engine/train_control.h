#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace boxwright {

/// Pauses a running training from another thread. All functions may be called from any thread.
class TrainControl {
public:
    void pause();
    void resume();
    [[nodiscard]] bool isPaused() const;
    /// Returns when the run is not paused, or is to stop. Called by the training thread between iterations.
    void waitWhilePaused(std::stop_token stop);

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
};

} // namespace boxwright
