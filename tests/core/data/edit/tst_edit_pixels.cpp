// Boxes, pixels and names: what is drawn is what is trained on, in every orientation and under every name.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>

#include "core/data/coco_json.h"
#include "core/data/dataset_convert.h"
#include "core/data/image_io.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_set.h"
#include "core/data/yolo_txt.h"
#include "tests/core/data/edit/edit_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 64;

/// Grey with a red rectangle, as it is stored.
RgbImage storedPicture() {
    RgbImage picture;
    picture.width = kWidth;
    picture.height = kHeight;
    picture.pixels.assign(static_cast<std::size_t>(kWidth * kHeight * 3), 128);
    for (int y = 8; y < 24; ++y)
        for (int x = 16; x < 64; ++x) {
            const auto at = static_cast<std::size_t>((y * kWidth + x) * 3);
            picture.pixels[at] = 255;
            picture.pixels[at + 1] = 0;
            picture.pixels[at + 2] = 0;
        }
    return picture;
}

/// Puts an EXIF segment with the orientation behind the start of a JPEG.
void orient(const fs::path& path, char orientation) {
    std::string bytes = bytesOf(path);
    const std::string tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
    const std::string exif = std::string("Exif\0\0", 6) + tiff + orientation + std::string(7, '\0');
    const std::string head{'\xFF', '\xE1', '\0', static_cast<char>(exif.size() + 2)};
    bytes.insert(2, head + exif);
    std::ofstream(path, std::ios::binary) << bytes;
}

bool isRed(const RgbImage& image, int x, int y) {
    const auto at = static_cast<std::size_t>((y * image.width + x) * 3);
    return image.pixels[at] > 200 && image.pixels[at + 1] < 90;
}

/// What a person would draw around the red pixels.
Box redBox(const RgbImage& image) {
    Box box{1e9F, 1e9F, 0, 0};
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (isRed(image, x, y))
                box = {std::min(box.xmin, static_cast<float>(x)), std::min(box.ymin, static_cast<float>(y)),
                       std::max(box.xmax, static_cast<float>(x + 1)), std::max(box.ymax, static_cast<float>(y + 1))};
    return box;
}

/// Share of red pixels inside the box.
double redness(const RgbImage& image, const Box& box) {
    int red = 0;
    int all = 0;
    for (int y = static_cast<int>(box.ymin); y < static_cast<int>(box.ymax); ++y)
        for (int x = static_cast<int>(box.xmin); x < static_cast<int>(box.xmax); ++x, ++all)
            red += isRed(image, x, y) ? 1 : 0;
    return all == 0 ? 0 : static_cast<double>(red) / all;
}

/// The one box of the folder as another program reads it after a conversion: from the numbers of the exported file and
/// the picture as it is shown. Nothing if there is no such box.
Box exportedBox(const fs::path& folder, DatasetFormat format) {
    auto reading = readVocSet(*openSet(folder)).value();
    static_cast<void>(completeSizes(reading.set, format));
    const TemporaryFolder output;
    ConvertOptions options;
    options.format = format;
    options.output = output.path();
    options.images = ImagePlacement::Copy;
    if (!convertDataset(reading.set, options))
        return {};
    if (format == DatasetFormat::Csv) {
        std::ifstream table(output / "annotations.csv");
        std::string line;
        std::getline(table, line);
        std::getline(table, line);
        std::vector<std::string> cells;
        std::stringstream row(line);
        for (std::string cell; std::getline(row, cell, ',');)
            cells.push_back(cell);
        return cells.size() < 8
                   ? Box{}
                   : Box{std::stof(cells[4]), std::stof(cells[5]), std::stof(cells[6]), std::stof(cells[7])};
    }
    const auto again =
        format == DatasetFormat::Coco ? readCocoJson(output / "annotations.json") : readYoloTxt(output.path());
    if (!again || again->set.images.size() != 1 || again->set.images[0].annotation.objects.size() != 1)
        return {};
    // Six decimals of a share of the picture are within a ten-thousandth of a pixel here.
    const Box box = again->set.images[0].annotation.objects[0].boxInImage;
    const auto rounded = [](float edge) { return std::round(edge * 1000) / 1000; };
    return {rounded(box.xmin), rounded(box.ymin), rounded(box.xmax), rounded(box.ymax)};
}

} // namespace

class TestEditPixels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDrawnBoxIsTheTrainingCropInEveryOrientation_data() {
        QTest::addColumn<int>("orientation");
        for (int i = 1; i <= 8; ++i)
            QTest::addRow("%d", i) << i;
    }

    void aDrawnBoxIsTheTrainingCropInEveryOrientation() {
        QFETCH(int, orientation);
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.jpg", storedPicture()));
        orient(folder / "a.jpg", static_cast<char>(orientation));
        const auto shown = readImage(folder / "a.jpg");
        VERIFY_RESULT(shown);
        QCOMPARE(shown->width, orientation < 5 ? kWidth : kHeight);
        const Box drawn = redBox(*shown);
        QVERIFY(redness(*shown, drawn) > 0.97);
        // Where the rectangle from (16, 8) to (64, 24) of 96 x 64 pixels comes to lie, within the blur of the codec.
        constexpr std::array<Box, 9> upright{Box{},
                                             Box{16, 8, 64, 24},
                                             Box{32, 8, 80, 24},
                                             Box{32, 40, 80, 56},
                                             Box{16, 40, 64, 56},
                                             Box{8, 16, 24, 64},
                                             Box{40, 16, 56, 64},
                                             Box{40, 32, 56, 80},
                                             Box{8, 32, 24, 80}};
        QVERIFY(iou(drawn, upright[static_cast<std::size_t>(orientation)]) > 0.9F);
        EditSession session(openSet(folder.path()));
        VERIFY_RESULT(addObjects(session, 0, {{"red", drawn, false, false, false, ""}}));
        VERIFY_RESULT(session.saveAll());
        const auto again = VocDocument::read(folder / "a.xml");
        VERIFY_RESULT(again);
        QCOMPARE(again->annotation().size, shown->size());
        QCOMPARE(again->annotation().objects[0].boxInImage, drawn);
        const auto samples = makeVocSamples(*openSet(folder.path()), "all", ClassList({"red"}));
        VERIFY_RESULT(samples);
        const auto sample = samples->source->load(0);
        VERIFY_RESULT(sample);
        QCOMPARE(sample->truth.boxesInImage.size(), std::size_t{1});
        QCOMPARE(sample->truth.boxesInImage[0], drawn);
        QVERIFY(redness(sample->image, sample->truth.boxesInImage[0]) > 0.97);
        for (const DatasetFormat format : {DatasetFormat::Coco, DatasetFormat::Yolo, DatasetFormat::Csv})
            QCOMPARE(exportedBox(folder.path(), format), drawn);
    }

    void everyNameIsAnnotatedAndFoundAgain_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("Chinese") << QByteArray("图像 一");
        QTest::newRow("Arabic") << QByteArray("صورة");
        QTest::newRow("emoji") << QByteArray("🐕 & <dog>");
        QTest::newRow("combining") << QByteArray("e\xCC\x81t\xC3\xA9");
        QTest::newRow("trailing dot") << QByteArray("name.");
        QTest::newRow("many dots") << QByteArray("a.b.jpg");
        QTest::newRow("250 characters") << QByteArray(246, 'n'); // and ".xml"
    }

    void everyNameIsAnnotatedAndFoundAgain() {
        QFETCH(QByteArray, name);
        const TemporaryFolder folder;
        const fs::path image = folder / "deep 文件夹" / (name.toStdString() + ".png");
        fs::create_directories(image.parent_path());
        VERIFY_RESULT(writeImage(folder / "picture.png", storedPicture()));
        fs::rename(folder / "picture.png", image);
        EditSession session(openSet(folder.path()));
        QCOMPARE(session.dataset().images().size(), std::size_t{1});
        VERIFY_RESULT(addObjects(session, 0, {{"狗", {1, 2, 30, 40}, false, false, false, ""}}));
        VERIFY_RESULT(setNote(session, 0, {true, "注"}, EditKind::Flag));
        VERIFY_RESULT(session.saveAll());
        EditSession again(openSet(folder.path()));
        QCOMPARE(again.document(0).objects().size(), std::size_t{1});
        QCOMPARE(again.document(0).objects()[0].className, std::string("狗"));
        QVERIFY(again.note(0).flagged);
    }

    void imagesOfTheSameNameInThreeFoldersKeepTheirOwnFiles() {
        const TemporaryFolder folder;
        for (const char* sub : {"a", "b", "c"}) {
            fs::create_directories(folder / sub);
            VERIFY_RESULT(writeImage(folder / sub / "same.png", storedPicture()));
        }
        EditSession session(openSet(folder.path()));
        for (std::size_t i = 0; i < 3; ++i)
            VERIFY_RESULT(addObjects(session, i, {{std::to_string(i), {1, 2, 30, 40}, false, false, false, ""}}));
        VERIFY_RESULT(session.saveAll());
        EditSession again(openSet(folder.path()));
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(again.document(i).objects()[0].className, std::to_string(i));
    }
};

QTEST_GUILESS_MAIN(TestEditPixels)
#include "tst_edit_pixels.moc"
