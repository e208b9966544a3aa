#include "core/engine/evaluator.h"

#include <algorithm>
#include <chrono>

#include "core/base/read_ahead.h"
#include "core/engine/evaluation_run.h"

namespace boxwright {
namespace {

using Clock = std::chrono::steady_clock;

/// Id in the source's classes of each id of the model (index 0 unused); 0 where the source lacks the class.
std::vector<int> labelMap(const ClassList& modelClasses, const ClassList& sourceClasses) {
    std::vector<int> map(static_cast<std::size_t>(modelClasses.size()) + 1, 0);
    for (int id = 1; id <= modelClasses.size(); ++id)
        map[static_cast<std::size_t>(id)] = sourceClasses.id(modelClasses.name(id)).value_or(0);
    return map;
}

void relabel(std::vector<Detection>& detections, const std::vector<int>& map) {
    for (Detection& detection : detections)
        detection.label = map[static_cast<std::size_t>(detection.label)];
    std::erase_if(detections, [](const Detection& detection) { return detection.label == 0; });
}

void noteClassDifferences(EvaluationReport& report, const ClassList& modelClasses) {
    for (const std::string& name : report.classes.names())
        if (!modelClasses.id(name))
            report.messages.push_back("The model does not know the class \"" + name + "\".");
    for (const std::string& name : modelClasses.names())
        if (!report.classes.id(name))
            report.messages.push_back("The data have no class \"" + name + "\"; its detections do not count.");
}

} // namespace

Result<EvaluationReport> evaluateWith(const DetectFunction& detect, const ClassList& modelClasses,
                                      const SampleSource& source,
                                      const std::function<void(const EvaluateProgress&)>& onProgress,
                                      std::stop_token stop, const EvaluationOptions& options) {
    EvaluationReport report;
    report.classes = source.classes();
    noteClassDifferences(report, modelClasses);
    const std::vector<int> map = labelMap(modelClasses, source.classes());
    const auto start = Clock::now();
    double networkSeconds = 0;
    ReadAhead<Result<Sample>> samples(source.size(), [&source](std::size_t i) { return source.load(i); });
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "The evaluation was cancelled.");
        Result<Sample> sample = samples.next();
        if (sample) {
            const auto before = Clock::now();
            std::vector<Detection> detections = detect(sample->image);
            networkSeconds += std::chrono::duration<double>(Clock::now() - before).count();
            relabel(detections, map);
            report.scored.push_back(scoredImage(sample->truth, detections, options.difficult));
            report.images.push_back({sample->truth.id, {}, sample->image.size(), std::move(detections)});
        } else {
            report.messages.push_back(sample.error().text());
        }
        if (onProgress) {
            const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
            const auto done = static_cast<double>(i + 1);
            onProgress({i + 1, source.size(), seconds / done * static_cast<double>(source.size() - i - 1)});
        }
    }
    report.secondsPerImage = report.scored.empty() ? 0 : networkSeconds / static_cast<double>(report.scored.size());
    measure(report, options);
    return report;
}

Result<EvaluationReport> evaluate(Predictor& predictor, const SampleSource& source,
                                  const std::function<void(const EvaluateProgress&)>& onProgress, std::stop_token stop,
                                  const EvaluationOptions& options) {
    const DetectFunction detect = [&predictor](const RgbImage& image) {
        auto detections = predictor.detect(image);
        if (!detections)
            throw detections.error();
        return std::move(*detections);
    };
    try {
        return evaluateWith(detect, predictor.classes(), source, onProgress, stop, options);
    } catch (const Error& error) {
        return tl::unexpected(error);
    }
}

Result<EvaluationReport> evaluateDetections(const SampleSource& source, std::vector<ImageDetections> detections,
                                            const EvaluationOptions& options) {
    if (detections.size() != source.size())
        return fail(ErrorKind::BadInput, "There must be one entry of detections per sample.");
    EvaluationReport report;
    report.classes = source.classes();
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto truth = source.truth(i);
        if (!truth) {
            report.messages.push_back(truth.error().text());
            continue;
        }
        report.scored.push_back(scoredImage(*truth, detections[i].detections, options.difficult));
        report.images.push_back(std::move(detections[i]));
    }
    measure(report, options);
    return report;
}

} // namespace boxwright
