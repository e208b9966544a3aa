#include "core/engine/lr_schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace boxwright {

LrSchedule::LrSchedule(const ScheduleOptions& options, double learningRate, std::int64_t iterationsPerEpoch, int epochs)
    : m_options(options)
    , m_learningRate(learningRate)
    , m_iterationsPerEpoch(std::max<std::int64_t>(iterationsPerEpoch, 1))
    , m_steps(m_iterationsPerEpoch * std::max(epochs, 1))
    , m_warmup(std::clamp<std::int64_t>(options.warmupIterations, 0, m_iterationsPerEpoch - 1)) {}

double LrSchedule::rate(std::int64_t step) const {
    double factor = 1;
    const double progress = static_cast<double>(step) / static_cast<double>(m_steps);
    switch (m_options.kind) {
    case ScheduleKind::Step:
        factor = std::pow(m_options.gamma, static_cast<double>(step / m_iterationsPerEpoch / m_options.stepEpochs));
        break;
    case ScheduleKind::MultiStep:
        for (const double milestone : m_options.milestones)
            if (progress >= milestone)
                factor *= m_options.gamma;
        break;
    case ScheduleKind::Cosine:
        factor = 0.5 * (1 + std::cos(std::numbers::pi * std::min(progress, 1.0)));
        break;
    case ScheduleKind::Plateau:
        factor = std::pow(m_options.gamma, m_plateauDrops);
        break;
    }
    if (step < m_warmup) {
        const double share = static_cast<double>(step) / static_cast<double>(m_warmup);
        factor *= m_options.warmupFactor * (1 - share) + share;
    }
    return m_learningRate * factor;
}

} // namespace boxwright
