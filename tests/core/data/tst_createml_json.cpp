#include "core/data/createml_json.h"

#include <numeric>
#include <sstream>

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

Result<FormatReading> readTrap(const std::string& name) {
    return readCreateMl(testData("traps/createml/" + name + ".json"));
}

std::string written(const AnnotationSet& set) {
    std::vector<std::size_t> all(set.images.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::ostringstream text;
    writeCreateMl(text, set, all);
    return text.str();
}

using Names = std::vector<std::string>;

} // namespace

class TestCreateMlJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// No picture is beside the trap files, so that every one also says missing-file.
    void everyTrapGetsItsRemark_data() {
        QTest::addColumn<QString>("kinds");
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("objects");
        QTest::newRow("clean") << "missing-file" << 2 << 1;
        QTest::newRow("labelimg_one_image") << "missing-file" << 1 << 1;
        QTest::newRow("older_spelling") << "missing-file" << 1 << 1;
        QTest::newRow("several_entries") << "missing-file several-entries" << 1 << 2;
        QTest::newRow("no_label") << "missing-file missing-name" << 1 << 0;
        QTest::newRow("label_is_a_number") << "missing-file missing-name" << 1 << 0;
        QTest::newRow("no_coordinates") << "missing-box missing-file" << 1 << 0;
        QTest::newRow("missing_number") << "missing-file not-a-number" << 1 << 0;
        QTest::newRow("null_number") << "missing-file not-a-number" << 1 << 0;
        QTest::newRow("text_number") << "missing-file not-a-number" << 1 << 0;
        QTest::newRow("python_nan") << "missing-file not-a-number" << 1 << 1;
        QTest::newRow("beyond_float") << "missing-file not-a-number" << 1 << 0;
        QTest::newRow("negative_side") << "missing-file negative-side" << 1 << 0;
        QTest::newRow("zero_side") << "missing-file no-extent" << 1 << 1;
        QTest::newRow("no_image") << "missing-name" << 0 << 0;
        QTest::newRow("no_annotations") << "missing-box missing-file" << 1 << 0;
        QTest::newRow("absolute_image") << "missing-file outside-folder" << 1 << 1;
        QTest::newRow("confidence") << "missing-file score" << 1 << 1;
        QTest::newRow("blank_around_label") << "missing-file" << 1 << 1;
        QTest::newRow("numbers_in_the_list") << "" << 0 << 0;
    }
    void everyTrapGetsItsRemark() {
        QFETCH(QString, kinds);
        const auto read = readTrap(QTest::currentDataTag());
        VERIFY_RESULT(read);
        QCOMPARE(kindsOf(read->remarks), kinds);
        QTEST(static_cast<int>(read->set.images.size()), "images");
        std::size_t objects = 0;
        for (const AnnotatedImage& image : read->set.images)
            objects += image.annotation.objects.size();
        QTEST(static_cast<int>(objects), "objects");
    }

    void whatIsNoListIsAnErrorThatSaysWhere_data() {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("object_instead_of_list") << QByteArray("not a CreateML file");
        QTest::newRow("truncated") << QByteArray("line 1, column");
        QTest::newRow("nothing") << QByteArray("not complete JSON");
        QTest::newRow("there_is_no_such_file") << QByteArray("no such file");
    }
    void whatIsNoListIsAnErrorThatSaysWhere() {
        QFETCH(QByteArray, part);
        const auto read = readTrap(QTest::currentDataTag());
        QVERIFY(!read);
        QVERIFY2(contains(read.error().text(), part.toStdString()), read.error().text().c_str());
    }

    void coordinatesAreTheCentreInPixels() {
        const auto read = readTrap("clean");
        VERIFY_RESULT(read);
        QCOMPARE(boxesOf(read->set.images[0]), (std::vector<Box>{{8, 17, 12, 23}}));
        QVERIFY(!read->set.images[0].annotation.objects[0].difficult);
        QVERIFY(!read->set.images[0].annotation.verified);
        QVERIFY(read->set.images[1].hasAnnotation && read->set.images[1].annotation.objects.empty());
    }

    void verifiedBelongsToItsEntry() {
        const TemporaryFolder folder;
        putFile(folder / "a.json", R"([{"image": "1.jpg", "verified": true, "annotations": []},
                                       {"image": "2.jpg", "verified": false, "annotations": []},
                                       {"image": "3.jpg", "annotations": []}])");
        const auto read = readCreateMl(folder / "a.json");
        VERIFY_RESULT(read);
        QVERIFY(read->set.images[0].annotation.verified);
        QVERIFY(!read->set.images[1].annotation.verified && !read->set.images[2].annotation.verified);
    }

    void aFolderOfOneFileForEachImageIsOneSet() {
        const TemporaryFolder folder;
        putImage(folder / "1.jpg");
        putImage(folder / "2.jpg", 20, 10);
        for (const char* name : {"1", "2"})
            putFile(folder / (std::string(name) + ".json"),
                    R"([{"image": ")" + std::string(name) + R"(.jpg", "verified": false, "annotations": [{"label": )" +
                        (name[0] == '1' ? R"("dog")" : R"("cat")") +
                        R"(, "coordinates": {"x": 5, "y": 5, "width": 2, "height": 2}}]}])");
        putFile(folder / "broken.json", "[{");
        const auto read = readCreateMl(folder.path());
        VERIFY_RESULT(read);
        QCOMPARE(read->set.classes.names(), (Names{"cat", "dog"}));
        QCOMPARE(read->set.images.size(), std::size_t{2});
        QVERIFY(read->set.images[1].annotation.size == (ImageSize{20, 10}));
        QCOMPARE(read->set.images[1].imagePath, folder / "2.jpg");
        QCOMPARE(kindsOf(read->remarks), QString("other"));
        QVERIFY(contains(read->remarks[0].file, "broken.json"));
    }

    void whatIsWrittenReadsBackToTheBit() {
        AnnotationSet set = setOf({image("a/é \"x\".jpg", {40, 30},
                                         {object("cat", {1, 2, 30, 20}), object("dog", {0.1F, 0.2F, 0.3F, 29.9F}),
                                          object("cat", {1.0F / 3, -2.0F / 3, 12.345678F, 13})}),
                                   image("empty.jpg", {40, 30}, {}), image("unseen.jpg", {40, 30}, {})});
        set.images[0].annotation.verified = true;
        set.images[2].hasAnnotation = false;
        const TemporaryFolder folder;
        putFile(folder / "out.json", written(set));
        const auto read = readCreateMl(folder / "out.json");
        VERIFY_RESULT(read);
        QCOMPARE(read->set.images.size(), std::size_t{2});
        QCOMPARE(read->set.images[0].fileName, set.images[0].fileName);
        QCOMPARE(boxesOf(read->set.images[0]), boxesOf(set.images[0]));
        QCOMPARE(namesOf(read->set.images[0]), namesOf(set.images[0]));
        QVERIFY(read->set.images[0].annotation.verified && !read->set.images[1].annotation.verified);
        QVERIFY(looksLikeCreateMl(folder / "out.json"));
    }

    void anEmptySetIsAnEmptyList() { QCOMPARE(written({}), std::string("[\n]\n")); }

    void detectionsAreNotTakenForAnnotations() {
        QVERIFY(!looksLikeCreateMl(testData("traps/coco/detections.json")));
        QVERIFY(!looksLikeCreateMl(testData("traps/coco/clean.json")));
        QVERIFY(looksLikeCreateMl(testData("traps/createml/older_spelling.json")));
    }
};

QTEST_APPLESS_MAIN(TestCreateMlJson)
#include "tst_createml_json.moc"
