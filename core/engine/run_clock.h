#pragma once

#include <chrono>
#include <cstdint>

namespace boxwright {

/// Speed and remaining time of a run from recent iterations and evaluations.
class RunClock {
public:
    using Clock = std::chrono::steady_clock;

    /// After each training iteration of `images` images.
    void iterationDone(double seconds, std::size_t images);
    void evaluationDone(double seconds) { m_evaluationSeconds = seconds; }

    [[nodiscard]] double imagesPerSecond() const { return m_secondsPerImage > 0 ? 1 / m_secondsPerImage : 0; }
    [[nodiscard]] double secondsLeft(std::int64_t iterationsLeft, int evaluationsLeft) const;
    [[nodiscard]] static double since(Clock::time_point start);

private:
    double m_secondsPerIteration = 0;
    double m_secondsPerImage = 0;
    double m_evaluationSeconds = 0;
};

/// Resident memory of this process in MiB; 0 where it cannot be read.
[[nodiscard]] double residentMemoryMiB();

} // namespace boxwright
