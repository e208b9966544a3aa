#include "app/cli/train_preview.h"

#include <cstdio>
#include <string>
#include <vector>

#include "app/cli/data_argument.h"
#include "core/engine/epoch_plan.h"
#include "core/engine/lr_schedule.h"

namespace boxwright {
namespace {

constexpr int kShownEpochs = 40;

/// A sentence for each image that cannot be read. Stops early on request.
std::vector<std::string> unreadable(const SampleSource& source, const char* what, ProgressLine& line,
                                    const std::stop_token& stop) {
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < source.size() && !stop.stop_requested(); ++i) {
        if (const auto sample = source.load(i); !sample)
            sentences.push_back("would be skipped: " + sample.error().text());
        line.show(static_cast<double>(i + 1) / static_cast<double>(source.size()),
                  std::string("reading ") + what + " image " + std::to_string(i + 1) + " of " +
                      std::to_string(source.size()));
    }
    line.clear();
    return sentences;
}

void printSchedule(const TrainOptions& options, int iterations) {
    const LrSchedule schedule(options.schedule, options.effectiveLearningRate(), iterations, options.epochs);
    std::printf("epoch  first rate  last rate\n");
    for (int epoch = options.startEpoch; epoch < options.epochs; ++epoch) {
        if (epoch - options.startEpoch == kShownEpochs && epoch + 1 < options.epochs) {
            std::printf("  ...\n");
            epoch = options.epochs - 1;
        }
        const std::int64_t first = std::int64_t{epoch} * iterations;
        std::printf("%5d  %10.6f  %9.6f\n", epoch + 1, schedule.rate(first), schedule.rate(first + iterations - 1));
    }
    if (options.schedule.kind == ScheduleKind::Plateau)
        std::printf("The rate falls whenever the validation numbers have not risen for %d evaluations.\n",
                    options.schedule.patience);
}

} // namespace

ExitCode previewTraining(const TrainOptions& options, const SampleSource& training, const SampleSource& validation,
                         ProgressLine& line, const std::stop_token& stop) {
    for (const std::string& problem : options.validate()) {
        std::fprintf(stderr, "boxwright-cli: %s\n", problem.c_str());
        return ExitCode::Failed;
    }
    auto skipped = unreadable(training, "training", line, stop);
    for (std::string& sentence : unreadable(validation, "validation", line, stop))
        skipped.push_back(std::move(sentence));
    if (stop.stop_requested())
        return ExitCode::Cancelled;
    printNotes(skipped);
    const int iterations = EpochPlan(training, options).iterations();
    std::printf(
        "%s: %zu training and %zu validation images, %zu of them unreadable; %d epochs of %d iterations of up to "
        "%d images\n",
        options.model.c_str(), training.size(), validation.size(), skipped.size(), options.epochs, iterations,
        options.imagesPerIteration());
    printSchedule(options, iterations);
    return skipped.empty() ? ExitCode::Done : ExitCode::Findings;
}

} // namespace boxwright
