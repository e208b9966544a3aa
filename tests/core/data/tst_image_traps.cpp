#include <cstdlib>

#include "core/data/image_header.h"
#include "core/data/image_io.h"
#include "core/data/image_truncation.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

using Colour = std::array<int, 3>;
const Colour red{255, 0, 0};
const Colour green{0, 255, 0};
const Colour blue{0, 0, 255};
const Colour white{255, 255, 255};
const Colour black{0, 0, 0};

fs::path trap(const std::string& name) {
    return testData("traps/images/" + name);
}

Colour pixel(const RgbImage& image, int x, int y) {
    const std::size_t at = static_cast<std::size_t>(y * image.width + x) * 3;
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

bool near(const Colour& a, const Colour& b, int tolerance) {
    return std::abs(a[0] - b[0]) <= tolerance && std::abs(a[1] - b[1]) <= tolerance &&
           std::abs(a[2] - b[2]) <= tolerance;
}

/// The picture that most trap files show: four quarters of this size.
bool showsQuarters(const RgbImage& image, const std::array<Colour, 4>& colours, int tolerance = 12) {
    if (image.size() != ImageSize{32, 16})
        return false;
    return near(pixel(image, 7, 3), colours[0], tolerance) && near(pixel(image, 24, 3), colours[1], tolerance) &&
           near(pixel(image, 7, 12), colours[2], tolerance) && near(pixel(image, 24, 12), colours[3], tolerance);
}

const std::array<Colour, 4> inColour{red, green, blue, white};

} // namespace

/// Every kind of picture file that comes along with boxes: what is shown, trained on and refused.
class TestImageTraps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOrientationOfEveryFormatIsUpright_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<int>("orientation");
        for (const char* format : {"jpg", "png", "webp", "tif"})
            for (int orientation = 1; orientation <= 8; ++orientation)
                QTest::addRow("%s %d", format, orientation)
                    << "turned_" + std::to_string(orientation) + "." + format << orientation;
    }
    void everyOrientationOfEveryFormatIsUpright() {
        QFETCH(std::string, file);
        QFETCH(int, orientation);
        const auto image = readImage(trap(file));
        VERIFY_RESULT(image);
        QVERIFY(showsQuarters(*image, inColour));
        QCOMPARE(readImageSize(trap(file)).value(), (ImageSize{32, 16}));
        const auto header = readImageHeader(trap(file));
        QVERIFY(header);
        QCOMPARE(header->orientation, orientation);
        QCOMPARE(header->storedSize, orientation >= 5 ? (ImageSize{16, 32}) : (ImageSize{32, 16}));
    }

    void everyDepthAndPaletteIsReadAsColour_data() {
        QTest::addColumn<std::string>("file");
        for (const char* file :
             {"palette.png", "palette_transparent.png", "alpha.png", "alpha.webp", "sixteen_bit.png", "sixteen_bit.tif",
              "palette.bmp", "top_down.bmp", "animated.webp", "animated_lossy.webp", "animated_alpha.webp",
              "animated.png", "two_pages.tif", "png_called_jpg.jpg", "jpeg_called_png.png"})
            QTest::newRow(file) << std::string(file);
    }
    void everyDepthAndPaletteIsReadAsColour() {
        QFETCH(std::string, file);
        const auto image = readImage(trap(file));
        VERIFY_RESULT(image);
        QVERIFY(showsQuarters(*image, inColour));
        QCOMPARE(readImageSize(trap(file)).value(), image->size());
    }

    void greyAndPrintersColoursAreReadAlike() {
        const std::array<Colour, 4> grey{Colour{76, 76, 76}, {150, 150, 150}, {29, 29, 29}, white};
        for (const char* file : {"grey.jpg", "grey_alpha.png"}) {
            const auto image = readImage(trap(file));
            VERIFY_RESULT(image);
            QVERIFY2(showsQuarters(*image, grey), file);
        }
        for (const char* file : {"cmyk.jpg", "cmyk.tif"}) {
            const auto image = readImage(trap(file));
            VERIFY_RESULT(image);
            QVERIFY2(showsQuarters(*image, inColour, 24), file);
        }
        for (const char* file : {"one_bit.png", "one_bit.tif"}) {
            const auto image = readImage(trap(file));
            VERIFY_RESULT(image);
            QCOMPARE(pixel(*image, 24, 12), white);
            QCOMPARE(readImageSize(trap(file)).value(), (ImageSize{32, 16}));
        }
    }

    void aSmallFirstFrameLiesInItsPicture() {
        const auto image = readImage(trap("animated_small_frame.webp"));
        VERIFY_RESULT(image);
        QCOMPARE(image->size(), (ImageSize{32, 16}));
        QCOMPARE(pixel(*image, 7, 5), black);
        QCOMPARE(pixel(*image, 8, 4), red); // 16 x 8 pixels from here
        QCOMPARE(pixel(*image, 23, 11), white);
        QCOMPARE(pixel(*image, 24, 11), black);
        QVERIFY(readImageHeader(trap("animated_small_frame.webp"))->isAnimated);
        QVERIFY(!readImageHeader(trap("alpha.webp"))->isAnimated);
    }

    void aFileThatEndsTooEarlyIsNoticed_data() {
        QTest::addColumn<std::string>("file");
        for (const char* file :
             {"truncated.jpg", "truncated.progressive.jpg", "truncated.png", "truncated.bmp", "truncated.webp",
              "truncated.tif", "without_end_marker.jpg", "thumbnail_truncated.jpg"})
            QTest::newRow(file) << std::string(file);
    }
    void aFileThatEndsTooEarlyIsNoticed() {
        QFETCH(std::string, file);
        const auto image = readImage(trap(file));
        QVERIFY(!image);
        QVERIFY(image.error().kind == ErrorKind::Unreadable);
        QVERIFY(contains(image.error().file, file));
    }

    void truncationIsToldApartFromOtherDamage() {
        for (const char* file : {"truncated.jpg", "truncated.png", "truncated.bmp", "truncated.webp"})
            QVERIFY2(isTruncated(bytesOf(trap(file)), *formatOfExtension(file)), file);
        for (const char* file : {"whole.jpg", "turned_1.png", "palette.bmp", "top_down.bmp", "animated.webp"})
            QVERIFY2(!isTruncated(bytesOf(trap(file)), *formatOfExtension(file)), file);
        const auto image = readImage(trap("truncated.png"));
        QVERIFY(!image && contains(image.error().message, "ends before its picture does"));
    }

    void aWholeFileIsReadWhateverStandsBehindOrInside() {
        for (const char* file : {"whole.jpg", "whole.progressive.jpg", "bytes_behind.jpg", "thumbnail.jpg"}) {
            const auto image = readImage(trap(file));
            VERIFY_RESULT(image);
            QCOMPARE(image->size(), (ImageSize{64, 48}));
        }
    }

    void moreThanAThousandMillionPixelsAreRefusedBeforeDecoding() {
        for (const char* file : {"huge.png", "huge.bmp", "huge.jpg"}) {
            const auto image = readImage(trap(file));
            QVERIFY2(!image && image.error().kind == ErrorKind::Unsupported, file);
            QVERIFY2(contains(image.error().message, "1,000,000,000"), image.error().text().c_str());
        }
        QCOMPARE(readImageSize(trap("huge.png")).value(), (ImageSize{40000, 40000}));
    }

    void filesWithoutAPictureAreUnreadable() {
        for (const char* file : {"nothing.jpg", "text.jpg"}) {
            QVERIFY(readImage(trap(file)).error().kind == ErrorKind::Unreadable);
            QVERIFY(readImageSize(trap(file)).error().kind == ErrorKind::Unreadable);
            QVERIFY(!readImageHeader(trap(file)));
            QVERIFY(!isImageFile(trap(file)));
        }
        QVERIFY(!isImageFile(trap("none.jpg")));
    }

    void theFormatIsThatOfTheContent() {
        QCOMPARE(readImageHeader(trap("png_called_jpg.jpg"))->format, ImageFormat::Png);
        QCOMPARE(readImageHeader(trap("jpeg_called_png.png"))->format, ImageFormat::Jpeg);
        QVERIFY(formatOfExtension("a.JPG") == ImageFormat::Jpeg);
        QVERIFY(formatOfExtension("a.tiff") == ImageFormat::Tiff);
        QVERIFY(!formatOfExtension("a.gif"));
        for (const auto& [file, format] : {std::pair{"turned_1.webp", ImageFormat::Webp},
                                           {"top_down.bmp", ImageFormat::Bmp},
                                           {"turned_1.tif", ImageFormat::Tiff}})
            QVERIFY(readImageHeader(trap(file))->format == format && isImageFile(trap(file)));
    }

    void aHeaderCutAnywhereIsReadOrRefused() {
        const TemporaryFolder folder;
        for (const char* file : {"turned_6.jpg", "turned_6.png", "turned_6.webp", "turned_6.tif", "top_down.bmp",
                                 "animated_small_frame.webp"}) {
            const std::string whole = bytesOf(trap(file));
            for (std::size_t length = 0; length < std::min<std::size_t>(whole.size(), 400); length += 7) {
                putFile(folder / "cut", whole.substr(0, length));
                if (const auto header = readImageHeader(folder / "cut"))
                    QVERIFY(header->storedSize.width > 0 && header->storedSize.height > 0);
                if (length + 1 < whole.size() && file != std::string("turned_6.tif")) // OpenCV prints its reasons
                    QVERIFY2(!readImage(folder / "cut"), file);
            }
        }
    }

    void namesWithBlanksAndOtherLettersAreOpened() {
        const TemporaryFolder folder;
        const std::string longName(200, 'x');
        for (const std::string& name :
             {std::string("ünï cödé 狗.jpg"), std::string("صورة.jpg"), std::string("😀 (1).jpg"),
              std::string("e\u0301 trailing dot..jpg"), std::string(" leading"), longName + ".jpg"}) {
            fs::create_directories(folder / "a b/é");
            fs::copy_file(trap("turned_6.jpg"), folder / "a b/é" / name);
            VERIFY_RESULT(readImage(folder / "a b/é" / name));
            QCOMPARE(readImageSize(folder / "a b/é" / name).value(), (ImageSize{32, 16}));
        }
    }
};

QTEST_APPLESS_MAIN(TestImageTraps)
#include "tst_image_traps.moc"
