#include "core/evaluate/error_kinds.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "core/evaluate/matching.h"
#include "core/evaluate/precision_curve.h"

namespace boxwright {

namespace {

using ClassOfLabel = std::unordered_map<int, std::size_t>;

/// The object that a detection overlaps most, the first of equals.
struct BestObject {
    std::size_t object = noObject;
    double overlap = 0;

    void offer(std::size_t candidate, double value) {
        if (value > overlap)
            *this = {candidate, value};
    }
};

/// Sorts the errors of one image.
class ImageErrors {
public:
    /// `judged`: all detections of the image, best first.
    ImageErrors(const ScoredImage& scored, std::size_t image, std::span<const JudgedDetection> judged,
                const ClassOfLabel& classes, const ErrorOptions& options)
        : m_scored(scored)
        , m_image(image)
        , m_options(options)
        , m_state(scored.truth.size(), State::Free) {
        for (std::size_t object = 0; object < m_state.size(); ++object) {
            const TruthBox& truth = scored.truth[object];
            if (truth.crowd || truth.ignored || !classes.contains(truth.label))
                m_state[object] = State::Outside;
        }
        for (const JudgedDetection& detection : judged)
            if (detection.verdict == Verdict::Hit)
                m_state[detection.object] = State::Taken;
    }

    void addTo(std::vector<DetectionError>& errors, std::span<const JudgedDetection> judged) {
        for (const JudgedDetection& detection : judged)
            if (detection.verdict == Verdict::FalseAlarm)
                errors.push_back(errorOf(detection.detection));
        for (std::size_t object = 0; object < m_state.size(); ++object)
            if (m_state[object] == State::Free)
                errors.push_back({DetectionErrorKind::Missed, m_image, noObject, object, 0, false});
    }

private:
    enum class State { Outside, Free, Claimed, Taken };

    DetectionError errorOf(std::size_t detection) {
        const ScoredBox& box = m_scored.detections[detection];
        BestObject own, other, takenOwn, any;
        for (std::size_t object = 0; object < m_state.size(); ++object) {
            if (m_state[object] == State::Outside)
                continue;
            const double value = overlap(box.box, m_scored.truth[object].box);
            const bool sameClass = m_scored.truth[object].label == box.label;
            (sameClass ? own : other).offer(object, value);
            any.offer(object, value);
            if (sameClass && m_state[object] == State::Taken)
                takenOwn.offer(object, value);
        }
        if (own.overlap >= m_options.background && own.overlap <= m_options.foreground && own.object != noObject)
            return claim(DetectionErrorKind::Localisation, detection, own);
        if (other.overlap >= m_options.foreground)
            return claim(DetectionErrorKind::Classification, detection, other);
        if (takenOwn.overlap >= m_options.foreground)
            return {DetectionErrorKind::Duplicate, m_image, detection, takenOwn.object, takenOwn.overlap, false};
        if (any.overlap <= m_options.background)
            return {DetectionErrorKind::Background, m_image, detection, noObject, any.overlap, false};
        return {DetectionErrorKind::Both, m_image, detection, any.object, any.overlap, false};
    }

    /// The first error on a free object, which has the highest score, is the one whose fix finds it.
    DetectionError claim(DetectionErrorKind kind, std::size_t detection, const BestObject& best) {
        const bool finds = m_state[best.object] == State::Free;
        if (finds)
            m_state[best.object] = State::Claimed;
        return {kind, m_image, detection, best.object, best.overlap, finds};
    }

    const ScoredImage& m_scored;
    std::size_t m_image;
    const ErrorOptions& m_options;
    std::vector<State> m_state; ///< of each object
};

/// AP of rankings that are altered by fixes.
class ErrorCosts {
public:
    ErrorCosts(std::span<const ScoredImage> images, std::span<const ClassJudgement> judgements,
               const ClassOfLabel& classes)
        : m_images(images)
        , m_judgements(judgements)
        , m_classes(classes) {}

    [[nodiscard]] double apNow() const { return meanAp(copy()); }

    /// AP with all errors of one kind fixed.
    [[nodiscard]] double apWithout(DetectionErrorKind kind, const std::vector<DetectionError>& errors) const {
        std::vector<ClassJudgement> fixed = copy();
        std::vector<std::vector<bool>> wrong(m_images.size()); // detections to be taken away
        for (const DetectionError& error : errors) {
            if (error.kind != kind)
                continue;
            if (kind == DetectionErrorKind::Missed) {
                --classOf(fixed, error).truthCount;
                continue;
            }
            wrong[error.image].resize(m_images[error.image].detections.size(), false);
            wrong[error.image][error.detection] = true;
            if (error.findsObject) {
                const double score = m_images[error.image].detections[error.detection].score;
                classOf(fixed, error)
                    .ranked.push_back({score, error.image, error.detection, error.object, Verdict::Hit});
            }
        }
        for (ClassJudgement& judgement : fixed) {
            std::erase_if(judgement.ranked, [&wrong](const JudgedDetection& detection) {
                const std::vector<bool>& ofImage = wrong[detection.image];
                return detection.verdict == Verdict::FalseAlarm && !ofImage.empty() && ofImage[detection.detection];
            });
            std::sort(judgement.ranked.begin(), judgement.ranked.end(),
                      [](const JudgedDetection& a, const JudgedDetection& b) { return ranksBefore(a, b); });
        }
        return meanAp(fixed);
    }

    [[nodiscard]] double apWithHitsFirst() const {
        std::vector<ClassJudgement> fixed = copy();
        for (ClassJudgement& judgement : fixed)
            std::stable_partition(judgement.ranked.begin(), judgement.ranked.end(),
                                  [](const JudgedDetection& detection) { return detection.verdict == Verdict::Hit; });
        return meanAp(fixed);
    }

    [[nodiscard]] double apOfFoundObjectsOnly() const {
        std::vector<ClassJudgement> fixed = copy();
        for (ClassJudgement& judgement : fixed)
            judgement.truthCount = static_cast<int>(
                std::count_if(judgement.ranked.begin(), judgement.ranked.end(),
                              [](const JudgedDetection& detection) { return detection.verdict == Verdict::Hit; }));
        return meanAp(fixed);
    }

private:
    /// Without the ignored detections.
    [[nodiscard]] std::vector<ClassJudgement> copy() const {
        std::vector<ClassJudgement> copies(m_judgements.begin(), m_judgements.end());
        for (ClassJudgement& judgement : copies)
            std::erase_if(judgement.ranked,
                          [](const JudgedDetection& detection) { return detection.verdict == Verdict::Ignored; });
        return copies;
    }

    /// The class that the error's object belongs to.
    [[nodiscard]] ClassJudgement& classOf(std::vector<ClassJudgement>& judgements, const DetectionError& error) const {
        return judgements[m_classes.at(m_images[error.image].truth[error.object].label)];
    }

    static double averagePrecision(const ClassJudgement& judgement) {
        if (judgement.truthCount == 0)
            return 0;
        PrecisionCurve curve(judgement.truthCount, judgement.ranked.size());
        for (const JudgedDetection& detection : judgement.ranked)
            curve.add(detection.verdict);
        curve.makeMonotone();
        return curve.average();
    }

    /// Over the classes that have ground truth before any fix, but for those of which nothing at all is left; if
    /// nothing is left of any, nothing is wrong.
    [[nodiscard]] double meanAp(const std::vector<ClassJudgement>& judgements) const {
        double sum = 0;
        int count = 0;
        for (std::size_t k = 0; k < judgements.size(); ++k) {
            const bool isEmpty = judgements[k].truthCount == 0 && judgements[k].ranked.empty();
            if (m_judgements[k].truthCount == 0 || isEmpty)
                continue;
            sum += averagePrecision(judgements[k]);
            ++count;
        }
        return count == 0 ? 1 : sum / count;
    }

    std::span<const ScoredImage> m_images;
    std::span<const ClassJudgement> m_judgements;
    const ClassOfLabel& m_classes;
};

/// The detections of each image, best first.
std::vector<std::vector<JudgedDetection>> byImage(std::size_t images, std::span<const ClassJudgement> judgements) {
    std::vector<std::vector<JudgedDetection>> sorted(images);
    for (const ClassJudgement& judgement : judgements)
        for (const JudgedDetection& detection : judgement.ranked)
            sorted[detection.image].push_back(detection);
    for (std::vector<JudgedDetection>& detections : sorted)
        std::sort(detections.begin(), detections.end(),
                  [](const JudgedDetection& a, const JudgedDetection& b) { return ranksBefore(a, b); });
    return sorted;
}

} // namespace

ErrorReport findErrors(std::span<const ScoredImage> images, std::span<const ClassJudgement> judgements,
                       const ErrorOptions& options) {
    ClassOfLabel classes;
    int truthCount = 0;
    for (const ClassJudgement& judgement : judgements) {
        classes.emplace(judgement.label, classes.size());
        truthCount += judgement.truthCount;
    }
    ErrorReport report;
    const auto judged = byImage(images.size(), judgements);
    for (std::size_t image = 0; image < images.size(); ++image)
        ImageErrors(images[image], image, judged[image], classes, options).addTo(report.errors, judged[image]);
    for (std::size_t kind = 0; kind < detectionErrorKinds; ++kind)
        report.kinds[kind].kind = EnumText<DetectionErrorKind>::table[kind].first;
    for (const DetectionError& error : report.errors)
        ++report.kinds[static_cast<std::size_t>(error.kind)].count;
    if (truthCount == 0)
        return report;
    const ErrorCosts costs(images, judgements, classes);
    report.ap = costs.apNow();
    // No fix lowers the AP; rounding may, and a negative cost would say that there is no ground truth.
    const auto gain = [&report](double ap) { return std::max(0.0, ap - report.ap); };
    for (ErrorKindCost& kind : report.kinds)
        kind.cost = gain(costs.apWithout(kind.kind, report.errors));
    report.falsePositiveCost = gain(costs.apWithHitsFirst());
    report.falseNegativeCost = gain(costs.apOfFoundObjectsOnly());
    return report;
}

} // namespace boxwright
