#include "core/data/detection_files.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

const ClassList classes({"cat", "dog"});

Result<std::vector<ImageDetections>> readText(const std::string& text) {
    const TemporaryFolder folder;
    putFile(folder / "detections.json", text);
    return readCocoDetections(folder / "detections.json", classes);
}

} // namespace

class TestCocoDetections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsAreGroupedByImageInOrderOfAppearance() {
        const auto read = readText(R"([
            {"image_id": "b", "category_id": 2, "bbox": [1, 2, 3, 4], "score": 0.5},
            {"image_id": "a", "category_id": 1, "bbox": [5, 6, 7, 8], "score": 0.25},
            {"image_id": "b", "category_id": 1, "bbox": [0.5, 0, 10, 10], "score": 0.75}])");
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), std::size_t{2});
        QCOMPARE(read->at(0).imageId, std::string("b"));
        QCOMPARE(read->at(1).imageId, std::string("a"));
        QCOMPARE(read->at(0).detections.size(), std::size_t{2});
        const Detection& best = read->at(0).detections[0]; // highest score first
        QCOMPARE(best.score, 0.75F);
        QCOMPARE(best.label, 1);
        QCOMPARE(best.boxInImage, (Box{0.5F, 0, 10.5F, 10}));
        QCOMPARE(read->at(0).detections[1].boxInImage, (Box{1, 2, 4, 6}));
    }

    void eitherOfTheTwoKeysIsEnough() {
        const auto read = readText(R"([
            {"file_name": "x/é.b.jpg", "category_name": "dog", "bbox": [1, 2, 3, 4], "score": 1},
            {"image_id": 17, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5}])");
        VERIFY_RESULT(read);
        QCOMPARE(read->at(0).imageId, std::string("é.b"));
        QCOMPARE(read->at(0).fileName, std::string("x/é.b.jpg"));
        QCOMPARE(read->at(0).detections[0].label, 2);
        QCOMPARE(read->at(1).imageId, std::string("17"));
        QVERIFY(read->at(1).fileName.empty());
    }

    void theNameDecidesOverTheNumber() {
        const auto read = readText(
            R"([{"image_id": 1, "category_id": 1, "category_name": "dog", "bbox": [1, 2, 3, 4], "score": 1}])");
        VERIFY_RESULT(read);
        QCOMPARE(read->at(0).detections[0].label, 2);
    }

    void anEmptyListIsNoDetections() {
        const auto read = readText("[]");
        VERIFY_RESULT(read);
        QVERIFY(read->empty());
    }

    void badRecordsAreErrorsWithTheirNumber_data() {
        QTest::addColumn<std::string>("record");
        QTest::addColumn<std::string>("words");
        const auto row = [](const char* name, const char* record, const char* words) {
            QTest::newRow(name) << std::string(record) << std::string(words);
        };
        row("no image", R"({"category_id": 1, "bbox": [1,2,3,4], "score": 1})", "neither image_id nor file_name");
        row("no class", R"({"image_id": 1, "bbox": [1,2,3,4], "score": 1})", "neither category_name nor category_id");
        row("unknown class", R"({"image_id": 1, "category_name": "cow", "bbox": [1,2,3,4], "score": 1})", "\"cow\"");
        row("class 0", R"({"image_id": 1, "category_id": 0, "bbox": [1,2,3,4], "score": 1})", "not in 1 to 2");
        row("class 3", R"({"image_id": 1, "category_id": 3, "bbox": [1,2,3,4], "score": 1})", "not in 1 to 2");
        row("three numbers", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3], "score": 1})", "bbox");
        row("text in box", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,"4"], "score": 1})", "bbox");
        row("negative side", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,-3,4], "score": 1})", "bbox");
        row("huge number", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,1e300,4], "score": 1})", "bbox");
        row("no score", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4]})", "score");
        row("null score", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "score": null})", "score");
        row("not an object", "7", "not an object");
    }
    void badRecordsAreErrorsWithTheirNumber() {
        QFETCH(std::string, record);
        QFETCH(std::string, words);
        const std::string good = R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "score": 1})";
        const auto read = readText("[" + good + "," + record + "]");
        QVERIFY(!read.has_value());
        QVERIFY(read.error().kind == ErrorKind::Unreadable);
        QCOMPARE(read.error().place, std::string("record 2"));
        QVERIFY2(contains(read.error().message, words), read.error().text().c_str());
    }

    void filesThatAreNoListAreErrors() {
        for (const char* text : {"", "{}", "[1,", R"([{"image_id": NaN}])"}) {
            const auto read = readText(text);
            QVERIFY2(!read && read.error().kind == ErrorKind::Unreadable, text);
            QVERIFY(contains(read.error().file, "detections.json"));
        }
        QVERIFY(readCocoDetections("no_such_file.json", classes).error().kind == ErrorKind::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestCocoDetections)
#include "tst_coco_detections.moc"
