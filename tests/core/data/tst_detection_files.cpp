#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/data/class_colors.h"
#include "core/data/detection_files.h"
#include "core/data/image_io.h"
#include "core/data/voc_xml.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

const ClassList classes({"cat", "big \"dog\", brown"});

/// Two images of the same stem; the second without a find.
std::vector<ImageDetections> twoImages() {
    return {{"a/one", "photos/a/one.jpg", {100, 50}, {{{10.25F, 5, 30.75F, 45}, 1, 0.9F}, {{0, 0, 50, 25}, 2, 0.1F}}},
            {"b/one", "photos/b/one.jpg", {100, 50}, {}}};
}

std::vector<fs::path> exported(const TemporaryFolder& folder, ExportFormat format,
                               const std::vector<ImageDetections>& images = twoImages()) {
    const auto files = exportDetections(folder / "out", format, images, classes);
    if (!files)
        qWarning("%s", files.error().text().c_str());
    return files.value_or(std::vector<fs::path>{});
}

} // namespace

class TestDetectionFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cocoReadsBackEqual() {
        const TemporaryFolder folder;
        const auto files = exported(folder, ExportFormat::Coco);
        QCOMPARE(files, std::vector{folder / "out/detections.json"});
        const auto read = readCocoDetections(files[0], classes);
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), std::size_t{1}); // an image without a find leaves no record
        const ImageDetections expected = twoImages()[0];
        QCOMPARE(read->at(0).imageId, expected.imageId);
        QCOMPARE(read->at(0).fileName, expected.fileName);
        QCOMPARE(read->at(0).detections.size(), expected.detections.size());
        for (std::size_t i = 0; i < expected.detections.size(); ++i) {
            QCOMPARE(read->at(0).detections[i].boxInImage, expected.detections[i].boxInImage);
            QCOMPARE(read->at(0).detections[i].label, expected.detections[i].label);
            QCOMPARE(read->at(0).detections[i].score, expected.detections[i].score);
        }
    }

    void cocoRecordsHaveTheAgreedKeys() {
        const TemporaryFolder folder;
        const auto files = exported(folder, ExportFormat::Coco);
        const std::string text = bytesOf(files.at(0));
        QVERIFY2(contains(text, R"({"image_id":"a/one","file_name":"photos/a/one.jpg","category_id":1,)"
                                R"("category_name":"cat","bbox":[10.25,5.0,20.5,40.0],"score":0.9})"),
                 text.c_str());
    }

    void noDetectionsAreAnEmptyCocoList() {
        const TemporaryFolder folder;
        const auto files = exported(folder, ExportFormat::Coco, {});
        QCOMPARE(bytesOf(files.at(0)), std::string("[]\n"));
    }

    void vocXmlReadsBackEqualForEveryImage() {
        const TemporaryFolder folder;
        const auto files = exported(folder, ExportFormat::Voc);
        QCOMPARE(files, (std::vector{folder / "out/voc/one.xml", folder / "out/voc/one_2.xml"}));
        const auto read = readVocXml(files[0]);
        VERIFY_RESULT(read);
        QCOMPARE(read->fileName, std::string("one.jpg"));
        QCOMPARE(read->size, (ImageSize{100, 50}));
        QCOMPARE(read->objects.size(), std::size_t{2});
        QCOMPARE(read->objects[0].className, std::string("cat"));
        QCOMPARE(read->objects[0].boxInImage, (Box{10.25F, 5, 30.75F, 45}));
        QCOMPARE(read->objects[1].className, classes.name(2));
        QVERIFY(readVocXml(files[1])->objects.empty());
    }

    void yoloLinesAreFractionsOfTheImage() {
        const TemporaryFolder folder;
        const auto files = exported(folder, ExportFormat::Yolo);
        QCOMPARE(files.size(), std::size_t{3});
        QCOMPARE(bytesOf(folder / "out/yolo/one.txt"),
                 std::string("0 0.205 0.5 0.205 0.8 0.9\n1 0.25 0.25 0.5 0.5 0.1\n"));
        QCOMPARE(bytesOf(folder / "out/yolo/one_2.txt"), std::string());
        QCOMPARE(bytesOf(folder / "out/yolo/classes.txt"), std::string("cat\nbig \"dog\", brown\n"));
    }

    void anImageCalledClassesKeepsTheYoloClassList() {
        const TemporaryFolder folder;
        exported(folder, ExportFormat::Yolo, {{"classes", "classes.jpg", {10, 10}, {{{0, 0, 5, 5}, 1, 1}}}});
        QCOMPARE(bytesOf(folder / "out/yolo/classes_2.txt"), std::string("0 0.25 0.25 0.5 0.5 1\n"));
        QVERIFY(contains(bytesOf(folder / "out/yolo/classes.txt"), "cat\n"));
    }

    void yoloTakesAMissingSizeFromTheImage() {
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.png", RgbImage(20, 10)));
        exported(folder, ExportFormat::Yolo, {{"a", (folder / "a.png").string(), {}, {{{0, 0, 10, 5}, 1, 1}}}});
        QCOMPARE(bytesOf(folder / "out/yolo/a.txt"), std::string("0 0.25 0.25 0.5 0.5 1\n"));
        const auto lost = exportDetections(folder / "out", ExportFormat::Yolo, {{"b", "no_such.png", {}, {}}}, classes);
        QVERIFY(!lost && lost.error().kind == ErrorKind::NotFound);
    }

    void createMlGivesMiddleAndSidesInPixels() {
        const TemporaryFolder folder;
        const auto files = exported(folder, ExportFormat::CreateMl);
        QCOMPARE(files, std::vector{folder / "out/createml.json"});
        const auto list = QJsonDocument::fromJson(QByteArray::fromStdString(bytesOf(files[0]))).array();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].toObject()["image"].toString(), QStringLiteral("one.jpg"));
        QVERIFY(list[1].toObject()["annotations"].toArray().isEmpty());
        const QJsonObject first = list[0].toObject()["annotations"].toArray()[0].toObject();
        QCOMPARE(first["label"].toString(), QStringLiteral("cat"));
        const QJsonObject coordinates = first["coordinates"].toObject();
        QCOMPARE(coordinates["x"].toDouble(), 20.5);
        QCOMPARE(coordinates["y"].toDouble(), 25.0);
        QCOMPARE(coordinates["width"].toDouble(), 20.5);
        QCOMPARE(coordinates["height"].toDouble(), 40.0);
    }

    void csvQuotesOnlyWhatNeedsIt() {
        const TemporaryFolder folder;
        const auto files = exported(folder, ExportFormat::Csv);
        QCOMPARE(bytesOf(files.at(0)),
                 std::string("image_id,file_name,category_id,category_name,xmin,ymin,xmax,ymax,score\n"
                             "a/one,photos/a/one.jpg,1,cat,10.25,5,30.75,45,0.9\n"
                             "a/one,photos/a/one.jpg,2,\"big \"\"dog\"\", brown\",0,0,50,25,0.1\n"));
    }

    void annotatedPicturesShowTheBoxInItsClassColour() {
        const TemporaryFolder folder;
        RgbImage grey(200, 150);
        std::fill(grey.pixels.begin(), grey.pixels.end(), std::uint8_t{77});
        VERIFY_RESULT(writeImage(folder / "in/a.png", grey));
        const std::string path = (folder / "in/a.png").string();
        const auto files =
            exported(folder, ExportFormat::Image,
                     {{"a", path, {200, 150}, {{{50, 60, 150, 120}, 2, 0.5F}, {{-9, -9, 900, 900}, 1, 0.4F}}}});
        QCOMPARE(files, std::vector{folder / "out/images/a.png"});
        const auto drawn = readImage(files[0]);
        VERIFY_RESULT(drawn);
        QCOMPARE(drawn->size(), grey.size());
        const auto at = [&](int x, int y) {
            const auto* pixel = drawn->pixels.data() + static_cast<std::size_t>(y * 200 + x) * 3;
            return std::array{pixel[0], pixel[1], pixel[2]};
        };
        QCOMPARE(at(150, 100), classColor(2)); // right side
        QCOMPARE(at(100, 120), classColor(2)); // lower side
        QCOMPARE(at(100, 100), (std::array<std::uint8_t, 3>{77, 77, 77}));
        QCOMPARE(at(199, 75), classColor(1)); // a box beyond the borders is drawn along them
    }

    void aPictureThatCannotBeReadIsNamed() {
        const TemporaryFolder folder;
        putFile(folder / "broken.png", "no picture");
        const auto result = exportDetections(folder / "out", ExportFormat::Image,
                                             {{"broken", (folder / "broken.png").string(), {}, {}}}, classes);
        QVERIFY(!result && result.error().kind == ErrorKind::Unreadable);
        QVERIFY(contains(result.error().file, "broken.png"));
    }

    void everyFormatSaysWhenItCannotWrite_data() {
        QTest::addColumn<int>("format");
        for (const auto& [format, name] : EnumText<ExportFormat>::table)
            QTest::newRow(std::string(name).c_str()) << static_cast<int>(format);
    }
    void everyFormatSaysWhenItCannotWrite() {
        QFETCH(int, format);
        const TemporaryFolder folder;
        putFile(folder / "file", "x");
        const auto result =
            exportDetections(folder / "file/out", static_cast<ExportFormat>(format), twoImages(), classes);
        QVERIFY(!result && result.error().kind == ErrorKind::WriteFailed);
    }
};

QTEST_APPLESS_MAIN(TestDetectionFiles)
#include "tst_detection_files.moc"
