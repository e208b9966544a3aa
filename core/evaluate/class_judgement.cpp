#include "core/evaluate/class_judgement.h"

#include <algorithm>
#include <tuple>

#include "core/evaluate/matching.h"
#include "core/evaluate/parallel.h"

namespace boxwright {

namespace {

constexpr std::size_t detectionCap = 100; // of a class in an image, as in the COCO numbers

void judgeImage(const ClassImage& image, double iouThreshold, ClassJudgement& judgement) {
    const CocoMatcher matcher(image, detectionCap);
    const std::size_t count = matcher.scores().size();
    std::vector<Verdict> verdicts(count);
    std::vector<std::size_t> objects(count);
    matcher.match(AreaRange{}, iouThreshold, verdicts, objects);
    judgement.truthCount += matcher.truthCount(AreaRange{});
    for (std::size_t rank = 0; rank < count; ++rank) {
        const std::size_t object = objects[rank] == noObject ? noObject : image.truthIndices[objects[rank]];
        const std::size_t detection = image.detectionIndices[matcher.detectionOfRank(rank)];
        judgement.ranked.push_back({matcher.scores()[rank], image.image, detection, object, verdicts[rank]});
    }
}

} // namespace

bool ranksBefore(const JudgedDetection& a, const JudgedDetection& b) {
    if (ranksBefore(a.score, b.score))
        return true;
    if (ranksBefore(b.score, a.score))
        return false;
    return std::tie(a.image, a.detection) < std::tie(b.image, b.detection);
}

std::vector<ClassJudgement> judgeClasses(std::span<const ScoredImage> images, std::span<const int> labels,
                                         double iouThreshold, int threads) {
    const std::vector<std::vector<ClassImage>> byClass = splitByClass(images, labels);
    std::vector<ClassJudgement> judgements(byClass.size());
    forEachIndex(byClass.size(), threads, [&](std::size_t k) {
        judgements[k].label = labels[k];
        for (const ClassImage& image : byClass[k])
            judgeImage(image, iouThreshold, judgements[k]);
        std::sort(judgements[k].ranked.begin(), judgements[k].ranked.end(),
                  [](const JudgedDetection& a, const JudgedDetection& b) { return ranksBefore(a, b); });
    });
    return judgements;
}

} // namespace boxwright
