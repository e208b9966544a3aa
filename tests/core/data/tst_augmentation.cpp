#include <cmath>
#include <random>

#include <QTest>

#include "core/data/augmentation.h"
#include "tests/support/drawn_source.h"

using namespace boxwright;

namespace {

AugmentationOptions everything() {
    AugmentationOptions options;
    options.photometric.probability = options.crop.probability = options.scaleJitter.probability = 0.7;
    return options;
}

bool equal(const Sample& a, const Sample& b) {
    return a.image.pixels == b.image.pixels && a.truth.boxesInImage == b.truth.boxesInImage &&
           a.truth.labels == b.truth.labels && a.image.size() == b.image.size();
}

} // namespace

class TestAugmentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSeedDecidesEverything() {
        const auto transform = makeAugmentation(everything());
        QVERIFY(transform.has_value());
        const Sample sample = *DrawnSource(1).load(0);
        int different = 0;
        for (int epoch = 0; epoch < 20; ++epoch) {
            const auto seed = sampleSeed(1, epoch, 5);
            QVERIFY(equal((*transform)->apply(sample, seed), (*transform)->apply(sample, seed)));
            different +=
                equal((*transform)->apply(sample, seed), (*transform)->apply(sample, sampleSeed(1, epoch, 6))) ? 0 : 1;
        }
        QVERIFY(different > 15);
    }

    void theResultIsAlwaysAValidSample() {
        const auto transform = makeAugmentation(everything());
        const DrawnSource source(40);
        for (std::size_t i = 0; i < 40; ++i)
            for (int epoch = 0; epoch < 10; ++epoch) {
                const Sample result = (*transform)->apply(*source.load(i), sampleSeed(7, epoch, i));
                QCOMPARE(result.truth.size, result.image.size());
                QCOMPARE(result.image.pixels.size(),
                         static_cast<std::size_t>(result.image.width * result.image.height * 3));
                QCOMPARE(result.truth.boxesInImage.size(), result.truth.labels.size());
                QCOMPARE(result.truth.boxesInImage.size(), result.truth.difficult.size());
                QCOMPARE(result.truth.boxesInImage.size(), std::size_t(1)); // the only box is never lost
                for (const Box& box : result.truth.boxesInImage) {
                    QVERIFY(box.hasExtent());
                    QCOMPARE(clipped(box, result.image.size()), box);
                }
            }
    }

    void aStepThatIsOffChangesNothing() {
        AugmentationOptions options;
        options.flip.probability = 0;
        const auto transform = makeAugmentation(options);
        const Sample sample = *DrawnSource(1).load(0);
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            QVERIFY(equal((*transform)->apply(sample, seed), sample));
    }

    void turningOneStepOffLeavesTheDrawsOfTheOthers() {
        AugmentationOptions both;
        both.scaleJitter.probability = 1;
        AugmentationOptions flipOnly;
        const auto withBoth = makeAugmentation(both), withFlip = makeAugmentation(flipOnly);
        both.flip.probability = 0;
        const auto withZoom = makeAugmentation(both);
        const Sample sample = *DrawnSource(1).load(0);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const bool flips = !equal((*withFlip)->apply(sample, seed), sample);
            const bool bothFlips = !equal((*withBoth)->apply(sample, seed), (*withZoom)->apply(sample, seed));
            QCOMPARE(bothFlips, flips);
        }
    }

    void aFlipHappensAboutAsOftenAsItsProbability() {
        AugmentationOptions options;
        options.flip.probability = 0.3;
        const auto transform = makeAugmentation(options);
        const Sample sample = *DrawnSource(1).load(0);
        int flips = 0;
        for (std::size_t i = 0; i < 1000; ++i)
            flips += equal((*transform)->apply(sample, sampleSeed(1, 0, i)), sample) ? 0 : 1;
        QVERIFY(std::abs(flips - 300) < 60);
    }

    void aCropOverlapsABoxAsMuchAsWasDrawn() {
        AugmentationOptions options;
        options.flip.probability = 0;
        options.crop.probability = 1;
        options.crop.leastIous = {0.3};
        options.crop.smallestSide = 0.2;
        const auto transform = makeAugmentation(options);
        const Sample sample = *DrawnSource(1).load(0);
        int crops = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const Sample result = (*transform)->apply(sample, seed);
            if (result.image.size() == sample.image.size())
                continue;
            ++crops;
            const float inside = result.truth.boxesInImage[0].area();
            const float window = static_cast<float>(result.image.width * result.image.height);
            const float overlap = inside / (window + sample.truth.boxesInImage[0].area() - inside);
            QVERIFY2(overlap >= 0.299F, qPrintable(QString::number(overlap)));
            const double aspect = static_cast<double>(result.image.width) / result.image.height;
            QVERIFY(aspect >= 0.5 && aspect <= 2);
        }
        QVERIFY(crops > 5);
    }

    void anImageWithoutBoxesOrPixelsIsFine() {
        const auto transform = makeAugmentation(everything());
        Sample negative = *DrawnSource(1).load(0);
        negative.truth.boxesInImage.clear();
        negative.truth.labels.clear();
        negative.truth.difficult.clear();
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            QVERIFY((*transform)->apply(negative, seed).truth.boxesInImage.empty());
            QVERIFY((*transform)->apply(Sample{}, seed).image.isEmpty());
        }
    }

    void allProblemsOfTheOptionsAreNamed() {
        QVERIFY(AugmentationOptions().validate().empty());
        AugmentationOptions options;
        options.flip.probability = 1.5;
        options.photometric.hue = std::nan("");
        options.crop.smallestSide = 0.9;
        options.crop.largestSide = 0.5;
        options.crop.leastIous.clear();
        options.scaleJitter.lowest = 0;
        QCOMPARE(options.validate().size(), std::size_t(5));
        const auto transform = makeAugmentation(options);
        QVERIFY(!transform && transform.error().kind == ErrorKind::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestAugmentation)
#include "tst_augmentation.moc"
