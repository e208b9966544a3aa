#include <map>

#include <QTest>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/base/suppression.h"
#include "core/model/image_tensor.h"
#include "core/model/inspection_values.h"
#include "core/model/model_zoo.h"
#include "tests/support/formula.h"

using namespace boxwright;

namespace {

constexpr ImageSize kImage{160, 120}; ///< resized to exactly twice the size
constexpr float kThreshold = 0.335F;  ///< an untrained net gives each of three classes about a third

/// Truth as training gets it: one that an anchor fits, a tiny and a long one that none fits.
SampleTruth truthOf(std::vector<Box> boxes) {
    SampleTruth truth{"image", kImage, boxes, std::vector<int>(boxes.size(), 1), {}};
    if (!truth.labels.empty())
        truth.labels.back() = 2;
    return truth;
}

const std::vector<Box> kTruths{{24, 24, 40, 40}, {100, 10, 103, 13}, {0, 100, 160, 108}};

struct Inspected {
    FasterRcnn model{nullptr};
    ModelOptions options;
    RgbImage image;
    DetectorInspection result;
};

Inspected inspect(const std::optional<std::vector<Box>>& truths) {
    torch::manual_seed(1);
    Inspected made;
    made.options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
    made.options.numClasses = 3;
    made.options.roi.scoreThreshold = kThreshold;
    made.model = *makeModel(made.options);
    made.model->eval();
    made.image = formula::image(kImage.height, kImage.width, 0);
    DetectionTarget target;
    if (truths) {
        target = targetTensors(truthOf(*truths));
        target.seed = 1;
    }
    const DetectorTrace trace =
        made.model->trace(imageView(made.image), truths ? &target : nullptr, DetectorInspection::kLowestScore);
    made.result = toInspection(trace, made.options, kImage);
    return made;
}

/// Every anchor of the image, from the sizes and ratios of the options alone, in image pixels.
std::vector<std::pair<int, Box>> everyAnchor(const Inspected& made) {
    std::vector<std::pair<int, Box>> anchors;
    for (int level = 0; level < static_cast<int>(made.result.levels.size()); ++level) {
        const InspectedLevel& of = made.result.levels[static_cast<std::size_t>(level)];
        for (int row = 0; row < of.rows; ++row)
            for (int column = 0; column < of.columns; ++column)
                for (const float ratio : made.options.rpn.aspectRatios)
                    for (const float size : made.options.rpn.anchorSizes[static_cast<std::size_t>(level)]) {
                        const float halfHeight = std::nearbyint(size * std::sqrt(ratio) / 2);
                        const float halfWidth = std::nearbyint(size / std::sqrt(ratio) / 2);
                        const auto x = static_cast<float>(column * of.strideX);
                        const auto y = static_cast<float>(row * of.strideY);
                        const Box resized{x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
                        anchors.emplace_back(
                            level, Box{resized.xmin / 2, resized.ymin / 2, resized.xmax / 2, resized.ymax / 2});
                    }
    }
    return anchors;
}

/// The matcher's rule, one anchor after the other: 1 object, 0 background, -1 neither.
std::vector<int> slowFates(const std::vector<std::pair<int, Box>>& anchors, const std::vector<Box>& truths,
                           const RpnOptions& options) {
    std::vector<float> bestOfTruth(truths.size(), 0);
    for (const auto& [level, anchor] : anchors)
        for (std::size_t t = 0; t < truths.size(); ++t)
            bestOfTruth[t] = std::max(bestOfTruth[t], iou(truths[t], anchor));
    std::vector<int> fates;
    for (const auto& [level, anchor] : anchors) {
        float best = 0;
        bool claimed = false;
        for (std::size_t t = 0; t < truths.size(); ++t) {
            const float overlap = iou(truths[t], anchor);
            best = std::max(best, overlap);
            claimed = claimed || (overlap > 0 && overlap == bestOfTruth[t]);
        }
        const bool positive = claimed || best >= options.positiveIou;
        fates.push_back(positive ? 1 : (best < options.negativeIou ? 0 : -1));
    }
    return fates;
}

} // namespace

class TestInspectionValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at::set_num_threads(1); }

    void theSizesAreThoseThatTheNetworkSees() {
        const Inspected made = inspect({});
        QCOMPARE(made.result.resized, (ImageSize{320, 240}));
        QCOMPARE(made.result.padded, (ImageSize{320, 256}));
        QCOMPARE(made.result.levels.size(), made.options.rpn.anchorSizes.size());
        QCOMPARE(made.result.levels.front().name, "P2");
        QCOMPARE(made.result.levels.front().columns, 80);
        QCOMPARE(made.result.levels.front().objectness.size(), std::size_t(80 * 64));
    }

    void anchorsOfEveryCellLieWhereTheOptionsSay() {
        const Inspected made = inspect({});
        std::size_t next = 0;
        const auto expected = everyAnchor(made);
        for (int level = 0; level < static_cast<int>(made.result.levels.size()); ++level)
            for (int row = 0; row < made.result.levels[static_cast<std::size_t>(level)].rows; ++row)
                for (int column = 0; column < made.result.levels[static_cast<std::size_t>(level)].columns; ++column)
                    for (const Box& box : made.result.anchorsOfCell(level, row, column))
                        QCOMPARE(box, expected.at(next++).second);
        QCOMPARE(next, expected.size());
    }

    void anchorsAreMatchedAsTheRuleSays() {
        const Inspected made = inspect(kTruths);
        const auto anchors = everyAnchor(made);
        const std::vector<int> fates = slowFates(anchors, kTruths, made.options.rpn);
        std::map<std::pair<int, int>, std::int64_t> counts;
        std::size_t positives = 0;
        for (std::size_t i = 0; i < anchors.size(); ++i) {
            ++counts[{anchors[i].first, fates[i]}];
            positives += fates[i] == 1;
        }
        for (int level = 0; level < static_cast<int>(made.result.levels.size()); ++level) {
            const InspectedLevel& of = made.result.levels[static_cast<std::size_t>(level)];
            QCOMPARE(of.positives, (counts[{level, 1}]));
            QCOMPARE(of.negatives, (counts[{level, 0}]));
            QCOMPARE(of.ignored, (counts[{level, -1}]));
        }
        std::size_t shown = 0;
        for (const InspectedAnchor& anchor : made.result.anchors) {
            const auto place = std::find(anchors.begin(), anchors.end(), std::pair(anchor.level, anchor.boxInImage));
            QVERIFY(place != anchors.end());
            const int fate = fates[static_cast<std::size_t>(place - anchors.begin())];
            QCOMPARE(anchor.fate, fate == 1   ? AnchorFate::Positive
                                  : fate == 0 ? AnchorFate::Negative
                                              : AnchorFate::Ignored);
            QCOMPARE(anchor.iou, iou(kTruths[static_cast<std::size_t>(anchor.truth)], anchor.boxInImage));
            shown += anchor.fate == AnchorFate::Positive;
        }
        QCOMPARE(shown, positives);
    }

    void everyTruthKnowsItsBestAnchor() {
        const Inspected made = inspect(kTruths);
        QCOMPARE(made.result.truths.size(), kTruths.size());
        const auto anchors = everyAnchor(made);
        for (std::size_t t = 0; t < kTruths.size(); ++t) {
            std::vector<float> best(made.result.levels.size(), 0);
            for (const auto& [level, anchor] : anchors)
                best[static_cast<std::size_t>(level)] =
                    std::max(best[static_cast<std::size_t>(level)], iou(kTruths[t], anchor));
            const InspectedTruth& truth = made.result.truths[t];
            QCOMPARE(truth.bestIouOfLevel, best);
            QCOMPARE(truth.bestIou(), *std::max_element(best.begin(), best.end()));
            QCOMPARE(iou(truth.bestAnchorInImage, kTruths[t]), truth.bestIou());
            QVERIFY(truth.positives > 0); // its best anchor is always given to it
        }
    }

    void proposalsAreThoseThatGreedySuppressionLeaves() {
        const Inspected made = inspect({});
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < made.result.proposals.size(); ++i) {
            const InspectedProposal& proposal = made.result.proposals[i];
            bool free = true;
            for (const std::size_t better : kept) {
                const InspectedProposal& other = made.result.proposals[better];
                free = free && !(other.level == proposal.level && iou(other.boxInImage, proposal.boxInImage) >
                                                                      static_cast<float>(made.options.rpn.nmsIou));
            }
            if (free)
                kept.push_back(i);
            const bool expected = free && kept.size() <= static_cast<std::size_t>(made.options.rpn.postNmsTopTest);
            QCOMPARE(proposal.kept, expected);
            QVERIFY(i == 0 || proposal.objectness <= made.result.proposals[i - 1].objectness);
        }
        QVERIFY(kept.size() < made.result.proposals.size());
    }

    void samplesOfTheSecondStageHaveTheClassOfTheTruthTheyOverlap() {
        const Inspected made = inspect(kTruths);
        const SampleTruth truth = truthOf(kTruths);
        QVERIFY(!made.result.rois.empty());
        QVERIFY(made.result.rois.size() <= static_cast<std::size_t>(made.options.roi.batchPerImage));
        std::size_t truths = 0;
        for (const InspectedRoi& roi : made.result.rois) {
            std::size_t best = 0;
            for (std::size_t t = 1; t < kTruths.size(); ++t)
                if (iou(kTruths[t], roi.boxInImage) > iou(kTruths[best], roi.boxInImage))
                    best = t;
            const float overlap = iou(kTruths[best], roi.boxInImage);
            QVERIFY(std::abs(roi.iou - overlap) < 1e-5F);
            QCOMPARE(roi.label, overlap >= made.options.roi.positiveIou ? truth.labels[best] : 0);
            truths += roi.isTruth;
        }
        QCOMPARE(truths, kTruths.size()); // they overlap themselves, and there are fewer than a batch takes
    }

    void whatIsKeptIsWhatDetectingGives() {
        const Inspected made = inspect({});
        std::vector<Detection> kept;
        for (const InspectedDetection& detection : made.result.detections)
            if (detection.fate == DetectionFate::Kept)
                kept.push_back({detection.boxInImage, detection.label, detection.score});
        const std::vector<Detection> expected =
            toDetections(FasterRcnn(made.model)->detect({imageView(made.image)}).front());
        QVERIFY(!expected.empty());
        QCOMPARE(kept.size(), expected.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            QCOMPARE(kept[i].score, expected[i].score);
            QCOMPARE(kept[i].label, expected[i].label);
            QCOMPARE(kept[i].boxInImage, expected[i].boxInImage);
        }
    }

    void everyScoredBoxKnowsWhatBecameOfIt() {
        const Inspected made = inspect({});
        std::vector<Detection> above;
        std::map<DetectionFate, std::size_t> counts;
        for (const InspectedDetection& detection : made.result.detections) {
            ++counts[detection.fate];
            QCOMPARE(detection.fate == DetectionFate::BelowThreshold, detection.score <= kThreshold);
            if (detection.score > kThreshold)
                above.push_back({detection.boxInImage, detection.label, detection.score});
        }
        const std::size_t free = suppressed(above, {static_cast<float>(made.options.roi.nmsIou), above.size()}).size();
        const auto limit = static_cast<std::size_t>(made.options.roi.detectionsPerImage);
        QCOMPARE(counts[DetectionFate::Kept], std::min(free, limit));
        QCOMPARE(counts[DetectionFate::OverLimit], free - std::min(free, limit));
        QCOMPARE(counts[DetectionFate::Suppressed], above.size() - free);
        QVERIFY(counts[DetectionFate::BelowThreshold] > 0);
        QVERIFY(counts[DetectionFate::Suppressed] > 0);
    }

    void withoutTruthNothingIsMatched() {
        const Inspected made = inspect({});
        QVERIFY(made.result.truths.empty() && made.result.anchors.empty() && made.result.rois.empty());
        QCOMPARE(made.result.levels.front().positives + made.result.levels.front().negatives, 0);
    }

    void truthWithoutABoxMakesEveryAnchorBackground() {
        const Inspected made = inspect(std::vector<Box>{});
        QVERIFY(made.result.truths.empty());
        for (const InspectedLevel& level : made.result.levels)
            QCOMPARE(level.negatives, level.anchors());
        QCOMPARE(made.result.anchors.size(), static_cast<std::size_t>(made.options.rpn.batchPerImage));
        QCOMPARE(made.result.rois.size(), static_cast<std::size_t>(made.options.roi.batchPerImage));
    }
};

QTEST_GUILESS_MAIN(TestInspectionValues)
#include "tst_inspection_values.moc"
