#include "ui/models/findings.h"

#include <algorithm>
#include <iterator>

#include "core/evaluate/matching.h"

namespace boxwright {

namespace {

int labelOf(const EvaluationReport& report, const EvaluationFinding& finding) {
    const ScoredImage& image = report.scored[finding.image];
    return finding.detection != noObject ? image.detections[finding.detection].label
                                         : image.truth[finding.object].label;
}

void sortByScore(const EvaluationReport& report, std::vector<EvaluationFinding>& findings) {
    std::stable_sort(findings.begin(), findings.end(),
                     [&report](const EvaluationFinding& a, const EvaluationFinding& b) {
                         return scoreOf(report, a) > scoreOf(report, b);
                     });
}

/// The curve of the class; null if it has none.
const ClassCurve* curveOf(const EvaluationReport& report, int label) {
    for (const ClassCurve& curve : report.curves.classes)
        if (curve.label == label && !curve.raw.empty())
            return &curve;
    return nullptr;
}

/// The curve's point with what was made of its detection.
EvaluationFinding judged(const EvaluationReport& report, int label, const CurvePoint& point) {
    EvaluationFinding finding{point.image, point.detection};
    const ScoredImage& image = report.scored[point.image];
    for (const DetectionError& error : report.errors.errors)
        if (error.image == point.image && error.detection == point.detection)
            return {error.image, error.detection, error.object, error.kind, error.overlap};
    for (const ClassJudgement& judgement : report.judgements)
        for (const JudgedDetection& detection : judgement.ranked)
            if (judgement.label == label && detection.image == point.image && detection.detection == point.detection)
                finding.object = detection.object;
    if (finding.object != noObject)
        finding.overlap = overlap(image.detections[finding.detection].box, image.truth[finding.object].box);
    return finding;
}

} // namespace

double scoreOf(const EvaluationReport& report, const EvaluationFinding& finding) {
    return finding.detection == noObject ? -1 : report.scored[finding.image].detections[finding.detection].score;
}

std::vector<EvaluationFinding> findingsOfKind(const EvaluationReport& report, std::optional<DetectionErrorKind> kind,
                                              int label) {
    std::vector<EvaluationFinding> findings;
    for (const DetectionError& error : report.errors.errors) {
        if (kind && error.kind != *kind)
            continue;
        const EvaluationFinding finding{error.image, error.detection, error.object, error.kind, error.overlap};
        if (label == 0 || labelOf(report, finding) == label)
            findings.push_back(finding);
    }
    sortByScore(report, findings);
    return findings;
}

std::vector<EvaluationFinding> findingsOfCell(const EvaluationReport& report, const ConfusionMatrix& matrix,
                                              std::size_t row, std::size_t column) {
    std::vector<EvaluationFinding> findings;
    for (const ConfusionEntry& entry : matrix.entries) {
        if (entry.row != row || entry.column != column)
            continue;
        EvaluationFinding finding{entry.image, entry.detection, entry.object};
        const ScoredImage& image = report.scored[entry.image];
        if (entry.detection != noObject && entry.object != noObject)
            finding.overlap = overlap(image.detections[entry.detection].box, image.truth[entry.object].box);
        findings.push_back(finding);
    }
    sortByScore(report, findings);
    return findings;
}

std::vector<EvaluationFinding> findingsAroundRecall(const EvaluationReport& report, int label, double recall,
                                                    std::size_t count) {
    const ClassCurve* curve = curveOf(report, label);
    if (!curve)
        return {};
    const auto& points = curve->raw;
    const auto at = std::lower_bound(points.begin(), points.end(), recall,
                                     [](const CurvePoint& point, double wanted) { return point.recall < wanted; });
    const auto middle = static_cast<std::size_t>(std::distance(points.begin(), at));
    const std::size_t last = std::min(points.size(), middle + count / 2 + 1);
    const std::size_t first = last > count ? last - count : 0;
    std::vector<EvaluationFinding> findings;
    for (std::size_t i = first; i < last; ++i)
        findings.push_back(judged(report, label, points[i]));
    return findings;
}

} // namespace boxwright
