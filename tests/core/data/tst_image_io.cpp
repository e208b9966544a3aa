#include <cstdlib>

#include "core/data/image_io.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

/// Left half red, right half blue.
RgbImage twoHalves(int width, int height) {
    RgbImage image(width, height);
    for (std::size_t i = 0; i < image.pixels.size(); i += 3) {
        const bool left = static_cast<int>(i / 3) % width < width / 2;
        image.pixels[i + (left ? 0 : 2)] = 255;
    }
    return image;
}

std::array<int, 3> pixel(const RgbImage& image, int x, int y) {
    const std::size_t at = static_cast<std::size_t>(y * image.width + x) * 3;
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

bool near(const std::array<int, 3>& a, const std::array<int, 3>& b, int tolerance) {
    return std::abs(a[0] - b[0]) <= tolerance && std::abs(a[1] - b[1]) <= tolerance &&
           std::abs(a[2] - b[2]) <= tolerance;
}

/// A JPEG with an EXIF segment put behind its first marker.
std::string withOrientation(const std::string& jpeg, int orientation, bool bigEndian) {
    const auto code = static_cast<char>(orientation);
    const std::string big = std::string("MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + code;
    const std::string little = std::string("II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + code + '\0';
    const std::string body =
        std::string("Exif\0\0", 6) + (bigEndian ? big : little) + std::string(2 + 4, '\0'); // padding, no next entry
    const auto length = static_cast<char>(body.size() + 2);
    return jpeg.substr(0, 2) + "\xff\xe1" + std::string(1, '\0') + length + body + jpeg.substr(2);
}

} // namespace

class TestImageIo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void extensionsAreKnownInAnyCase() {
        for (const char* name : {"a.jpg", "a.JPEG", "a.Png", "a.bmp", "a.TIF", "a.tiff", "a.webp"})
            QVERIFY2(hasImageExtension(name), name);
        for (const char* name : {"a.xml", "jpg", "a.gif", "a", ".png"})
            QVERIFY2(!hasImageExtension(name), name);
    }

    void pngReadsBackEqualInRgbOrder() {
        const TemporaryFolder folder;
        const RgbImage image = twoHalves(7, 5);
        VERIFY_RESULT(writeImage(folder / "né 狗.png", image));
        const auto read = readImage(folder / "né 狗.png");
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), (ImageSize{7, 5}));
        QCOMPARE(read->pixels, image.pixels);
        QCOMPARE(pixel(*read, 0, 0), (std::array{255, 0, 0}));
    }

    void jpegReadsBackAlike() {
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.JPG", twoHalves(64, 32)));
        const auto read = readImage(folder / "a.JPG");
        VERIFY_RESULT(read);
        QVERIFY(near(pixel(*read, 8, 16), {255, 0, 0}, 6));
        QVERIFY(near(pixel(*read, 56, 16), {0, 0, 255}, 6));
    }

    void everyKindOfFileBecomesEightBitRgb_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<int>("red");
        QTest::addColumn<int>("green");
        QTest::addColumn<int>("blue");
        QTest::newRow("grey is spread") << std::string("grey_8bit.png") << 128 << 128 << 128;
        QTest::newRow("16 bit is scaled") << std::string("grey_16bit.png") << 128 << 128 << 128;
        QTest::newRow("alpha is dropped") << std::string("half_transparent.png") << 200 << 100 << 50;
        QTest::newRow("content, not name") << std::string("jpeg_called_png.png") << 200 << 100 << 50;
        QTest::newRow("CMYK") << std::string("cmyk.jpg") << 200 << 100 << 50;
        QTest::newRow("BMP") << std::string("colour.bmp") << 200 << 100 << 50;
        QTest::newRow("TIFF") << std::string("colour.tif") << 200 << 100 << 50;
        QTest::newRow("WebP") << std::string("colour.webp") << 200 << 100 << 50;
    }
    void everyKindOfFileBecomesEightBitRgb() {
        QFETCH(std::string, file);
        QFETCH(int, red);
        QFETCH(int, green);
        QFETCH(int, blue);
        const auto path = testData("images/" + file);
        const auto read = readImage(path);
        VERIFY_RESULT(read);
        const auto found = pixel(*read, 2, 2);
        QVERIFY2(near(found, {red, green, blue}, 3),
                 qPrintable(QStringLiteral("%1 %2 %3").arg(found[0]).arg(found[1]).arg(found[2])));
        const auto size = readImageSize(path);
        VERIFY_RESULT(size);
        QCOMPARE(*size, read->size());
    }

    void orientationIsAppliedToPixelsAndSize_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<bool>("bigEndian");
        for (int orientation = 1; orientation <= 8; ++orientation)
            for (const bool bigEndian : {false, true})
                QTest::addRow("%d %s", orientation, bigEndian ? "MM" : "II") << orientation << bigEndian;
    }
    void orientationIsAppliedToPixelsAndSize() {
        QFETCH(int, orientation);
        QFETCH(bool, bigEndian);
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.jpg", twoHalves(64, 32)));
        putFile(folder / "b.jpg", withOrientation(bytesOf(folder / "a.jpg"), orientation, bigEndian));
        const auto read = readImage(folder / "b.jpg");
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), orientation >= 5 ? (ImageSize{32, 64}) : (ImageSize{64, 32}));
        QCOMPARE(*readImageSize(folder / "b.jpg"), read->size());
        // The red half lies left, right, right, left, then top, top, bottom, bottom.
        const std::array redAt{0, 63, 63, 0, 0, 0, 63, 63};
        const int at = redAt[static_cast<std::size_t>(orientation - 1)];
        const auto red = orientation >= 5 ? pixel(*read, 16, at) : pixel(*read, at, 16);
        QVERIFY(near(red, {255, 0, 0}, 6));
    }

    void sizeOfAJpegNeedsNoPixels() {
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.jpg", twoHalves(64, 32)));
        const std::string whole = bytesOf(folder / "a.jpg");
        const auto scan = whole.find("\xff\xda"); // the pixels start behind this marker
        QVERIFY(scan != std::string::npos);
        putFile(folder / "header.jpg", whole.substr(0, scan));
        const auto size = readImageSize(folder / "header.jpg");
        VERIFY_RESULT(size);
        QCOMPARE(*size, (ImageSize{64, 32}));
    }

    void filesThatAreNoImagesAreUnreadable() {
        const TemporaryFolder folder;
        putFile(folder / "text.jpg", "This is text.");
        putFile(folder / "empty.png", "");
        putFile(folder / "start.jpg", "\xff\xd8\xff\xe0");
        for (const char* name : {"text.jpg", "empty.png", "start.jpg"}) {
            const auto read = readImage(folder / name);
            QVERIFY2(!read && read.error().kind == ErrorKind::Unreadable, name);
            QVERIFY(contains(read.error().file, name));
            const auto size = readImageSize(folder / name);
            QVERIFY2(!size && size.error().kind == ErrorKind::Unreadable, name);
        }
        QVERIFY(readImage(folder / "none.jpg").error().kind == ErrorKind::NotFound);
        QVERIFY(readImageSize(folder / "none.jpg").error().kind == ErrorKind::NotFound);
        QVERIFY(readImage(folder.path()).error().kind == ErrorKind::Unreadable);
    }

    void onlyPngAndJpegAreWritten() {
        const TemporaryFolder folder;
        const auto bmp = writeImage(folder / "a.bmp", twoHalves(4, 4));
        QVERIFY(!bmp && bmp.error().kind == ErrorKind::BadInput);
        const auto empty = writeImage(folder / "a.png", {});
        QVERIFY(!empty && empty.error().kind == ErrorKind::BadInput);
        putFile(folder / "file", "x");
        const auto nowhere = writeImage(folder / "file/a.png", twoHalves(4, 4));
        QVERIFY(!nowhere && nowhere.error().kind == ErrorKind::WriteFailed);
    }
};

QTEST_APPLESS_MAIN(TestImageIo)
#include "tst_image_io.moc"
