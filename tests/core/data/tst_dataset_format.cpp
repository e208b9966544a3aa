#include "core/data/dataset_format.h"

#include "core/data/voc_xml.h"
#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

const std::string coco = R"({"images": [], "annotations": [], "categories": []})";
const std::string createMl = R"([{"image": "a.jpg", "annotations": []}])";

/// "voc", or the word of the error.
QString formatOf(const fs::path& path) {
    const auto format = recognizeFormat(path);
    return format ? QString::fromStdString(std::string(toText(*format))) : QStringLiteral("error");
}

} // namespace

class TestDatasetFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreKnownByNameAndBeginning() {
        const TemporaryFolder folder;
        putFile(folder / "a.json", coco);
        putFile(folder / "b.JSON", createMl);
        putFile(folder / "c.yaml", "names: []");
        putFile(folder / "d.data", "names = x");
        putFile(folder / "e.docx", "x");
        QCOMPARE(formatOf(folder / "a.json"), QString("coco"));
        QCOMPARE(formatOf(folder / "b.JSON"), QString("createml"));
        QCOMPARE(formatOf(folder / "c.yaml"), QString("yolo"));
        QCOMPARE(formatOf(folder / "d.data"), QString("yolo"));
        QVERIFY(recognizeFormat(folder / "e.docx").error().kind == ErrorKind::BadInput);
        QVERIFY(recognizeFormat(folder / "none").error().kind == ErrorKind::NotFound);
    }

    void foldersAreKnownByWhatTheyHold() {
        const TemporaryFolder folder;
        putImage(folder / "plain/a.jpg");
        QCOMPARE(formatOf(folder / "plain"), QString("voc"));
        putFile(folder / "plain/a.json", createMl);
        QCOMPARE(formatOf(folder / "plain"), QString("createml"));
        putFile(folder / "plain/annotations.json", coco);
        QCOMPARE(formatOf(folder / "plain"), QString("coco"));
        putFile(folder / "plain/classes.txt", "cat\n");
        QCOMPARE(formatOf(folder / "plain"), QString("yolo"));
        putFile(folder / "plain/a.xml", "<annotation/>");
        QCOMPARE(formatOf(folder / "plain"), QString("voc"));
        putFile(folder / "ultralytics/coco8.yaml", "names: {0: cat}\n");
        QCOMPARE(formatOf(folder / "ultralytics"), QString("yolo"));
        putFile(folder / "other/docker.yaml", "services: {}\n");
        QCOMPARE(formatOf(folder / "other"), QString("voc"));
        putFile(folder / "root/VOC2007/Annotations/a.xml", "<annotation/>");
        putImage(folder / "root/VOC2007/JPEGImages/a.jpg");
        putFile(folder / "root/data.yaml", "names: []\n");
        QCOMPARE(formatOf(folder / "root"), QString("voc"));
    }

    void everyFormatIsReadThroughOneFunction() {
        const TemporaryFolder folder;
        for (const char* name : {"voc", "coco", "yolo", "createml"})
            putImage(folder / (std::string(name) + "/a.jpg"));
        QVERIFY(writeVocXml(folder / "voc/a.xml", {"a.jpg", {40, 30}, {object("cat", {1, 2, 3, 4})}}, "a.jpg"));
        putFile(folder / "coco/annotations.json",
                R"({"images": [{"id": 1, "file_name": "a.jpg"}], "categories": [{"id": 1, "name": "cat"}],
                    "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 2, 2]}]})");
        putFile(folder / "yolo/classes.txt", "cat\n");
        putFile(folder / "yolo/a.txt", "0 0.05 0.1 0.05 0.0666666667\n");
        putFile(folder / "createml/annotations.json",
                R"([{"image": "a.jpg", "annotations": [{"label": "cat",
                    "coordinates": {"x": 2, "y": 3, "width": 2, "height": 2}}]}])");
        for (const char* name : {"voc", "coco", "yolo", "createml"}) {
            const auto read = readDataset(folder / name);
            VERIFY_RESULT(read);
            QCOMPARE(read->set.images.size(), std::size_t{1});
            QCOMPARE(boxesOf(read->set.images[0]), (std::vector<Box>{{1, 2, 3, 4}}));
            QCOMPARE(read->set.images[0].imagePath.lexically_normal(), folder / (std::string(name) + "/a.jpg"));
        }
        putFile(folder / "voc/.boxwright.jsonl", "{\"voc_pixels\":\"official\"}\n"); // settled in the window
        QCOMPARE(boxesOf(readDataset(folder / "voc")->set.images[0]), (std::vector<Box>{{0, 1, 3, 4}}));
        const auto typed = readDataset(folder / "voc", {}, {}, VocOpening{{}, VocPixels::ZeroBased});
        QCOMPARE(boxesOf(typed->set.images[0]), (std::vector<Box>{{1, 2, 3, 4}}));
    }
};

QTEST_APPLESS_MAIN(TestDatasetFormat)
#include "tst_dataset_format.moc"
