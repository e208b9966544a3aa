#pragma once

#include <ATen/ATen.h>

#include "core/model/sgd.h"

namespace boxwright {

/// Scales the loss so that fp16 gradients do not vanish, and skips steps whose gradients overflowed. Source:
/// torch.cuda.amp.GradScaler with its defaults: growth 2, back-off 0.5, interval 2000.
class GradScaler {
public:
    struct State {
        double scale = 65536;
        std::int64_t goodSteps = 0; ///< since the last change
    };

    [[nodiscard]] at::Tensor scaled(const at::Tensor& loss) const { return loss * m_state.scale; }
    /// Divides all gradients by the scale. False if one is not finite: the step must be left out.
    [[nodiscard]] bool unscale(Sgd& optimizer) const;
    /// Call once an iteration, after the step or its omission.
    void update(bool finite);

    [[nodiscard]] const State& state() const { return m_state; }
    void setState(const State& state) { m_state = state; }

private:
    State m_state;
};

} // namespace boxwright
