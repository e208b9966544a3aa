#include "core/engine/run_clock.h"

#include <fstream>

#include <unistd.h>

namespace boxwright {
namespace {

constexpr double kSmoothing = 0.05; ///< share of the newest value in the running mean

void blend(double& mean, double value) {
    mean = mean > 0 ? mean + kSmoothing * (value - mean) : value;
}

} // namespace

void RunClock::iterationDone(double seconds, std::size_t images) {
    blend(m_secondsPerIteration, seconds);
    if (images > 0)
        blend(m_secondsPerImage, seconds / static_cast<double>(images));
}

double RunClock::secondsLeft(std::int64_t iterationsLeft, int evaluationsLeft) const {
    return static_cast<double>(iterationsLeft) * m_secondsPerIteration + evaluationsLeft * m_evaluationSeconds;
}

double RunClock::since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double residentMemoryMiB() {
    std::ifstream statm("/proc/self/statm");
    double total = 0, resident = 0;
    if (!(statm >> total >> resident))
        return 0;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

} // namespace boxwright
