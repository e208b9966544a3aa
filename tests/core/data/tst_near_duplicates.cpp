#include <random>

#include <QElapsedTimer>
#include <QTest>

#include "core/data/image_io.h"
#include "core/data/near_duplicates.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

/// Smooth random blobs: like a photograph, not like noise.
RgbImage picture(unsigned seed, int width = 160, int height = 120) {
    std::mt19937 random(seed);
    const auto real = [&] { return static_cast<double>(random() % 10000) / 10000; };
    struct Blob {
        double x, y, size, value;
    };
    std::vector<Blob> blobs;
    for (int i = 0; i < 12; ++i)
        blobs.push_back({real(), real(), 0.05 + 0.2 * real(), 255 * real()});
    RgbImage image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            double value = 60;
            for (const Blob& blob : blobs) {
                const double dx = static_cast<double>(x) / width - blob.x,
                             dy = static_cast<double>(y) / height - blob.y;
                if (dx * dx + dy * dy < blob.size * blob.size)
                    value = blob.value;
            }
            for (int c = 0; c < 3; ++c)
                image.pixels[static_cast<std::size_t>((y * width + x) * 3 + c)] = static_cast<std::uint8_t>(value);
        }
    return image;
}

RgbImage brighter(RgbImage image, int by) {
    for (auto& value : image.pixels)
        value = static_cast<std::uint8_t>(std::min(255, value + by));
    return image;
}

RgbImage flat(std::uint8_t value) {
    RgbImage image(64, 64);
    std::fill(image.pixels.begin(), image.pixels.end(), value);
    return image;
}

RgbImage halves(bool upper) {
    RgbImage image(64, 64);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = (i < image.pixels.size() / 2) == upper ? 250 : 10;
    return image;
}

} // namespace

class TestNearDuplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSmallerAndABrighterCopyAreFoundAmongOthers() {
        std::vector<ImageFingerprint> prints;
        for (unsigned seed = 0; seed < 60; ++seed)
            prints.push_back(fingerprintOf(picture(seed)));
        prints.push_back(fingerprintOf(picture(7, 320, 240)));
        prints.push_back(fingerprintOf(brighter(picture(20), 12)));
        const auto groups = findNearDuplicates(prints);
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].members, (std::vector<std::size_t>{7, 60}));
        QCOMPARE(groups[1].members, (std::vector<std::size_t>{20, 61}));
        QVERIFY(!groups[0].identical);
    }

    void aJpegOfTheSamePictureIsANearDuplicateAndACopyIsIdentical() {
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.png", picture(3, 400, 300)));
        VERIFY_RESULT(writeImage(folder / "b.jpg", picture(3, 400, 300)));
        putFile(folder / "c.png", bytesOf(folder / "a.png"));
        std::vector<ImageFingerprint> prints;
        for (const char* name : {"a.png", "b.jpg", "c.png"}) {
            const auto print = fingerprintOf(bytesOf(folder / name), folder / name);
            VERIFY_RESULT(print);
            prints.push_back(*print);
        }
        const auto groups = findNearDuplicates(prints);
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups[0].members.size(), std::size_t(3));
        QVERIFY(!groups[0].identical); // the JPEG has other bytes
        const auto copies = findNearDuplicates({prints[0], prints[2]});
        QCOMPARE(copies.size(), std::size_t(1));
        QVERIFY(copies[0].identical);
    }

    void picturesOfOneHashThatLookDifferentAreNotAlike() {
        // Constant rows have no step from left to right: all three have the hash 0.
        const std::vector prints{fingerprintOf(halves(true)), fingerprintOf(halves(false)), fingerprintOf(flat(90))};
        QCOMPARE(prints[0].hash, prints[1].hash);
        QCOMPARE(findNearDuplicates(prints).size(), std::size_t(0));
    }

    void hashesWithinTheThresholdAreFoundWhateverTheirBits_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("found");
        for (int bits = 0; bits <= 11; ++bits)
            QTest::addRow("%d of 8", bits) << bits << (bits <= 8);
    }
    void hashesWithinTheThresholdAreFoundWhateverTheirBits() {
        QFETCH(int, bits);
        QFETCH(bool, found);
        std::mt19937_64 random(5);
        for (int round = 0; round < 200; ++round) {
            ImageFingerprint a, b;
            a.hash = b.hash = random();
            std::vector<int> places(64);
            std::iota(places.begin(), places.end(), 0);
            std::shuffle(places.begin(), places.end(), random);
            for (int i = 0; i < bits; ++i)
                b.hash ^= std::uint64_t{1} << static_cast<unsigned>(places[static_cast<std::size_t>(i)]);
            QCOMPARE(!findNearDuplicates({a, b}, {8, 4.0}).empty(), found);
        }
    }

    void aNearHashAloneIsNotEnough() {
        ImageFingerprint a, b;
        b.hash = 1;
        QCOMPARE(findNearDuplicates({a, b}).size(), std::size_t(1));
        for (std::size_t i = 0; i < b.thumbnail.size(); i += 2)
            b.thumbnail[i] = 200;
        QCOMPARE(findNearDuplicates({a, b}).size(), std::size_t(0));
    }

    void alikeIsPassedOn() {
        ImageFingerprint a, b, c;
        a.hash = 0;
        b.hash = 0b111;
        c.hash = 0b111111; // 6 bits from a, 3 from b
        const auto groups = findNearDuplicates({a, b, c}, {3, 4.0});
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups[0].members.size(), std::size_t(3));
    }

    void aHundredThousandPicturesTakeSecondsNotHours() {
        std::mt19937_64 random(1);
        std::vector<ImageFingerprint> prints(100000);
        for (auto& print : prints)
            print.hash = random();
        prints.back() = prints.front();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(findNearDuplicates(prints).size(), std::size_t(1));
        qInfo("100,000 pictures: %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 60000); // comparing all pairs takes minutes
    }

    void whatIsNoPictureIsAnError() {
        QVERIFY(!fingerprintOf(std::string("no picture"), "x.jpg"));
        QVERIFY(!fingerprintOf(std::string(), "x.jpg"));
    }
};

QTEST_GUILESS_MAIN(TestNearDuplicates)
#include "tst_near_duplicates.moc"
