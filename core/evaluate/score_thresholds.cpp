#include "core/evaluate/score_thresholds.h"

#include <algorithm>
#include <cmath>

namespace boxwright {

namespace {

/// A detection that counts, as far as a threshold cares.
struct Shown {
    double score = 0;
    bool hit = false;
};

std::vector<Shown> shownOf(const ClassJudgement& judgement) {
    std::vector<Shown> shown;
    shown.reserve(judgement.ranked.size());
    for (const JudgedDetection& detection : judgement.ranked)
        if (detection.verdict != Verdict::Ignored && !std::isnan(detection.score))
            shown.push_back({detection.score, detection.verdict == Verdict::Hit});
    return shown;
}

/// `shown` by falling score.
ThresholdCurve makeCurve(int label, int truthCount, std::span<const Shown> shown) {
    ThresholdCurve curve{label, truthCount, {}, std::nullopt};
    ThresholdPoint point{0, 0, 0, truthCount};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        point.hits += shown[i].hit ? 1 : 0;
        point.falseAlarms += shown[i].hit ? 0 : 1;
        point.missed = truthCount - point.hits;
        point.score = shown[i].score;
        if (i + 1 < shown.size() && shown[i + 1].score == point.score)
            continue; // a threshold takes all of one score or none
        curve.points.push_back(point);
        if (point.hits > 0 && (!curve.best || point.f1() > curve.points[*curve.best].f1()))
            curve.best = curve.points.size() - 1;
    }
    return curve;
}

} // namespace

double ThresholdPoint::precision() const {
    return hits + falseAlarms == 0 ? 1 : static_cast<double>(hits) / (hits + falseAlarms);
}

double ThresholdPoint::recall() const {
    return hits + missed == 0 ? 0 : static_cast<double>(hits) / (hits + missed);
}

double ThresholdPoint::f1() const {
    const int sum = 2 * hits + falseAlarms + missed;
    return sum == 0 ? 0 : 2.0 * hits / sum;
}

ThresholdPoint ThresholdCurve::at(double score) const {
    const auto after = std::partition_point(points.begin(), points.end(),
                                            [score](const ThresholdPoint& point) { return point.score >= score; });
    ThresholdPoint point = after == points.begin() ? ThresholdPoint{0, 0, 0, truthCount} : *std::prev(after);
    point.score = score;
    return point;
}

ThresholdReport makeThresholds(std::span<const ClassJudgement> judgements) {
    ThresholdReport report;
    std::vector<Shown> all;
    int truthCount = 0;
    for (const ClassJudgement& judgement : judgements) {
        const std::vector<Shown> shown = shownOf(judgement);
        report.classes.push_back(makeCurve(judgement.label, judgement.truthCount, shown));
        all.insert(all.end(), shown.begin(), shown.end());
        truthCount += judgement.truthCount;
    }
    std::sort(all.begin(), all.end(), [](const Shown& a, const Shown& b) { return a.score > b.score; });
    report.overall = makeCurve(0, truthCount, all);
    return report;
}

} // namespace boxwright
