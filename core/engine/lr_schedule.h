#pragma once

#include <cstdint>

#include "core/engine/train_options.h"

namespace boxwright {

/// The learning rate as a pure function of the iteration: warm-up, then the schedule. Source: spec sections 26 and 27.
class LrSchedule {
public:
    LrSchedule(const ScheduleOptions& options, double learningRate, std::int64_t iterationsPerEpoch, int epochs);

    /// Rate of iteration `step`, counted from 0 over the whole run.
    [[nodiscard]] double rate(std::int64_t step) const;
    /// Plateau only: how often the rate has been lowered so far.
    void setPlateauDrops(int drops) { m_plateauDrops = drops; }
    /// Iterations of the warm-up: at most one epoch less one, so that the epoch ends at the full rate.
    [[nodiscard]] std::int64_t warmupIterations() const { return m_warmup; }

private:
    ScheduleOptions m_options;
    double m_learningRate;
    std::int64_t m_iterationsPerEpoch;
    std::int64_t m_steps;
    std::int64_t m_warmup;
    int m_plateauDrops = 0;
};

} // namespace boxwright
