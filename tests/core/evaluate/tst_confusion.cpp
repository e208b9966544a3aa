#include <limits>
#include <numeric>

#include <QTest>

#include "core/evaluate/confusion.h"
#include "core/evaluate/score_thresholds.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

namespace {

const std::vector<int> twoClasses{1, 2};
constexpr std::size_t background = 2; // row of two classes
constexpr std::size_t missed = 2;     // column
const XywhBox boxA{0, 0, 50, 50};
const XywhBox boxB{100, 0, 50, 50};
const XywhBox emptyPlace{300, 300, 50, 50};

ConfusionMatrix confusionOf(const std::vector<ScoredImage>& images, const std::vector<int>& labels = twoClasses,
                            const ConfusionOptions& options = {}) {
    return makeConfusion(images, judgeClasses(images, labels, options.iouThreshold), options);
}

int sum(const ConfusionMatrix& matrix) {
    return std::accumulate(matrix.counts.begin(), matrix.counts.end(), 0);
}

} // namespace

class TestConfusion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRightDetectionIsOnTheDiagonal() {
        const ConfusionMatrix matrix = confusionOf({{{truthBox(boxA, 2)}, {{boxA, 2, 0.9}}}});
        QCOMPARE(matrix.side(), std::size_t(3));
        QCOMPARE(matrix.at(1, 1), 1);
        QCOMPARE(sum(matrix), 1);
    }

    void aDetectionOfTheWrongClassIsInItsColumn() {
        const ConfusionMatrix matrix = confusionOf({{{truthBox(boxA, 1)}, {{boxA, 2, 0.9}}}});
        QCOMPARE(matrix.at(0, 1), 1);
        QCOMPARE(sum(matrix), 1);
    }

    void whatIsNotThereIsBackgroundAndWhatIsNotSeenIsMissed() {
        const ConfusionMatrix matrix = confusionOf({{{truthBox(boxA, 1)}, {{emptyPlace, 2, 0.9}}}});
        QCOMPARE(matrix.at(background, 1), 1);
        QCOMPARE(matrix.at(0, missed), 1);
        QCOMPARE(matrix.at(background, missed), 0);
        QCOMPARE(sum(matrix), 2);
    }

    void theOwnClassComesFirstEvenIfAnotherOverlapsMore() {
        // The class-2 detection lies exactly on the object and has the higher score, but the object is of class 1.
        const ConfusionMatrix matrix =
            confusionOf({{{truthBox(boxA, 1)}, {{boxA, 2, 0.95}, {{0, 0, 50, 40}, 1, 0.6}}}});
        QCOMPARE(matrix.at(0, 0), 1);
        QCOMPARE(matrix.at(background, 1), 1);
        QCOMPARE(sum(matrix), 2);
    }

    void aConfusedDetectionTakesTheFreeObjectItOverlapsMost() {
        const XywhBox near{0, 0, 50, 45};
        const XywhBox further{0, 0, 50, 30};
        const std::vector<ScoredBox> detections{{boxA, 2, 0.9}, {boxA, 2, 0.8}};
        // In either order of the objects; the higher score chooses first.
        const ConfusionMatrix last = confusionOf({{{truthBox(further, 1), truthBox(near, 1)}, detections}});
        QCOMPARE(last.at(0, 1), 2);
        QCOMPARE(last.entries[0].detection, std::size_t(0));
        QCOMPARE(last.entries[0].object, std::size_t(1));
        QCOMPARE(last.entries[1].object, std::size_t(0));
        const ConfusionMatrix first = confusionOf({{{truthBox(near, 1), truthBox(further, 1)}, detections}});
        QCOMPARE(first.entries[0].object, std::size_t(0));
        // Of equal overlaps the first.
        QCOMPARE(confusionOf({{{truthBox(near, 1), truthBox(near, 1)}, detections}}).entries[0].object, std::size_t(0));
    }

    void anObjectIsConfusedOnlyOnce() {
        const ConfusionMatrix matrix = confusionOf({{{truthBox(boxA, 1)}, {{boxA, 2, 0.9}, {boxA, 2, 0.8}}}});
        QCOMPARE(matrix.at(0, 1), 1);
        QCOMPARE(matrix.at(background, 1), 1);
    }

    void theThresholdsDecideWhatIsShownAndWhatOverlaps() {
        const std::vector<ScoredImage> images{{{truthBox(boxA, 1)}, {{{0, 0, 50, 30}, 1, 0.4}}}}; // IoU .6
        QCOMPARE(confusionOf(images, twoClasses, {0.5, 0.5}).at(0, missed), 1);
        QCOMPARE(confusionOf(images, twoClasses, {0.4, 0.5}).at(0, 0), 1);
        QCOMPARE(confusionOf(images, twoClasses, {0.4, 0.65}).at(background, 0), 1);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(sum(confusionOf({{{}, {{boxA, 1, nan}}}}, twoClasses, {-1, 0.5})), 0);
    }

    void crowdsAndIgnoredObjectsAndWhatLiesInThemDoNotCount() {
        const std::vector<ScoredImage> images{{{crowdBox(boxA, 1), ignoredBox(boxB, 2)},
                                               {{boxA, 1, 0.9}, {boxA, 1, 0.8}, {boxB, 2, 0.9}, {boxB, 2, 0.8}}}};
        QCOMPARE(sum(confusionOf(images)), 0);
    }

    void otherLabelsDoNotCount() {
        const std::vector<ScoredImage> images{{{truthBox(boxA, 1), truthBox(boxB, 2)}, {{boxB, 1, 0.9}}}};
        const ConfusionMatrix matrix = confusionOf(images, {1});
        QCOMPARE(matrix.side(), std::size_t(2));
        QCOMPARE(matrix.at(0, 1), 1);
        QCOMPARE(matrix.at(1, 0), 1);
        QCOMPARE(sum(matrix), 2);
    }

    void nothingAtAllIsAnEmptyMatrix() {
        QCOMPARE(sum(confusionOf({})), 0);
        QCOMPARE(confusionOf({}, {}).side(), std::size_t(1));
    }

    void everyCountHasItsEntryAndAgreesWithTheThresholdCurves() {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const std::vector<ScoredImage> images = randomImages(15, 3, seed);
            const auto judgements = judgeClasses(images, randomLabels(3));
            const ConfusionMatrix matrix = makeConfusion(images, judgements, {0.3, 0.5});
            const ThresholdReport thresholds = makeThresholds(judgements);
            std::vector<int> counted(matrix.counts.size(), 0);
            for (const ConfusionEntry& entry : matrix.entries)
                ++counted[entry.row * matrix.side() + entry.column];
            QCOMPARE(counted, matrix.counts);
            for (std::size_t k = 0; k < judgements.size(); ++k) {
                const ThresholdPoint point = thresholds.classes[k].at(0.3);
                int row = 0, column = 0;
                for (std::size_t other = 0; other < matrix.side(); ++other) {
                    row += matrix.at(k, other);
                    column += matrix.at(other, k);
                }
                QCOMPARE(matrix.at(k, k), point.hits);
                QCOMPARE(row, judgements[k].truthCount);
                QCOMPARE(column, point.hits + point.falseAlarms);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestConfusion)
#include "tst_confusion.moc"
