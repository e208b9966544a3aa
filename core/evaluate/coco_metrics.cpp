#include "core/evaluate/coco_metrics.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/evaluate/coco_matcher.h"
#include "core/evaluate/linspace.h"
#include "core/evaluate/matching.h"
#include "core/evaluate/parallel.h"
#include "core/evaluate/precision_curve.h"

namespace boxwright {

namespace {

constexpr auto iouThresholds = linspace<10>(0.5, 0.95);
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

/// One class at one area range and threshold.
struct ThresholdScores {
    double precision = 0;                              ///< mean over the recall points
    std::array<double, detectionCaps.size()> recall{}; ///< the last of the curve
};

/// One class at one area range.
struct AreaScores {
    int truthCount = 0; ///< everything else is meaningless when 0
    std::array<ThresholdScores, iouThresholds.size()> at;

    [[nodiscard]] double meanPrecision() const {
        double sum = 0;
        for (const ThresholdScores& scores : at)
            sum += scores.precision;
        return sum / static_cast<double>(at.size());
    }
    [[nodiscard]] double meanRecall(std::size_t cap) const {
        double sum = 0;
        for (const ThresholdScores& scores : at)
            sum += scores.recall[cap] / static_cast<double>(at.size());
        return sum;
    }
};

using ClassScores = std::array<AreaScores, areaRanges.size()>;

/// One class with what all thresholds and ranges share.
struct ClassWork {
    std::vector<CocoMatcher> matchers;
    std::vector<Candidate> candidates;
    std::vector<std::size_t> order; ///< of the candidates of all images, by score
};

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

/// COCOeval.accumulate for one class, range, threshold and cap.
PrecisionCurve accumulate(const ClassWork& work, std::span<const Verdict> verdicts, std::size_t cap, int truthCount) {
    PrecisionCurve curve(truthCount, work.order.size());
    for (const std::size_t index : work.order)
        if (work.candidates[index].rank < cap)
            curve.add(verdicts[index]);
    return curve;
}

ClassWork prepare(const std::vector<ClassImage>& images) {
    ClassWork work;
    work.matchers.reserve(images.size());
    for (const ClassImage& image : images)
        work.matchers.emplace_back(image, detectionCaps[topCap]);
    work.candidates = collectCandidates(work.matchers);
    std::vector<double> scores(work.candidates.size());
    std::transform(work.candidates.begin(), work.candidates.end(), scores.begin(),
                   [](const Candidate& candidate) { return candidate.score; });
    work.order = rankedByScore(scores);
    return work;
}

int countTruth(const std::vector<CocoMatcher>& matchers, AreaRange range) {
    int count = 0;
    for (const CocoMatcher& matcher : matchers)
        count += matcher.truthCount(range);
    return count;
}

ThresholdScores scoreThreshold(const ClassWork& work, std::size_t area, double threshold, int truthCount) {
    std::vector<Verdict> verdicts(work.candidates.size());
    matchAll(work.matchers, areaRanges[area], threshold, verdicts);
    ThresholdScores scores;
    // Only "all areas" reports the smaller caps.
    for (std::size_t cap = area == allAreas ? 0 : topCap; cap < detectionCaps.size(); ++cap) {
        PrecisionCurve curve = accumulate(work, verdicts, detectionCaps[cap], truthCount);
        scores.recall[cap] = curve.lastRecall();
        if (cap == topCap) {
            curve.makeMonotone();
            scores.precision = curve.average();
        }
    }
    return scores;
}

/// Every class, range and threshold is a task of its own; each writes to its own place and sums are taken afterwards
/// in a fixed order, so that the threads do not show in the numbers.
std::vector<ClassScores> scoreClasses(const std::vector<std::vector<ClassImage>>& byClass, int threads) {
    std::vector<ClassWork> work(byClass.size());
    std::vector<ClassScores> all(byClass.size());
    forEachIndex(byClass.size(), threads, [&](std::size_t k) {
        work[k] = prepare(byClass[k]);
        for (std::size_t area = 0; area < areaRanges.size(); ++area)
            all[k][area].truthCount = countTruth(work[k].matchers, areaRanges[area]);
    });
    constexpr std::size_t tasksOfClass = areaRanges.size() * iouThresholds.size();
    forEachIndex(byClass.size() * tasksOfClass, threads, [&](std::size_t task) {
        const std::size_t k = task / tasksOfClass;
        const std::size_t area = task % tasksOfClass / iouThresholds.size();
        const std::size_t t = task % iouThresholds.size();
        if (all[k][area].truthCount > 0)
            all[k][area].at[t] = scoreThreshold(work[k], area, iouThresholds[t], all[k][area].truthCount);
    });
    return all;
}

/// Mean of value(scores) over the classes that have objects in the range; -1 if none has.
template <class Value>
double meanOverClasses(const std::vector<ClassScores>& all, std::size_t area, Value value) {
    double sum = 0;
    int count = 0;
    for (const ClassScores& scores : all) {
        if (scores[area].truthCount == 0)
            continue;
        sum += value(scores[area]);
        ++count;
    }
    return count == 0 ? -1 : sum / count;
}

CocoNumbers summarize(const std::vector<ClassScores>& all) {
    const auto meanAp = [&](std::size_t area) {
        return meanOverClasses(all, area, [](const AreaScores& scores) { return scores.meanPrecision(); });
    };
    const auto meanApAt = [&](std::size_t threshold) {
        return meanOverClasses(all, allAreas, [=](const AreaScores& scores) { return scores.at[threshold].precision; });
    };
    const auto meanRecall = [&](std::size_t area, std::size_t cap) {
        return meanOverClasses(all, area, [=](const AreaScores& scores) { return scores.meanRecall(cap); });
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

CocoReport evaluateCoco(std::span<const ScoredImage> images, std::span<const int> labels, int threads) {
    const std::vector<ClassScores> all = scoreClasses(splitByClass(images, labels), threads);
    CocoReport report;
    for (std::size_t k = 0; k < all.size(); ++k) {
        const AreaScores& scores = all[k][allAreas];
        CocoClassNumbers line{labels[k], scores.truthCount};
        if (scores.truthCount > 0) {
            line.ap = scores.meanPrecision();
            line.ap50 = scores.at[0].precision;
            line.ap75 = scores.at[iou75].precision;
            line.ar100 = scores.meanRecall(topCap);
        }
        report.classes.push_back(line);
    }
    report.numbers = summarize(all);
    return report;
}

} // namespace boxwright
