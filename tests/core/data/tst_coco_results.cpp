#include "core/data/coco_results.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

Result<std::vector<CocoResult>> readText(const std::string& text) {
    const TemporaryFolder folder;
    putFile(folder / "results.json", text);
    return readCocoResults(folder / "results.json");
}

} // namespace

class TestCocoResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecordIsReadWithTheNumbersOfTheFile() {
        const auto read = readText(R"([
            {"image_id": 520349, "category_id": 732, "bbox": [1.1, -2.25, 3.123456789012, 0], "score": 0.1234567890123},
            {"image_id": "a b", "file_name": "x/é.jpg", "category_id": "7", "category_name": "cat",
             "bbox": [1, 2, 3, 4], "score": -1, "segmentation": [[1, 2, 3, 4]], "extra": {"annotations": [7]}}])");
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), std::size_t{2});
        const CocoResult& first = read->at(0);
        QCOMPARE(first.imageId, std::string("520349"));
        QVERIFY(first.imageIdIsNumber && first.fileName.empty() && first.categoryName.empty());
        QCOMPARE(first.categoryId, std::string("732"));
        QVERIFY(first.x == 1.1 && first.y == -2.25 && first.width == 3.123456789012 && first.height == 0);
        QVERIFY(first.score == 0.1234567890123);
        const CocoResult& second = read->at(1);
        QCOMPARE(second.imageId, std::string("a b"));
        QVERIFY(!second.imageIdIsNumber);
        QCOMPARE(second.fileName, std::string("x/é.jpg"));
        QCOMPARE(second.categoryId, std::string("7"));
        QCOMPARE(second.categoryName, std::string("cat"));
        QCOMPARE(second.score, -1.0);
    }

    void theListMayBeTheAnnotationsOfAnObject() {
        const std::string record = R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "score": 0.5})";
        const auto read = readText(R"({"info": {"annotations": [1]}, "images": [{"id": 1}, [2]], "annotations": [)" +
                                   record + "," + record + R"(], "categories": [{"id": 1}]})");
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), std::size_t{2}); // the same twice is allowed
        QCOMPARE(read->at(1).score, 0.5);
    }

    void anEmptyListIsNoResults() {
        for (const char* text : {"[]", R"({"annotations": []})"}) {
            const auto read = readText(text);
            VERIFY_RESULT(read);
            QVERIFY(read->empty());
        }
    }

    void badRecordsAreErrorsWithTheirNumber_data() {
        QTest::addColumn<std::string>("record");
        QTest::addColumn<std::string>("words");
        const auto row = [](const char* name, const char* record, const char* words) {
            QTest::newRow(name) << std::string(record) << std::string(words);
        };
        row("no image", R"({"category_id": 1, "bbox": [1,2,3,4], "score": 1})", "neither image_id nor file_name");
        row("broken image id", R"({"image_id": 1.5, "category_id": 1, "bbox": [1,2,3,4], "score": 1})", "image_id");
        row("no class", R"({"image_id": 1, "bbox": [1,2,3,4], "score": 1})", "neither category_name nor category_id");
        row("no box", R"({"image_id": 1, "category_id": 1, "score": 1})", "bbox");
        row("five numbers", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4,5], "score": 1})", "bbox");
        row("null in box", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,null], "score": 1})", "bbox");
        row("negative side", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,-3,4], "score": 1})", "bbox");
        row("no score", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4]})", "score");
        row("score that is none", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "score": NaN})", "score");
        row("text score", R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "score": "1"})", "score");
        row("number", "7", "not an object");
        row("list", "[1]", "not an object");
    }
    void badRecordsAreErrorsWithTheirNumber() {
        QFETCH(std::string, record);
        QFETCH(std::string, words);
        const std::string good = R"({"image_id": 1, "category_id": 1, "bbox": [1,2,3,4], "score": 1})";
        for (const std::string& text :
             {"[" + good + "," + record + "," + record + "]", R"({"annotations": [)" + good + "," + record + "]}"}) {
            const auto read = readText(text);
            QVERIFY(!read.has_value());
            QVERIFY(read.error().kind == ErrorKind::Unreadable);
            QCOMPARE(read.error().place, std::string("record 2"));
            QVERIFY2(contains(read.error().message, words), read.error().text().c_str());
        }
    }

    void filesThatHoldNoListAreErrors() {
        for (const char* text : {"", "{}", "7", R"({"annotations": 7})", R"({"images": []})", "[1,", "[{]"}) {
            const auto read = readText(text);
            QVERIFY2(!read && read.error().kind == ErrorKind::Unreadable, text);
            QVERIFY(contains(read.error().file, "results.json"));
        }
        QVERIFY(readCocoResults("no_such_file.json").error().kind == ErrorKind::NotFound);
        QVERIFY(readCocoResults(".").error().kind == ErrorKind::Unreadable);
    }
};

QTEST_APPLESS_MAIN(TestCocoResults)
#include "tst_coco_results.moc"
