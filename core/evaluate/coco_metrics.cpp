#include "core/evaluate/coco_metrics.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "core/evaluate/coco_matcher.h"
#include "core/evaluate/matching.h"

namespace boxwright {

namespace {

/// numpy.linspace(first, last, Count), to the last bit.
template <std::size_t Count>
constexpr std::array<double, Count> linspace(double first, double last) {
    std::array<double, Count> values{};
    const double step = (last - first) / static_cast<double>(Count - 1);
    for (std::size_t i = 0; i < Count; ++i)
        values[i] = static_cast<double>(i) * step + first;
    values[Count - 1] = last;
    return values;
}

constexpr auto iouThresholds = linspace<10>(0.5, 0.95);
constexpr auto recallPoints = linspace<101>(0.0, 1.0);
constexpr std::size_t iou75 = 5; // iouThresholds[5] is .75
constexpr std::array<AreaRange, 4> areaRanges{AreaRange{0, 1e10}, AreaRange{0, 32.0 * 32.0},
                                              AreaRange{32.0 * 32.0, 96.0 * 96.0}, AreaRange{96.0 * 96.0, 1e10}};
constexpr std::array<std::size_t, 3> detectionCaps{1, 10, 100};
constexpr std::size_t allAreas = 0;
constexpr std::size_t topCap = 2;

/// A detection of one class among those of all images.
struct Candidate {
    double score = 0;
    std::size_t rank = 0; ///< in its image, from 0
};

/// One class, one area range. Precisions are means over the recall points.
struct ClassScores {
    int truthCount = 0; ///< everything else is meaningless when 0
    std::array<double, iouThresholds.size()> precision{};
    std::array<double, detectionCaps.size()> recall{}; ///< means over the thresholds
};

struct CurveScores {
    double precision = 0; ///< mean over the recall points
    double recall = 0;    ///< last value
};

/// Mean over the 101 recall points of the best precision at that recall or beyond.
double meanPrecision(const std::vector<double>& recall, std::vector<double>& precision) {
    for (std::size_t i = precision.size(); i-- > 1;)
        precision[i - 1] = std::max(precision[i - 1], precision[i]);
    double sum = 0;
    auto at = recall.begin();
    for (const double point : recallPoints) {
        at = std::lower_bound(at, recall.end(), point);
        if (at == recall.end())
            break;
        sum += precision[static_cast<std::size_t>(at - recall.begin())];
    }
    return sum / static_cast<double>(recallPoints.size());
}

/// COCOeval.accumulate for one class, range, threshold and cap. `order` ranks the candidates of all images by score.
CurveScores accumulate(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& order,
                       std::span<const Verdict> verdicts, std::size_t cap, int truthCount) {
    std::vector<double> recall;
    std::vector<double> precision;
    recall.reserve(order.size());
    precision.reserve(order.size());
    double hits = 0;
    double falseAlarms = 0;
    for (const std::size_t index : order) {
        if (candidates[index].rank >= cap)
            continue;
        hits += verdicts[index] == Verdict::Hit ? 1 : 0;
        falseAlarms += verdicts[index] == Verdict::FalseAlarm ? 1 : 0;
        recall.push_back(hits / truthCount);
        precision.push_back(hits / (falseAlarms + hits + std::numeric_limits<double>::epsilon()));
    }
    return {meanPrecision(recall, precision), recall.empty() ? 0 : recall.back()};
}

/// All detections of one class, in the order of the images.
std::vector<Candidate> collectCandidates(const std::vector<CocoMatcher>& matchers) {
    std::vector<Candidate> candidates;
    for (const CocoMatcher& matcher : matchers)
        for (std::size_t rank = 0; rank < matcher.scores().size(); ++rank)
            candidates.push_back({matcher.scores()[rank], rank});
    return candidates;
}

void matchAll(const std::vector<CocoMatcher>& matchers, AreaRange range, double threshold,
              std::span<Verdict> verdicts) {
    for (const CocoMatcher& matcher : matchers) {
        matcher.match(range, threshold, verdicts);
        verdicts = verdicts.subspan(matcher.scores().size());
    }
}

std::array<ClassScores, areaRanges.size()> scoreClass(const std::vector<ClassImage>& images) {
    std::vector<CocoMatcher> matchers;
    matchers.reserve(images.size());
    for (const ClassImage& image : images)
        matchers.emplace_back(image, detectionCaps[topCap]);
    const std::vector<Candidate> candidates = collectCandidates(matchers);
    std::vector<double> scores(candidates.size());
    std::transform(candidates.begin(), candidates.end(), scores.begin(), [](const Candidate& c) { return c.score; });
    const std::vector<std::size_t> order = rankedByScore(scores);

    std::array<ClassScores, areaRanges.size()> result;
    std::vector<Verdict> verdicts(candidates.size());
    for (std::size_t area = 0; area < areaRanges.size(); ++area) {
        ClassScores& scored = result[area];
        for (const CocoMatcher& matcher : matchers)
            scored.truthCount += matcher.truthCount(areaRanges[area]);
        if (scored.truthCount == 0)
            continue;
        for (std::size_t t = 0; t < iouThresholds.size(); ++t) {
            matchAll(matchers, areaRanges[area], iouThresholds[t], verdicts);
            // Only "all areas" reports the smaller caps.
            for (std::size_t cap = area == allAreas ? 0 : topCap; cap < detectionCaps.size(); ++cap) {
                const CurveScores curve =
                    accumulate(candidates, order, verdicts, detectionCaps[cap], scored.truthCount);
                scored.recall[cap] += curve.recall / static_cast<double>(iouThresholds.size());
                if (cap == topCap)
                    scored.precision[t] = curve.precision;
            }
        }
    }
    return result;
}

double meanOverThresholds(const ClassScores& scored) {
    double sum = 0;
    for (const double precision : scored.precision)
        sum += precision;
    return sum / static_cast<double>(scored.precision.size());
}

using AllScores = std::vector<std::array<ClassScores, areaRanges.size()>>;

/// Mean of value(scores) over the classes that have objects in the range; -1 if none has.
template <class Value>
double meanOverClasses(const AllScores& all, std::size_t area, Value value) {
    double sum = 0;
    int count = 0;
    for (const auto& classScores : all) {
        if (classScores[area].truthCount == 0)
            continue;
        sum += value(classScores[area]);
        ++count;
    }
    return count == 0 ? -1 : sum / count;
}

CocoNumbers summarize(const AllScores& all) {
    const auto meanAp = [&](std::size_t area) { return meanOverClasses(all, area, meanOverThresholds); };
    const auto meanApAt = [&](std::size_t threshold) {
        return meanOverClasses(all, allAreas, [=](const ClassScores& s) { return s.precision[threshold]; });
    };
    const auto meanRecall = [&](std::size_t area, std::size_t cap) {
        return meanOverClasses(all, area, [=](const ClassScores& s) { return s.recall[cap]; });
    };
    CocoNumbers numbers;
    numbers.ap = meanAp(allAreas);
    numbers.ap50 = meanApAt(0);
    numbers.ap75 = meanApAt(iou75);
    numbers.apSmall = meanAp(1);
    numbers.apMedium = meanAp(2);
    numbers.apLarge = meanAp(3);
    numbers.ar1 = meanRecall(allAreas, 0);
    numbers.ar10 = meanRecall(allAreas, 1);
    numbers.ar100 = meanRecall(allAreas, topCap);
    numbers.arSmall = meanRecall(1, topCap);
    numbers.arMedium = meanRecall(2, topCap);
    numbers.arLarge = meanRecall(3, topCap);
    return numbers;
}

} // namespace

CocoReport evaluateCoco(std::span<const ScoredImage> images, std::span<const int> labels) {
    const std::vector<std::vector<ClassImage>> byClass = splitByClass(images, labels);
    AllScores all;
    all.reserve(byClass.size());
    CocoReport report;
    for (std::size_t k = 0; k < byClass.size(); ++k) {
        const auto& classScores = all.emplace_back(scoreClass(byClass[k]));
        const ClassScores& scored = classScores[allAreas];
        CocoClassNumbers line{labels[k], scored.truthCount, -1, -1};
        if (scored.truthCount > 0) {
            line.ap = meanOverThresholds(scored);
            line.ap50 = scored.precision[0];
        }
        report.classes.push_back(line);
    }
    report.numbers = summarize(all);
    return report;
}

} // namespace boxwright
