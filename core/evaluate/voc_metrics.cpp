#include "core/evaluate/voc_metrics.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "core/evaluate/matching.h"
#include "core/evaluate/parallel.h"

namespace boxwright {

namespace {

constexpr double iouThreshold = 0.5; // to be exceeded, not only reached

/// Precision and recall after each detection, by descending score.
struct Curve {
    std::vector<double> recall;
    std::vector<double> precision;
};

/// A detection among those of all images of one class.
struct Candidate {
    std::size_t entry = 0; ///< which ClassImage
    XywhBox box;
};

/// A box from the left edge of its first pixel to the right edge of its last.
XywhBox withLastPixel(const XywhBox& box) {
    return {box.x, box.y, box.width + 1, box.height + 1};
}

double overlapAs(VocOverlap rule, const XywhBox& a, const XywhBox& b) {
    return rule == VocOverlap::Inclusive ? overlap(withLastPixel(a), withLastPixel(b)) : overlap(a, b);
}

/// A crowd is no object to be found one by one; what lies in it is neither right nor wrong.
bool countsNeitherWay(const TruthBox& truth) {
    return truth.difficult || truth.crowd || truth.ignored;
}

/// The object with the highest overlap (the first of equals) if that exceeds the threshold, else the object count.
std::size_t bestObject(const XywhBox& box, const std::vector<TruthBox>& truth, VocOverlap rule) {
    double best = iouThreshold;
    std::size_t found = truth.size();
    for (std::size_t object = 0; object < truth.size(); ++object) {
        const double value = overlapAs(rule, box, truth[object].box);
        if (value > best) {
            best = value;
            found = object;
        }
    }
    return found;
}

Curve makeCurve(const std::vector<ClassImage>& images, int truthCount, VocOverlap rule) {
    std::vector<Candidate> candidates;
    std::vector<double> scores;
    std::vector<std::vector<bool>> taken;
    for (std::size_t entry = 0; entry < images.size(); ++entry) {
        taken.emplace_back(images[entry].truth.size(), false);
        for (const ScoredBox& detection : images[entry].detections) {
            candidates.push_back({entry, detection.box});
            scores.push_back(detection.score);
        }
    }
    Curve curve;
    double hits = 0;
    double falseAlarms = 0;
    for (const std::size_t index : rankedByScore(scores)) {
        const auto& [entry, box] = candidates[index];
        const std::vector<TruthBox>& truth = images[entry].truth;
        const std::size_t object = bestObject(box, truth, rule);
        if (object == truth.size() || taken[entry][object]) {
            falseAlarms += 1;
        } else if (!countsNeitherWay(truth[object])) { // a difficult one is never taken: it absorbs any number
            taken[entry][object] = true;
            hits += 1;
        }
        curve.recall.push_back(hits / truthCount);
        curve.precision.push_back(hits / std::max(hits + falseAlarms, std::numeric_limits<double>::epsilon()));
    }
    return curve;
}

void makeMonotone(std::vector<double>& precision) {
    for (std::size_t i = precision.size(); i-- > 1;)
        precision[i - 1] = std::max(precision[i - 1], precision[i]);
}

VocNumbers averagePrecision(Curve curve) {
    makeMonotone(curve.precision);
    VocNumbers numbers{0, 0};
    for (int i = 0; i <= 10; ++i) {
        // i * 0.1, not i / 10: numpy's arange(0, 1.1, 0.1), which the usual VOC scripts use, has .3000...04.
        const auto at = std::lower_bound(curve.recall.begin(), curve.recall.end(), i * 0.1);
        if (at != curve.recall.end())
            numbers.ap50ElevenPoint += curve.precision[static_cast<std::size_t>(at - curve.recall.begin())] / 11;
    }
    double previousRecall = 0;
    for (std::size_t i = 0; i < curve.recall.size(); ++i) {
        numbers.ap50Area += (curve.recall[i] - previousRecall) * curve.precision[i];
        previousRecall = curve.recall[i];
    }
    return numbers;
}

int countTruth(const std::vector<ClassImage>& images) {
    std::ptrdiff_t count = 0;
    for (const ClassImage& image : images)
        count += std::count_if(image.truth.begin(), image.truth.end(),
                               [](const TruthBox& t) { return !countsNeitherWay(t); });
    return static_cast<int>(count);
}

} // namespace

VocReport evaluateVoc(std::span<const ScoredImage> images, std::span<const int> labels, const VocOptions& options) {
    const std::vector<std::vector<ClassImage>> byClass = splitByClass(images, labels);
    VocReport report;
    report.classes.resize(byClass.size());
    forEachIndex(byClass.size(), options.threads, [&](std::size_t k) {
        VocClassNumbers& line = report.classes[k];
        line = {labels[k], countTruth(byClass[k]), {}};
        if (line.truthCount > 0)
            line.numbers = averagePrecision(makeCurve(byClass[k], line.truthCount, options.overlap));
    });
    VocNumbers sum{0, 0};
    int measured = 0;
    for (const VocClassNumbers& line : report.classes) {
        if (line.truthCount == 0)
            continue;
        sum.ap50ElevenPoint += line.numbers.ap50ElevenPoint;
        sum.ap50Area += line.numbers.ap50Area;
        ++measured;
    }
    if (measured > 0)
        report.mean = {sum.ap50ElevenPoint / measured, sum.ap50Area / measured};
    return report;
}

} // namespace boxwright
