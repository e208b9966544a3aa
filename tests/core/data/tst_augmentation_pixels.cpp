#include <cmath>

#include <QTest>

#include "core/data/augmentation_pixels.h"

using namespace boxwright;

namespace {

/// A white rectangle on black, boxed.
Sample boxed(int width, int height, const Box& box) {
    Sample sample{RgbImage(width, height), {}};
    for (int y = static_cast<int>(box.ymin); y < static_cast<int>(box.ymax); ++y)
        for (int x = static_cast<int>(box.xmin); x < static_cast<int>(box.xmax); ++x)
            for (int c = 0; c < 3; ++c)
                sample.image.pixels[static_cast<std::size_t>((y * width + x) * 3 + c)] = 255;
    sample.truth = {"id", {width, height}, {box}, {1}, {true}};
    return sample;
}

int valueAt(const RgbImage& image, int x, int y, int channel = 0) {
    return image.pixels[static_cast<std::size_t>((y * image.width + x) * 3 + channel)];
}

/// The box around the white pixels.
Box whiteBox(const RgbImage& image) {
    Box box{1e6F, 1e6F, -1, -1};
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (valueAt(image, x, y) > 190) {
                box.xmin = std::min(box.xmin, static_cast<float>(x));
                box.ymin = std::min(box.ymin, static_cast<float>(y));
                box.xmax = std::max(box.xmax, static_cast<float>(x + 1));
                box.ymax = std::max(box.ymax, static_cast<float>(y + 1));
            }
    return box;
}

bool isNear(const Box& a, const Box& b, float tolerance) {
    return std::abs(a.xmin - b.xmin) <= tolerance && std::abs(a.ymin - b.ymin) <= tolerance &&
           std::abs(a.xmax - b.xmax) <= tolerance && std::abs(a.ymax - b.ymax) <= tolerance;
}

RgbImage colored(int red, int green, int blue) {
    RgbImage image(4, 2);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>(i % 3 == 0 ? red : i % 3 == 1 ? green : blue);
    return image;
}

} // namespace

class TestAugmentationPixels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFlipMovesPixelsAndBoxesAlike() {
        Sample sample = boxed(50, 30, {5, 10, 20, 25});
        const Sample before = sample;
        flipHorizontally(sample);
        QCOMPARE(sample.truth.boxesInImage[0], (Box{30, 10, 45, 25}));
        QCOMPARE(whiteBox(sample.image), sample.truth.boxesInImage[0]);
        flipHorizontally(sample);
        QCOMPARE(sample.image.pixels, before.image.pixels);
    }

    void aCropKeepsBoxesByTheirCentre() {
        Sample sample = boxed(50, 30, {5, 10, 20, 25});
        sample.truth.boxesInImage.push_back({35, 5, 45, 15}); // centre at 40: outside
        sample.truth.boxesInImage.push_back({22, 2, 34, 12}); // centre at 28: inside, cut at the right
        sample.truth.boxesInImage.push_back({0, 2, 14, 12});  // centre at 7: outside
        sample.truth.labels = {1, 2, 3, 4};
        sample.truth.difficult = {true, false, true, false};
        const Sample result = cropped(sample, {10, 0, 30, 30});
        QCOMPARE(result.image.size(), (ImageSize{20, 30}));
        QCOMPARE(result.truth.size, (ImageSize{20, 30}));
        QCOMPARE(result.truth.boxesInImage, (std::vector<Box>{{0, 10, 10, 25}, {12, 2, 20, 12}}));
        QCOMPARE(result.truth.labels, (std::vector<int>{1, 3}));
        QCOMPARE(result.truth.difficult, (std::vector<bool>{true, true}));
        QCOMPARE(whiteBox(result.image), result.truth.boxesInImage[0]);
        QCOMPARE(result.truth.id, std::string("id"));
    }

    void aZoomMovesPixelsAndBoxesAlike_data() {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("atX");
        QTest::newRow("half, left") << 0.5 << 0.0;
        QTest::newRow("half, right") << 0.5 << 1.0;
        QTest::newRow("double, middle") << 2.0 << 0.4;
        QTest::newRow("odd") << 1.37 << 0.3;
        QTest::newRow("same") << 1.0 << 0.5;
    }
    void aZoomMovesPixelsAndBoxesAlike() {
        QFETCH(double, factor);
        QFETCH(double, atX);
        const Sample sample = boxed(120, 80, {40, 30, 70, 50});
        const Sample result = zoomed(sample, factor, atX, 0.5, 0.25);
        QCOMPARE(result.image.size(), sample.image.size());
        QCOMPARE(result.truth.boxesInImage.size(), std::size_t(1));
        const Box& box = result.truth.boxesInImage[0];
        QVERIFY2(isNear(whiteBox(result.image), box, 1.0F), qPrintable(QString::number(box.xmin)));
        QVERIFY(std::abs(box.width() - 30 * static_cast<float>(factor)) < 0.01F);
    }

    void aZoomDropsBoxesThatAreMostlyGone() {
        const Sample sample = boxed(100, 100, {0, 0, 30, 30});
        // Twice as large, the right half shown: nothing is left of the box.
        QVERIFY(zoomed(sample, 2, 1, 0, 0.25).truth.boxesInImage.empty());
        // From x = 50 of 200 on: 10 of the 60 columns are left.
        QVERIFY(zoomed(sample, 2, 0.5, 0, 0.25).truth.boxesInImage.empty());
        QCOMPARE(zoomed(sample, 2, 0.5, 0, 0.1).truth.boxesInImage, (std::vector<Box>{{0, 0, 10, 60}}));
    }

    void theCanvasAroundASmallerPictureIsGrey() {
        const Sample result = zoomed(boxed(100, 100, {0, 0, 100, 100}), 0.5, 0, 0, 0.25);
        QCOMPARE(valueAt(result.image, 10, 10), 255);
        QCOMPARE(valueAt(result.image, 90, 90), 114);
    }

    void coloursChangeAsTheyShould() {
        RgbImage image = colored(100, 60, 20);
        changeColors(image, {});
        QCOMPARE(image.pixels, colored(100, 60, 20).pixels);
        changeColors(image, {.brightness = 1.5});
        QCOMPARE(image.pixels, colored(150, 90, 30).pixels);

        image = colored(100, 60, 20);
        changeColors(image, {.saturation = 0});
        QCOMPARE(valueAt(image, 1, 1, 0), valueAt(image, 1, 1, 2)); // grey
        QVERIFY(std::abs(valueAt(image, 0, 0) - 67) <= 1);          // 0.299 R + 0.587 G + 0.114 B

        image = colored(200, 0, 0);
        changeColors(image, {.hue = 1.0 / 3});
        QVERIFY(valueAt(image, 0, 0, 1) >= 195 && valueAt(image, 0, 0, 0) <= 5); // red became green

        Sample sample = boxed(40, 40, {0, 0, 20, 40});
        changeColors(sample.image, {.contrast = 0.5});
        QVERIFY(std::abs(valueAt(sample.image, 0, 0) - 191) <= 1); // halfway to the mean of 127.5
        QVERIFY(std::abs(valueAt(sample.image, 39, 0) - 64) <= 1);
    }

    void drawnColoursStayInTheirRanges() {
        PhotometricOptions options;
        options.probability = 1;
        SampleRandom random(3, 1);
        double low = 2, high = 0;
        for (int i = 0; i < 500; ++i) {
            const ColorChange change = drawColorChange(options, random);
            QVERIFY(std::abs(change.contrast - 1) <= 0.5 && std::abs(change.saturation - 1) <= 0.5);
            QVERIFY(std::abs(change.hue) <= 0.05);
            low = std::min(low, change.brightness);
            high = std::max(high, change.brightness);
        }
        QVERIFY(low >= 0.75 && low < 0.78 && high <= 1.25 && high > 1.22);
    }
};

QTEST_GUILESS_MAIN(TestAugmentationPixels)
#include "tst_augmentation_pixels.moc"
