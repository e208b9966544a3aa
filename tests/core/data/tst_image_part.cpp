// Parts of pictures against the whole picture as readImage() gives it.
#include "core/data/image_part.h"

#include <cmath>
#include <fstream>
#include <random>

#include <QTest>

#include "core/data/image_io.h"
#include "core/data/picture_rows.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

constexpr int kWidth = 203; // no multiple of any block
constexpr int kHeight = 131;

/// Smooth colours with some noise, so that neither codec nor place is the same anywhere.
RgbImage picture() {
    RgbImage image(kWidth, kHeight);
    std::mt19937 random(3);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            std::uint8_t* pixel = &image.pixels[static_cast<std::size_t>((y * kWidth + x) * 3)];
            pixel[0] = static_cast<std::uint8_t>(x);
            pixel[1] = static_cast<std::uint8_t>(y + static_cast<int>(random() % 20));
            pixel[2] = static_cast<std::uint8_t>(128 + 100 * std::sin((x + 2 * y) / 9.0));
        }
    return image;
}

/// Puts an EXIF segment with the orientation behind the start of a JPEG.
void orient(const fs::path& path, int orientation) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
    const std::string exif = std::string("Exif\0\0", 6) + tiff + static_cast<char>(orientation) + std::string(7, '\0');
    bytes.insert(2, std::string{'\xFF', '\xE1', '\0', static_cast<char>(exif.size() + 2)} + exif);
    std::ofstream(path, std::ios::binary) << bytes;
}

RgbImage cut(const RgbImage& whole, const PixelRect& part) {
    RgbImage image(part.width, part.height);
    for (int y = 0; y < part.height; ++y)
        std::copy_n(&whole.pixels[static_cast<std::size_t>(((part.y + y) * whole.width + part.x) * 3)], part.width * 3,
                    &image.pixels[static_cast<std::size_t>(y * part.width * 3)]);
    return image;
}

/// The largest difference of a pixel to the mean of its block of the whole picture.
int worstAgainstMeans(const ImagePart& part, const RgbImage& whole) {
    int worst = 0;
    for (int y = 0; y < part.image.height; ++y)
        for (int x = 0; x < part.image.width; ++x)
            for (int channel = 0; channel < 3; ++channel) {
                int sum = 0;
                int count = 0;
                const int top = part.place.y + y * part.shrink;
                const int left = part.place.x + x * part.shrink;
                for (int v = top; v < std::min(top + part.shrink, part.place.y + part.place.height); ++v)
                    for (int u = left; u < std::min(left + part.shrink, part.place.x + part.place.width); ++u, ++count)
                        sum += whole.pixels[static_cast<std::size_t>((v * whole.width + u) * 3 + channel)];
                const int own = part.image.pixels[static_cast<std::size_t>((y * part.image.width + x) * 3 + channel)];
                worst = std::max(worst, std::abs(own - (sum + count / 2) / count));
            }
    return worst;
}

} // namespace

class TestImagePart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPictureCanBeLookedAtWhileItIsRead_data() {
        QTest::addColumn<int>("orientation");
        QTest::newRow("upright") << 1;
        QTest::newRow("turned") << 6;
    }

    void aPictureCanBeLookedAtWhileItIsRead() {
        QFETCH(const int, orientation);
        const TemporaryFolder folder;
        const fs::path file = folder / "a.jpg";
        VERIFY_RESULT(writeImage(file, picture()));
        orient(file, orientation);
        std::vector<RgbImage> seen;
        double last = 0;
        PartialReading partial{[&](const RgbImage& image, double share) {
                                   QVERIFY(share > last && share < 1);
                                   last = share;
                                   seen.push_back(image);
                               },
                               0, 0};
        const auto whole = readShrunk(file, 4, {}, partial);
        VERIFY_RESULT(whole);
        QCOMPARE(seen.size(), std::size_t(32)); // a row of blocks each, but for the last
        const RgbImage& first = seen.front();
        QCOMPARE(first.width, whole->image.width);
        const auto pixel = [](const RgbImage& image, int x, int y) {
            return image.pixels[static_cast<std::size_t>((y * image.width + x) * 3)];
        };
        const int firstRow = orientation == 1 ? 0 : whole->image.width - 1; // stored on top: right when turned
        QCOMPARE(orientation == 1 ? pixel(first, 9, 0) : pixel(first, firstRow, 9),
                 orientation == 1 ? pixel(whole->image, 9, 0) : pixel(whole->image, firstRow, 9));
        QCOMPARE(orientation == 1 ? pixel(first, 9, 20) : pixel(first, 9, 9), std::uint8_t{128}); // not read yet
    }

    void a_part_has_the_pixels_of_the_whole_in_every_orientation_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("orientation");
        for (int i = 1; i <= 8; ++i)
            QTest::addRow("jpeg %d", i) << QStringLiteral("a.jpg") << i;
        QTest::addRow("png") << QStringLiteral("a.png") << 1;
    }

    void a_part_has_the_pixels_of_the_whole_in_every_orientation() {
        QFETCH(QString, name);
        QFETCH(int, orientation);
        const TemporaryFolder folder;
        const fs::path path = folder / name.toStdString();
        VERIFY_RESULT(writeImage(path, picture()));
        if (orientation > 1)
            orient(path, orientation);
        const auto whole = readImage(path);
        VERIFY_RESULT(whole);
        for (const PixelRect& wanted : {PixelRect{17, 33, 60, 41}, PixelRect{0, 0, 9, 9}, PixelRect{100, 90, 999, 999},
                                        PixelRect{-5, -5, 20, 20}}) {
            const auto part = readPart(path, wanted);
            VERIFY_RESULT(part);
            QVERIFY(part->place.x <= std::max(0, wanted.x) && part->place.y <= std::max(0, wanted.y));
            QCOMPARE(part->image.width, part->place.width);
            QVERIFY(part->image.pixels == cut(*whole, part->place).pixels);
        }
    }

    void blocks_are_means_and_lie_where_they_say_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("shrink");
        QTest::addColumn<int>("orientation");
        QTest::addColumn<int>("tolerance");
        for (const int shrink : {2, 4, 8, 16}) {
            QTest::addRow("png %d", shrink) << QStringLiteral("a.png") << shrink << 1 << 0;
            // The decoder's own shrinking works on frequencies: near the mean, not on it.
            for (const int orientation : {1, 5})
                QTest::addRow("jpeg %d, %d", shrink, orientation)
                    << QStringLiteral("a.jpg") << shrink << orientation << 32;
        }
    }

    void blocks_are_means_and_lie_where_they_say() {
        QFETCH(QString, name);
        QFETCH(int, shrink);
        QFETCH(int, orientation);
        QFETCH(int, tolerance);
        const TemporaryFolder folder;
        const fs::path path = folder / name.toStdString();
        VERIFY_RESULT(writeImage(path, picture()));
        if (orientation > 1)
            orient(path, orientation);
        const auto whole = readImage(path);
        VERIFY_RESULT(whole);
        const auto all = readShrunk(path, shrink);
        VERIFY_RESULT(all);
        QCOMPARE(all->place, (PixelRect{0, 0, whole->width, whole->height}));
        const int worst = worstAgainstMeans(*all, *whole);
        QVERIFY2(worst <= tolerance, qPrintable(QString::number(worst)));
        const auto part = readPart(path, {40, 50, 70, 30}, shrink);
        VERIFY_RESULT(part);
        QVERIFY(part->place.x <= 40 && part->place.x > 40 - 2 * shrink && part->place.width < 70 + 4 * shrink);
        const int worstOfPart = worstAgainstMeans(*part, *whole);
        QVERIFY2(worstOfPart <= tolerance, qPrintable(QString::number(worstOfPart)));
    }

    void every_odd_picture_is_the_same_in_parts_or_is_not_read_in_parts() {
        int same = 0;
        for (const char* folder : {"traps/images", "images"})
            for (const auto& entry : fs::directory_iterator(testData(folder))) {
                const auto whole = readImage(entry.path());
                const auto part = readShrunk(entry.path(), 1);
                const std::string name = entry.path().filename().string();
                if (!part) {
                    QVERIFY2(!whole || part.error().kind == ErrorKind::Unsupported, name.c_str());
                    continue;
                }
                QVERIFY2(whole.has_value(), name.c_str());
                QVERIFY2(part->image.pixels == whole->pixels, name.c_str());
                ++same;
            }
        QVERIFY2(same >= 25, qPrintable(QString::number(same)));
    }

    void a_file_that_ends_too_early_is_an_error() {
        const TemporaryFolder folder;
        for (const char* name : {"a.jpg", "a.png"}) {
            VERIFY_RESULT(writeImage(folder / name, picture()));
            fs::resize_file(folder / name, fs::file_size(folder / name) / 2);
            const auto part = readShrunk(folder / name, 4);
            QVERIFY(!part);
            QCOMPARE(part.error().kind, ErrorKind::Unreadable);
            QVERIFY(part.error().text().find(name) != std::string::npos);
        }
    }

    void what_cannot_be_read_in_parts_is_said() {
        const TemporaryFolder folder;
        putFile(folder / "a.bmp", "BM nothing");
        QCOMPARE(readShrunk(folder / "a.bmp", 2).error().kind, ErrorKind::Unsupported);
        VERIFY_RESULT(writeImage(folder / "a.png", picture()));
        QCOMPARE(readPart(folder / "a.png", {5000, 0, 10, 10}).error().kind, ErrorKind::BadInput);
        QCOMPARE(PictureRows::open(folder / "none.png").error().kind, ErrorKind::NotFound);
    }

    void reading_stops_when_it_is_asked_to() {
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.png", picture()));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(readShrunk(folder / "a.png", 2, stop.get_token()).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestImagePart)
#include "tst_image_part.moc"
