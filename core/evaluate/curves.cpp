#include "core/evaluate/curves.h"

namespace boxwright {

namespace {

ClassCurve makeCurve(const ClassJudgement& judgement) {
    ClassCurve curve{judgement.label, judgement.truthCount, -1, {}, {}, {}};
    if (judgement.truthCount == 0)
        return curve;
    PrecisionCurve precisions(judgement.truthCount, judgement.ranked.size());
    for (const JudgedDetection& detection : judgement.ranked) {
        if (detection.verdict == Verdict::Ignored)
            continue;
        precisions.add(detection.verdict);
        curve.raw.push_back({detection.score, precisions.recall().back(), precisions.precision().back(),
                             detection.image, detection.detection});
    }
    precisions.makeMonotone();
    const auto reached = precisions.detectionAtRecall();
    for (std::size_t i = 0; i < recallPoints.size(); ++i) {
        if (!reached[i])
            break;
        curve.interpolated[i] = precisions.precision()[*reached[i]];
        curve.scoreAtRecall[i] = curve.raw[*reached[i]].score;
    }
    curve.ap = precisions.average();
    return curve;
}

} // namespace

CurveReport makeCurves(std::span<const ClassJudgement> judgements) {
    CurveReport report;
    double sum = 0;
    int measured = 0;
    for (const ClassJudgement& judgement : judgements) {
        const ClassCurve& curve = report.classes.emplace_back(makeCurve(judgement));
        if (curve.truthCount == 0)
            continue;
        sum += curve.ap;
        ++measured;
        for (std::size_t i = 0; i < recallPoints.size(); ++i)
            report.meanInterpolated[i] += curve.interpolated[i];
    }
    if (measured == 0)
        return report;
    report.ap = sum / measured;
    for (double& precision : report.meanInterpolated)
        precision /= measured;
    return report;
}

} // namespace boxwright
