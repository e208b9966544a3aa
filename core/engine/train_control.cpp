#include "core/engine/train_control.h"

namespace boxwright {

void TrainControl::pause() {
    const std::scoped_lock lock(m_mutex);
    m_paused = true;
}

void TrainControl::resume() {
    {
        const std::scoped_lock lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

bool TrainControl::isPaused() const {
    const std::scoped_lock lock(m_mutex);
    return m_paused;
}

void TrainControl::waitWhilePaused(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_paused; });
}

} // namespace boxwright
