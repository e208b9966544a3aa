#include "app/cli/result_scoring.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <utility>

#include "core/data/result_matching.h"

namespace boxwright {
namespace {

std::optional<long long> numberOf(const std::string& id) {
    long long number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (error != std::errc() || end != id.data() + id.size())
        return std::nullopt;
    return number;
}

TruthBox truthOf(const CocoAnnotation& annotation, DifficultRule difficult) {
    TruthBox truth;
    truth.box = {annotation.x, annotation.y, annotation.width, annotation.height};
    truth.label = annotation.label;
    truth.area = annotation.area;
    truth.difficult = annotation.ignore;
    truth.crowd = annotation.crowd || (annotation.ignore && difficult == DifficultRule::Crowd);
    truth.ignored = annotation.ignore && !truth.crowd && difficult == DifficultRule::Ignore;
    return truth;
}

/// Gives every result to its image in report.scored and measures.
Result<EvaluationReport> measured(EvaluationReport report, const std::vector<ResultImage>& images,
                                  const std::vector<std::string>& categoryIds, const std::vector<CocoResult>& results,
                                  const EvaluationOptions& options) {
    auto matched = matchResults(results, images, report.classes, categoryIds);
    if (!matched)
        return tl::unexpected(matched.error());
    for (const MatchedResult& match : matched->results) {
        const CocoResult& result = results[match.result];
        report.scored[match.image].detections.push_back(
            {{result.x, result.y, result.width, result.height}, match.label, result.score});
    }
    report.messages.insert(report.messages.end(), matched->messages.begin(), matched->messages.end());
    measure(report, options);
    return report;
}

} // namespace

std::vector<std::size_t> imagesById(const CocoFile& file) {
    std::vector<std::size_t> order(file.images.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&file](std::size_t a, std::size_t b) {
        const auto first = numberOf(file.images[a].id);
        const auto second = numberOf(file.images[b].id);
        if (first && second)
            return *first < *second;
        return first || second ? first.has_value() : file.images[a].id < file.images[b].id;
    });
    return order;
}

Result<EvaluationReport> scoreCocoFile(const CocoFile& file, const std::vector<std::size_t>& images,
                                       const std::vector<CocoResult>& results, EmptyBoxes empty,
                                       const EvaluationOptions& options) {
    EvaluationReport report;
    report.classes = file.classes;
    std::vector<ResultImage> names;
    std::vector<std::optional<std::size_t>> placeOfImage(file.images.size());
    for (const std::size_t index : images) {
        const CocoImage& image = file.images[index];
        placeOfImage[index] = names.size();
        names.push_back({image.id, image.fileName});
        report.images.push_back({image.id, image.fileName, image.size, {}});
    }
    report.scored.resize(names.size());
    for (const CocoAnnotation& annotation : file.annotations) {
        const bool isEmpty = annotation.width <= 0 || annotation.height <= 0;
        if (placeOfImage[annotation.image] && !(isEmpty && empty == EmptyBoxes::Drop))
            report.scored[*placeOfImage[annotation.image]].truth.push_back(truthOf(annotation, options.difficult));
    }
    return measured(std::move(report), names, file.categoryIds, results, options);
}

Result<EvaluationReport> scoreSamples(const SampleSource& source, const std::vector<CocoResult>& results,
                                      const EvaluationOptions& options) {
    EvaluationReport report;
    report.classes = source.classes();
    std::vector<ResultImage> names;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto truth = source.truth(i);
        if (!truth) {
            report.messages.push_back(truth.error().text());
            continue;
        }
        names.push_back({truth->id, ""});
        report.images.push_back({truth->id, "", truth->size, {}});
        report.scored.push_back(scoredImage(*truth, {}, options.difficult));
    }
    return measured(std::move(report), names, countedCategoryIds(report.classes), results, options);
}

std::vector<CocoResult> resultsOf(const EvaluationReport& report) {
    std::vector<CocoResult> results;
    for (std::size_t i = 0; i < report.scored.size(); ++i) {
        for (const ScoredBox& box : report.scored[i].detections) {
            CocoResult result;
            result.imageId = report.images[i].imageId;
            result.fileName = result.imageId;
            result.categoryName = report.classes.name(box.label);
            result.x = box.box.x;
            result.y = box.box.y;
            result.width = box.box.width;
            result.height = box.box.height;
            result.score = box.score;
            results.push_back(std::move(result));
        }
    }
    return results;
}

} // namespace boxwright
