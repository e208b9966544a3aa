#include "core/evaluate/confusion.h"

#include <algorithm>
#include <unordered_map>

#include "core/evaluate/matching.h"

namespace boxwright {

namespace {

/// Fills the matrix image by image.
class Counter {
public:
    Counter(std::span<const ScoredImage> images, std::span<const ClassJudgement> judgements,
            const ConfusionOptions& options)
        : m_images(images) {
        m_matrix.options = options;
        for (const ClassJudgement& judgement : judgements) {
            m_classOfLabel.emplace(judgement.label, m_matrix.labels.size());
            m_matrix.labels.push_back(judgement.label);
        }
        m_matrix.counts.assign(m_matrix.side() * m_matrix.side(), 0);
    }

    /// `judged`: the shown detections of the image in any order.
    void addImage(std::size_t image, std::vector<JudgedDetection> judged) {
        m_free.clear();
        for (const TruthBox& truth : m_images[image].truth)
            m_free.push_back(!truth.crowd && !truth.ignored && m_classOfLabel.contains(truth.label));
        for (const JudgedDetection& detection : judged)
            if (detection.verdict == Verdict::Hit)
                pair(image, detection.object, detection.detection);
        std::erase_if(judged, [](const JudgedDetection& d) { return d.verdict != Verdict::FalseAlarm; });
        std::sort(judged.begin(), judged.end(),
                  [](const JudgedDetection& a, const JudgedDetection& b) { return ranksBefore(a, b); });
        for (const JudgedDetection& detection : judged)
            pair(image, bestFreeObject(image, detection.detection), detection.detection);
        for (std::size_t object = 0; object < m_free.size(); ++object)
            if (m_free[object])
                pair(image, object, noObject);
    }

    ConfusionMatrix take() { return std::move(m_matrix); }

private:
    void pair(std::size_t image, std::size_t object, std::size_t detection) {
        const ScoredImage& scored = m_images[image];
        const std::size_t none = m_matrix.labels.size();
        const std::size_t row = object == noObject ? none : m_classOfLabel.at(scored.truth[object].label);
        const std::size_t column = detection == noObject ? none : m_classOfLabel.at(scored.detections[detection].label);
        if (object != noObject)
            m_free[object] = false;
        ++m_matrix.counts[row * m_matrix.side() + column];
        m_matrix.entries.push_back({row, column, image, object, detection});
    }

    /// Objects of the detection's own class were offered before; one that is still free is overlapped too little.
    [[nodiscard]] std::size_t bestFreeObject(std::size_t image, std::size_t detection) const {
        const ScoredImage& scored = m_images[image];
        const ScoredBox& box = scored.detections[detection];
        std::size_t found = noObject;
        double best = 0;
        for (std::size_t object = 0; object < m_free.size(); ++object) {
            if (!m_free[object] || scored.truth[object].label == box.label)
                continue;
            const double value = overlap(box.box, scored.truth[object].box);
            if (value >= m_matrix.options.iouThreshold && value > best) {
                best = value;
                found = object;
            }
        }
        return found;
    }

    std::span<const ScoredImage> m_images;
    ConfusionMatrix m_matrix;
    std::unordered_map<int, std::size_t> m_classOfLabel;
    std::vector<bool> m_free; ///< objects of the image that nothing is paired with yet
};

} // namespace

ConfusionMatrix makeConfusion(std::span<const ScoredImage> images, std::span<const ClassJudgement> judgements,
                              const ConfusionOptions& options) {
    std::vector<std::vector<JudgedDetection>> byImage(images.size());
    for (const ClassJudgement& judgement : judgements)
        for (const JudgedDetection& detection : judgement.ranked)
            if (detection.score >= options.scoreThreshold)
                byImage[detection.image].push_back(detection);
    Counter counter(images, judgements, options);
    for (std::size_t image = 0; image < images.size(); ++image)
        counter.addImage(image, std::move(byImage[image]));
    return counter.take();
}

} // namespace boxwright
