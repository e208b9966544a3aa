#include "core/engine/evaluation_report.h"

#include <numeric>

namespace boxwright {

namespace {

XywhBox toXywh(const Box& box) {
    const double x = box.xmin, y = box.ymin;
    return {x, y, static_cast<double>(box.xmax) - x, static_cast<double>(box.ymax) - y};
}

/// Where most is gained: the score threshold of the best F1 of all classes together.
double bestScore(const ThresholdCurve& curve) {
    return curve.best ? curve.points[*curve.best].score : ConfusionOptions{}.scoreThreshold;
}

} // namespace

ScoredImage scoredImage(const SampleTruth& truth, const std::vector<Detection>& detections, DifficultRule difficult) {
    ScoredImage image;
    for (std::size_t i = 0; i < truth.boxesInImage.size(); ++i) {
        TruthBox box;
        box.box = toXywh(truth.boxesInImage[i]);
        box.label = truth.labels[i];
        box.difficult = truth.difficult[i];
        box.crowd = box.difficult && difficult == DifficultRule::Crowd;
        box.ignored = box.difficult && difficult == DifficultRule::Ignore;
        box.area = box.box.width * box.box.height;
        image.truth.push_back(box);
    }
    for (const Detection& detection : detections)
        image.detections.push_back({toXywh(detection.boxInImage), detection.label, detection.score});
    return image;
}

void measure(EvaluationReport& report, const EvaluationOptions& options) {
    std::vector<int> labels(static_cast<std::size_t>(report.classes.size()));
    std::iota(labels.begin(), labels.end(), 1);
    report.coco = evaluateCoco(report.scored, labels, options.threads);
    report.voc = evaluateVoc(report.scored, labels, {options.vocOverlap, options.threads});
    if (!options.details)
        return;
    report.hasDetails = true;
    report.judgements = judgeClasses(report.scored, labels, options.iouThreshold, options.threads);
    const auto& judgements = report.judgements;
    report.curves = makeCurves(judgements);
    report.thresholds = makeThresholds(judgements);
    const double score = options.confusionScore.value_or(bestScore(report.thresholds.overall));
    report.confusion = makeConfusion(report.scored, judgements, {score, options.iouThreshold});
    report.errors = findErrors(report.scored, judgements, {.foreground = options.iouThreshold});
}

} // namespace boxwright
