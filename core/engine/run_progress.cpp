#include "core/engine/run_progress.h"

namespace boxwright {

double decisiveNumber(const CocoNumbers& numbers, BestBy by) {
    return by == BestBy::Ap ? numbers.ap : numbers.ap50;
}

RunProgress runProgress(const std::vector<EpochSummary>& epochs, const TrainOptions& options) {
    RunProgress progress;
    int sinceDrop = 0; // evaluations without a new best since the last drop
    bool any = false;
    for (const EpochSummary& epoch : epochs) {
        progress.secondsSoFar += epoch.seconds;
        if (!epoch.evaluated)
            continue;
        const double value = decisiveNumber(epoch.metrics, options.bestBy);
        if (!any || value > progress.best) {
            progress.best = value;
            progress.sinceBest = sinceDrop = 0;
            any = true;
            continue;
        }
        ++progress.sinceBest;
        if (++sinceDrop >= options.schedule.patience) {
            ++progress.plateauDrops;
            sinceDrop = 0;
        }
    }
    return progress;
}

} // namespace boxwright
