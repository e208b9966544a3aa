#include "ui/workers/result_file_scoring.h"

#include <utility>
#include <vector>

#include "core/data/coco_results.h"
#include "core/data/result_matching.h"

namespace boxwright {

namespace {

/// The image as people and the result list know it; its detections are as exact as the file has them.
void addResult(EvaluationReport& report, const CocoResult& result, const MatchedResult& match) {
    report.scored[match.image].detections.push_back(
        {{result.x, result.y, result.width, result.height}, match.label, result.score});
    const auto edge = [](double value) { return static_cast<float>(value); };
    report.images[match.image].detections.push_back(
        {{edge(result.x), edge(result.y), edge(result.x + result.width), edge(result.y + result.height)},
         match.label,
         edge(result.score)});
}

} // namespace

Result<EvaluationReport> scoreResultFile(const std::filesystem::path& file, const SampleSource& source,
                                         const EvaluationOptions& options) {
    const Result<std::vector<CocoResult>> results = readCocoResults(file);
    if (!results)
        return tl::unexpected<Error>(results.error());
    EvaluationReport report;
    report.classes = source.classes();
    std::vector<ResultImage> names;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const Result<SampleTruth> truth = source.truth(i);
        if (!truth) {
            report.messages.push_back(truth.error().text());
            continue;
        }
        names.push_back({truth->id, {}});
        report.images.push_back({truth->id, {}, truth->size, {}});
        report.scored.push_back(scoredImage(*truth, {}, options.difficult));
    }
    Result<MatchedResults> matched = matchResults(*results, names, report.classes, countedCategoryIds(report.classes));
    if (!matched) {
        Error error = matched.error();
        if (error.file.empty())
            error.file = file.string();
        return tl::unexpected<Error>(std::move(error));
    }
    for (const MatchedResult& match : matched->results)
        addResult(report, (*results)[match.result], match);
    report.messages.insert(report.messages.end(), matched->messages.begin(), matched->messages.end());
    measure(report, options);
    return report;
}

} // namespace boxwright
