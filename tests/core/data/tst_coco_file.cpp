#include "core/data/coco_file.h"

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

Result<CocoFile> readTrap(const QString& name) {
    return readCocoFile(testData("traps/coco/" + name.toStdString() + ".json"));
}

} // namespace

class TestCocoFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTrapGetsItsRemark_data() {
        QTest::addColumn<QString>("kinds");
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("annotations");
        QTest::newRow("clean") << "" << 1 << 1;
        QTest::newRow("text_ids") << "text-id" << 1 << 1;
        QTest::newRow("repeated_image_id") << "repeated-id" << 1 << 1;
        QTest::newRow("repeated_annotation_id") << "repeated-id" << 1 << 2;
        QTest::newRow("repeated_category_id") << "repeated-id" << 1 << 1;
        QTest::newRow("zero_annotation_id") << "zero-id" << 1 << 1;
        QTest::newRow("missing_image") << "missing-image" << 1 << 1;
        QTest::newRow("no_image_id") << "missing-image" << 1 << 0;
        QTest::newRow("unknown_category") << "unknown-class" << 1 << 1;
        QTest::newRow("null_area") << "missing-area" << 1 << 1;
        QTest::newRow("crowd_rle") << "crowd" << 1 << 1;
        QTest::newRow("zero_side") << "no-extent" << 1 << 1;
        QTest::newRow("negative_side") << "negative-side" << 1 << 0;
        QTest::newRow("three_numbers") << "missing-box" << 1 << 0;
        QTest::newRow("no_bbox") << "missing-box" << 1 << 0;
        QTest::newRow("text_in_bbox") << "not-a-number" << 1 << 0;
        QTest::newRow("beyond_float") << "not-a-number" << 1 << 0;
        QTest::newRow("end_beyond_float") << "not-a-number" << 1 << 0;
        QTest::newRow("gaps_in_category_ids") << "" << 1 << 2;
        QTest::newRow("no_file_name") << "missing-name" << 1 << 1;
        QTest::newRow("repeated_category_name") << "repeated-name" << 1 << 2;
        QTest::newRow("category_without_name") << "missing-name" << 1 << 1;
        QTest::newRow("no_size") << "missing-size" << 1 << 1;
        QTest::newRow("entry_that_is_a_number") << "" << 1 << 1;
        QTest::newRow("empty") << "" << 0 << 0;
        QTest::newRow("ids_as_floats") << "" << 1 << 1;
        QTest::newRow("annotations_first_on_one_line") << "" << 1 << 1;
        QTest::newRow("python_nan") << "missing-area not-a-number" << 1 << 1;
        QTest::newRow("nan_in_text") << "" << 1 << 1;
        QTest::newRow("byte_order_mark") << "" << 1 << 1;
    }
    void everyTrapGetsItsRemark() {
        QFETCH(QString, kinds);
        const auto file = readTrap(QTest::currentDataTag());
        VERIFY_RESULT(file);
        QCOMPARE(kindsOf(file->remarks), kinds);
        QTEST(static_cast<int>(file->images.size()), "images");
        QTEST(static_cast<int>(file->annotations.size()), "annotations");
        for (const FormatRemark& remark : file->remarks)
            QVERIFY2(contains(remark.text(), ".json") && remark.sentence.back() != ' ', remark.text().c_str());
    }

    void whatIsNoCocoFileIsAnErrorThatSaysWhere_data() {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("truncated") << QByteArray("line 1, column");
        QTest::newRow("detections") << QByteArray("not a COCO annotation file");
        QTest::newRow("other_json") << QByteArray("not a COCO annotation file");
        QTest::newRow("not_lists") << QByteArray("not a COCO annotation file");
        QTest::newRow("nothing") << QByteArray("not complete JSON");
        QTest::newRow("latin1") << QByteArray("UTF-8");
        QTest::newRow("there_is_no_such_file") << QByteArray("no such file");
    }
    void whatIsNoCocoFileIsAnErrorThatSaysWhere() {
        QFETCH(QByteArray, part);
        const auto file = readTrap(QTest::currentDataTag());
        QVERIFY(!file);
        QVERIFY2(contains(file.error().text(), part.toStdString()), file.error().text().c_str());
        QVERIFY(contains(file.error().file, QTest::currentDataTag()));
    }

    void aFolderIsAnError() { QVERIFY(!readCocoFile(testData("traps/coco"))); }

    void numbersAreThoseOfTheFile() {
        const auto file = readTrap("crowd_rle");
        VERIFY_RESULT(file);
        const CocoAnnotation& annotation = file->annotations.at(0);
        QCOMPARE(annotation.x, 1.0);
        QCOMPARE(annotation.y, 2.0);
        QCOMPARE(annotation.width, 3.0);
        QCOMPARE(annotation.height, 4.0);
        QCOMPARE(annotation.area, 12.0);
        QCOMPARE(annotation.id, std::string("1"));
        QVERIFY(annotation.crowd && !annotation.ignore);
        QVERIFY(readTrap("ignore")->annotations.at(0).ignore);
        QVERIFY(file->images.at(0).size == (ImageSize{40, 30}));
    }

    void classesAreInTheOrderOfTheirIdsWhateverTheOrderOfTheFile() {
        const auto file = readTrap("gaps_in_category_ids");
        VERIFY_RESULT(file);
        QCOMPARE(file->classes.names(), (std::vector<std::string>{"car", "cat", "toothbrush"}));
        QCOMPARE(file->categoryIds, (std::vector<std::string>{"3", "17", "90"}));
        QCOMPARE(file->annotations.at(0).label, 3);
        QCOMPARE(file->annotations.at(1).label, 1);
    }

    void categoriesOfOneNameAreOneClass() {
        const auto file = readTrap("repeated_category_name");
        VERIFY_RESULT(file);
        QCOMPARE(file->classes.size(), 1);
        QCOMPARE(file->categoryIds.size(), std::size_t{1});
        QCOMPARE(file->annotations.at(1).label, 1);
    }

    void aMissingAreaIsThatOfTheBox() {
        QCOMPARE(readTrap("python_nan")->annotations.at(0).area, 12.0);
        QCOMPARE(readTrap("null_area")->annotations.at(0).area, 12.0);
    }

    void wordsInsideTextsStay() {
        const auto file = readTrap("nan_in_text");
        VERIFY_RESULT(file);
        QCOMPARE(file->classes.names(), std::vector<std::string>{"NaN \"Infinity\" \\"});
    }

    void aRemarkWithoutEndIsListedOnlySoOften() {
        const TemporaryFolder folder;
        std::string text = R"({"images": [], "categories": [{"id": 1, "name": "a"}], "annotations": [)";
        for (int i = 1; i <= 5000; ++i)
            text += (i == 1 ? "" : ",") + std::string(R"({"image_id": 1, "category_id": 1, "bbox": [1, 1, -1, 1]})");
        putFile(folder / "many.json", text + "]}");
        const auto file = readCocoFile(folder / "many.json");
        VERIFY_RESULT(file);
        QCOMPARE(file->remarks.size(), std::size_t{101});
        QVERIFY2(contains(file->remarks.back().sentence, "4900 more"), file->remarks.back().sentence.c_str());
    }
};

QTEST_APPLESS_MAIN(TestCocoFile)
#include "tst_coco_file.moc"
