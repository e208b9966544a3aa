#include "core/data/coco_json.h"

#include <fstream>
#include <numeric>

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

std::string written(const AnnotationSet& set) {
    std::vector<std::size_t> all(set.images.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::ostringstream text;
    writeCocoJson(text, set, all);
    return text.str();
}

Result<FormatReading> readTrap(const std::string& name) {
    return readCocoJson(testData("traps/coco/" + name + ".json"));
}

} // namespace

class TestCocoJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsBackToTheBit() {
        const std::vector<ObjectAnnotation> objects{
            object("dog", {1, 2, 30, 20}), object("cat", {0.1F, 0.2F, 0.3F, 39.9F}, true),
            object("dog", {1.0F / 3, 2.0F / 3, 12.5F, 12.345678F}), object("cat", {-5.5F, -1e-20F, 99999.99F, 7}),
            object("dog", {7, 7, 7, 9})};
        const AnnotationSet set =
            setOf({image("a/b é.jpg", {40, 30}, objects), image("empty.png", {7, 5}, {}), image("c.jpg", {}, {})});
        const TemporaryFolder folder;
        putFile(folder / "out.json", written(set));
        const auto read = readCocoJson(folder / "out.json");
        VERIFY_RESULT(read);
        QVERIFY(read->set.classes == set.classes);
        QCOMPARE(read->set.images.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(read->set.images[i].fileName, set.images[i].fileName);
            QCOMPARE(read->set.images[i].id, set.images[i].id);
            QCOMPARE(boxesOf(read->set.images[i]), boxesOf(set.images[i]));
            QCOMPARE(namesOf(read->set.images[i]), namesOf(set.images[i]));
            QVERIFY(read->set.images[i].annotation.size == set.images[i].annotation.size);
        }
        QVERIFY(read->set.images[0].annotation.objects[1].difficult);
        QVERIFY(!read->set.images[0].annotation.objects[0].difficult);
    }

    void idsCountFromOneAndDifficultIsIgnoreWithoutCrowd() {
        const std::string text = written(setOf({image("a.jpg", {40, 30}, {object("cat", {1, 2, 4, 6}, true)})}));
        QVERIFY2(contains(text, R"({"id": 1, "file_name": "a.jpg", "width": 40, "height": 30})"), text.c_str());
        QVERIFY2(contains(text, R"({"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "area": 12, )"
                                R"("iscrowd": 0, "ignore": 1})"),
                 text.c_str());
        QVERIFY2(contains(text, R"({"id": 1, "name": "cat")"), text.c_str());
    }

    void namesThatAreNotUtf8DoNotStopTheExport() {
        const std::string text = written(setOf({image("caf\xe9.jpg", {4, 3}, {object("caf\xe9", {0, 0, 1, 1})})}));
        QVERIFY2(contains(text, "caf\xef\xbf\xbd"), text.c_str());
    }

    void crowdAndIgnoreAreReadAsDifficult() {
        QVERIFY(readTrap("crowd_rle")->set.images[0].annotation.objects[0].difficult);
        QVERIFY(readTrap("ignore")->set.images[0].annotation.objects[0].difficult);
        QVERIFY(!readTrap("clean")->set.images[0].annotation.objects[0].difficult);
    }

    void namesThatLeadElsewhereKeepTheirLastPart_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kinds");
        QTest::newRow("absolute_file_name") << "1.jpg"
                                            << "outside-folder";
        QTest::newRow("file_name_upwards") << "1.jpg"
                                           << "outside-folder";
        QTest::newRow("windows_file_name") << "train/left/1.jpg"
                                           << "";
    }
    void namesThatLeadElsewhereKeepTheirLastPart() {
        QFETCH(QString, kinds);
        const auto read = readTrap(QTest::currentDataTag());
        VERIFY_RESULT(read);
        QTEST(QString::fromStdString(read->set.images[0].fileName), "name");
        QCOMPARE(kindsOf(read->remarks), kinds);
    }

    void twoImagesOfOneNameBecomeOneWithTheBoxesOfBoth() {
        const auto read = readTrap("repeated_file_name");
        VERIFY_RESULT(read);
        QCOMPARE(kindsOf(read->remarks), QString("repeated-name"));
        QCOMPARE(read->set.images.size(), std::size_t{1});
        QCOMPARE(read->set.images[0].annotation.objects.size(), std::size_t{2});
    }

    void anImageWithoutNameStillHasAnId() {
        const auto read = readTrap("no_file_name");
        VERIFY_RESULT(read);
        QCOMPARE(read->set.images[0].id, std::string("image1"));
    }

    void imagesAreFoundInTheUsualPlacesAndInTheGivenOne() {
        const AnnotationSet set = setOf({image("sub/a.jpg", {40, 30}, {}), image("b.jpg", {40, 30}, {})});
        for (const char* place : {"annotations/", "annotations/images/", "", "images/", "train/", "elsewhere/"}) {
            const TemporaryFolder folder;
            putFile(folder / "annotations/instances_train.json", written(set));
            putImage(folder / (std::string(place) + "sub/a.jpg"));
            putImage(folder / (std::string(place) + "b.jpg"));
            const bool given = std::string(place) == "elsewhere/";
            const auto read = readCocoJson(folder / "annotations/instances_train.json",
                                           given ? folder / "elsewhere" : std::filesystem::path());
            VERIFY_RESULT(read);
            QVERIFY2(read->remarks.empty(), place);
            QVERIFY2(
                std::filesystem::equivalent(read->set.images[0].imagePath, folder / (std::string(place) + "sub/a.jpg")),
                place);
        }
    }

    void aMissingImageFileIsARemark() {
        const TemporaryFolder folder;
        putFile(folder / "a.json", written(setOf({image("a.jpg", {4, 3}, {}), image("b.jpg", {4, 3}, {})})));
        putImage(folder / "b.jpg");
        const auto read = readCocoJson(folder / "a.json");
        VERIFY_RESULT(read);
        QCOMPARE(kindsOf(read->remarks), QString("missing-file"));
        QVERIFY(read->set.images[0].imagePath.empty() && !read->set.images[1].imagePath.empty());
    }
};

QTEST_APPLESS_MAIN(TestCocoJson)
#include "tst_coco_json.moc"
