#include "core/model/grad_scaler.h"

namespace boxwright {

bool GradScaler::unscale(Sgd& optimizer) const {
    return optimizer.scaleGradients(1 / m_state.scale);
}

void GradScaler::update(bool finite) {
    constexpr double kGrowth = 2, kBackOff = 0.5;
    constexpr std::int64_t kInterval = 2000;
    if (!finite) {
        m_state = {m_state.scale * kBackOff, 0};
    } else if (++m_state.goodSteps == kInterval) {
        m_state = {m_state.scale * kGrowth, 0};
    }
}

} // namespace boxwright
