#include "core/data/yolo_label.h"

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

constexpr ImageSize size{40, 30};

struct Labels {
    std::vector<YoloBox> boxes;
    std::vector<Box> edges;
    FormatRemarks remarks;
};

Labels readText(const std::string& text) {
    RemarkCollector remarks;
    Labels labels;
    labels.boxes = readYoloText(text, "label.txt", remarks);
    for (const YoloBox& box : labels.boxes)
        labels.edges.push_back(boxInImage(box, size, "label.txt", remarks));
    labels.remarks = remarks.finish();
    return labels;
}

Labels readTrap(const std::string& name) {
    return readText(bytesOf(testData("traps/yolo/" + name + ".txt")));
}

} // namespace

class TestYoloLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTrapGetsItsRemark_data() {
        QTest::addColumn<QString>("kinds");
        QTest::addColumn<int>("boxes");
        QTest::newRow("clean") << "" << 2;
        QTest::newRow("windows_line_ends") << "" << 2;
        QTest::newRow("tabs_and_blanks") << "" << 2;
        QTest::newRow("byte_order_mark") << "" << 1;
        QTest::newRow("no_line_end") << "" << 1;
        QTest::newRow("empty") << "" << 0;
        QTest::newRow("exponent") << "" << 1;
        QTest::newRow("class_as_float") << "" << 1;
        QTest::newRow("score") << "score" << 1;
        QTest::newRow("polygon") << "not-a-box" << 1;
        QTest::newRow("key_points") << "not-a-box" << 0;
        QTest::newRow("four_columns") << "wrong-columns" << 0;
        QTest::newRow("comma_decimals") << "comma-decimal" << 0;
        QTest::newRow("not_a_number") << "not-a-number" << 0;
        QTest::newRow("huge_number") << "not-a-number" << 0;
        QTest::newRow("class_name") << "not-a-number" << 0;
        QTest::newRow("pixels") << "outside-image" << 0;
        QTest::newRow("negative_side") << "negative-side" << 0;
        QTest::newRow("zero_side") << "no-extent" << 1;
        QTest::newRow("half_a_class") << "unknown-class" << 0;
        QTest::newRow("negative_class") << "unknown-class" << 0;
        QTest::newRow("above_one") << "above-one" << 1;
        QTest::newRow("outside") << "outside-image" << 1;
        QTest::newRow("repeated_line") << "repeated-object" << 2;
        QTest::newRow("list_of_images") << "wrong-columns" << 0;
        QTest::newRow("zero_bytes") << "wrong-columns" << 0;
    }
    void everyTrapGetsItsRemark() {
        QFETCH(QString, kinds);
        const Labels labels = readTrap(QTest::currentDataTag());
        QCOMPARE(kindsOf(labels.remarks), kinds);
        QTEST(static_cast<int>(labels.boxes.size()), "boxes");
    }

    void centresAndSidesBecomeEdgesInPixels() {
        const Labels labels = readTrap("clean");
        QCOMPARE(labels.boxes[0].classIndex, 0);
        QCOMPARE(labels.boxes[1].classIndex, 1);
        QCOMPARE(labels.boxes[1].line, 2);
        QCOMPARE(labels.edges[0], (Box{15, 7.5F, 25, 22.5F}));
        QCOMPARE(labels.edges[1], (Box{8, 6, 12, 9}));
    }

    void anEdgeBeyondByRoundingIsPutOnTheBorderAndOthersStay() {
        QCOMPARE(readTrap("above_one").edges[0], (Box{0, 7.5F, 40, 22.5F}));
        QCOMPARE(readTrap("outside").edges[0], (Box{28, 7.5F, 44, 22.5F}));
    }

    void aRemarkSaysTheLine() {
        const FormatRemarks remarks = readText("0 0.5 0.5 0.2 0.2\n\n0 0.5 0.5 0.2\n").remarks;
        QCOMPARE(remarks.size(), std::size_t{1});
        QCOMPARE(remarks[0].text(), std::string("label.txt, line 3: It has 4 columns instead of 5; not used."));
    }

    void whatIsWrittenReadsBackToTheBit() {
        const ClassList classes({"cat", "dog"});
        const std::vector<ObjectAnnotation> objects{
            object("dog", {1, 2, 30, 20}), object("cat", {0.1F, 0.2F, 0.3F, 29.9F}),
            object("dog", {0, 0, 40, 30}), object("cat", {1.0F / 3, 2.0F / 3, 12.345678F, 13}),
            object("cat", {7, 7, 7, 9}),   object("dog", {-5, -5, 50, 50})};
        const std::string text = yoloText({{}, size, objects}, size, classes);
        QVERIFY2(text.starts_with("1 0.387500 0.36666667"), text.c_str());
        const Labels labels = readText(text);
        QCOMPARE(labels.edges.size(), objects.size());
        for (std::size_t i = 0; i < objects.size(); ++i)
            QCOMPARE(labels.edges[i], objects[i].boxInImage);
        QCOMPARE(labels.boxes[0].classIndex, 1);
        QCOMPARE(labels.boxes[1].classIndex, 0);
    }
};

QTEST_APPLESS_MAIN(TestYoloLabel)
#include "tst_yolo_label.moc"
