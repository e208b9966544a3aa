#include <limits>

#include "core/data/image_io.h"
#include "core/data/voc_xml.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

Result<Annotation> readFixture(const std::string& name) {
    return readVocXml(testData("voc/" + name));
}

const Box dogBox{48, 240, 195, 371};

} // namespace

class TestVocXml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfAnOfficialFileIsRead() {
        const auto read = readFixture("official_2007.xml");
        VERIFY_RESULT(read);
        QCOMPARE(read->fileName, std::string("000001.jpg"));
        QCOMPARE(read->size, (ImageSize{500, 375}));
        QCOMPARE(read->objects.size(), std::size_t{2});
        const ObjectAnnotation& dog = read->objects[0];
        QCOMPARE(dog.className, std::string("dog"));
        QCOMPARE(dog.boxInImage, dogBox);
        QCOMPARE(dog.pose, std::string("Left"));
        QVERIFY(dog.difficult && dog.truncated && dog.occluded);
        const ObjectAnnotation& person = read->objects[1];
        QVERIFY(!person.difficult && !person.truncated && !person.occluded);
    }

    void variantsOfOneDogReadTheSame_data() {
        QTest::addColumn<std::string>("file");
        for (const char* file :
             {"crlf.xml", "byte_order_mark.xml", "missing_flags.xml", "empty_flags.xml", "swapped_corners.xml",
              "only_part_boxes.xml", "no_size.xml", "zero_size.xml", "no_filename.xml"})
            QTest::newRow(file) << std::string(file);
    }
    void variantsOfOneDogReadTheSame() {
        QFETCH(std::string, file);
        const auto read = readFixture(file);
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.size(), std::size_t{1});
        QCOMPARE(read->objects[0].className, std::string("dog"));
        QCOMPARE(read->objects[0].boxInImage, dogBox);
        QVERIFY(!read->objects[0].difficult);
    }

    void childrenAreFoundByNameNotByOrder() {
        const auto read = readFixture("official_2011_order.xml");
        VERIFY_RESULT(read);
        QCOMPARE(read->size, (ImageSize{500, 338}));
        QCOMPARE(read->objects.at(0).boxInImage, (Box{123, 104, 375, 333}));
    }

    void partBoxesDoNotReplaceTheObjectsBox() {
        const auto read = readFixture("part_boxes.xml");
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.size(), std::size_t{1});
        QCOMPARE(read->objects[0].boxInImage, (Box{100, 110, 200, 210}));
    }

    void floatsSignsExponentsAndBlanksAreNumbers() {
        const auto read = readFixture("float_coordinates.xml");
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.at(0).boxInImage, (Box{45.7F, 38.2857F, 62.5F, 103.5F}));
    }

    void aBoxWithoutExtentIsKeptAsItIs() {
        const auto read = readFixture("zero_width.xml");
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.at(0).boxInImage, (Box{504, 337, 504, 337}));
    }

    void aMissingOrZeroSizeIsNoSize() {
        QCOMPARE(readFixture("no_size.xml")->size, (ImageSize{0, 0}));
        QCOMPARE(readFixture("zero_size.xml")->size, (ImageSize{0, 0}));
    }

    void namesAreUtf8AndTrimmed() {
        const auto names = readFixture("utf8_names.xml");
        VERIFY_RESULT(names);
        QCOMPARE(names->fileName, std::string("été 狗.jpg"));
        QCOMPARE(names->objects.at(0).className, std::string("狗 & «été»"));
        QCOMPARE(readFixture("blank_around_name.xml")->objects.at(0).className, std::string("traffic light"));
        QCOMPARE(readFixture("utf16.xml")->objects.at(0).className, std::string("собака"));
    }

    void entitiesOfTheDocumentAreNotExpanded() {
        const auto read = readFixture("external_entity.xml");
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.at(0).className, std::string("&secret;dog"));
    }

    void aFileWithoutObjectsIsAnEmptyAnnotation() {
        const auto read = readFixture("no_object.xml");
        VERIFY_RESULT(read);
        QVERIFY(read->objects.empty());
        QCOMPARE(read->size, (ImageSize{500, 375}));
    }

    void badFilesAreErrorsWithPlaceAndReason_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("place");
        QTest::addColumn<std::string>("words");
        const auto row = [](const char* file, const char* place, const char* words) {
            QTest::newRow(file) << std::string(file) << std::string(place) << std::string(words);
        };
        row("comma_decimals.xml", "object 2", "xmin \"45,7\" has a comma");
        row("not_a_number.xml", "object 1", "xmin \"nan\"");
        row("infinite_coordinate.xml", "object 1", "xmax \"inf\"");
        row("huge_coordinate.xml", "object 1", "xmax \"1e300\"");
        row("missing_corner.xml", "object 1", "It has no ymax.");
        row("missing_name.xml", "object 2", "no class name");
        row("truncated_file.xml", "line 21", "not complete XML");
        row("empty_file.xml", "line 1", "not complete XML");
        row("other_root.xml", "", "<html>, not <annotation>");
    }
    void badFilesAreErrorsWithPlaceAndReason() {
        QFETCH(std::string, file);
        QFETCH(std::string, place);
        QFETCH(std::string, words);
        const auto read = readFixture(file);
        QVERIFY(!read.has_value());
        QVERIFY(read.error().kind == ErrorKind::Unreadable);
        QVERIFY2(contains(read.error().file, file), read.error().text().c_str());
        QCOMPARE(read.error().place, place);
        QVERIFY2(contains(read.error().message, words), read.error().text().c_str());
    }

    void aFileThatIsNotThereIsNotFound() {
        const auto read = readFixture("no_such_file.xml");
        QVERIFY(!read.has_value());
        QVERIFY(read.error().kind == ErrorKind::NotFound);
    }

    void writtenAnnotationsReadBackEqual() {
        const TemporaryFolder folder;
        const Annotation written{"été.jpg",
                                 {640, 480},
                                 {{"a <b> & \"c\"", {0.1F, 2.5F, 100.333F, 479.999F}, true, true, true, "Rear"},
                                  {"狗", {-3, 0, 12345.678F, 1e-5F}, false, false, false, "Unspecified"}}};
        const auto path = folder / "Annotations/été.xml";
        const auto result = writeVocXml(path, written, folder / "JPEGImages/été.jpg");
        VERIFY_RESULT(result);
        const auto read = readVocXml(path);
        VERIFY_RESULT(read);
        QCOMPARE(read->fileName, written.fileName);
        QCOMPARE(read->size, written.size);
        QCOMPARE(read->objects.size(), written.objects.size());
        for (std::size_t i = 0; i < written.objects.size(); ++i) {
            QCOMPARE(read->objects[i].className, written.objects[i].className);
            QCOMPARE(read->objects[i].boxInImage, written.objects[i].boxInImage);
            QCOMPARE(read->objects[i].difficult, written.objects[i].difficult);
            QCOMPARE(read->objects[i].truncated, written.objects[i].truncated);
            QCOMPARE(read->objects[i].occluded, written.objects[i].occluded);
            QCOMPARE(read->objects[i].pose, written.objects[i].pose);
        }
        QVERIFY(contains(bytesOf(path), "<folder>JPEGImages</folder>\n"));
    }

    void theLayoutIsThatOf2007() {
        const TemporaryFolder folder;
        const Annotation annotation{{}, {}, {{"dog", {1, 2.5F, 3, 4}, false, true, false, {}}}};
        VERIFY_RESULT(writeVocXml(folder / "a.xml", annotation, "photos/a.jpg"));
        QCOMPARE(bytesOf(folder / "a.xml"),
                 std::string("<annotation>\n\t<folder>photos</folder>\n\t<filename>a.jpg</filename>\n"
                             "\t<segmented>0</segmented>\n\t<object>\n\t\t<name>dog</name>\n"
                             "\t\t<pose>Unspecified</pose>\n\t\t<truncated>1</truncated>\n"
                             "\t\t<difficult>0</difficult>\n\t\t<bndbox>\n\t\t\t<xmin>1</xmin>\n"
                             "\t\t\t<ymin>2.5</ymin>\n\t\t\t<xmax>3</xmax>\n\t\t\t<ymax>4</ymax>\n"
                             "\t\t</bndbox>\n\t</object>\n</annotation>\n"));
    }

    void onlyXmlFilesAreWrittenAndNeverOverAnImage() {
        const TemporaryFolder folder;
        const RgbImage image(4, 4);
        VERIFY_RESULT(writeImage(folder / "photo.png", image));
        const std::string before = bytesOf(folder / "photo.png");
        const auto byName = writeVocXml(folder / "photo.png", {}, folder / "photo.png");
        QVERIFY(!byName && byName.error().kind == ErrorKind::BadInput);
        QCOMPARE(bytesOf(folder / "photo.png"), before);
        QVERIFY(!writeVocXml(folder / "new.txt", {}, folder / "photo.png"));
        QVERIFY(!std::filesystem::exists(folder / "new.txt"));

        std::filesystem::rename(folder / "photo.png", folder / "photo.xml");
        const auto byContent = writeVocXml(folder / "photo.xml", {}, folder / "photo.png");
        QVERIFY(!byContent && byContent.error().kind == ErrorKind::BadInput);
        QCOMPARE(bytesOf(folder / "photo.xml"), before);
    }

    void whatCouldNotBeReadBackIsNotWritten() {
        const TemporaryFolder folder;
        const float notANumber = std::numeric_limits<float>::quiet_NaN();
        const Annotation badBox{{}, {}, {{"dog", {1, 2, notANumber, 4}, false, false, false, {}}}};
        const auto box = writeVocXml(folder / "a.xml", badBox, "a.jpg");
        QVERIFY(!box && box.error().place == "object 1");
        const Annotation noName{{}, {}, {{" ", {1, 2, 3, 4}, false, false, false, {}}}};
        QVERIFY(!writeVocXml(folder / "a.xml", noName, "a.jpg"));
        QVERIFY(!std::filesystem::exists(folder / "a.xml"));
    }

    void aFolderThatCannotBeMadeIsWriteFailed() {
        const TemporaryFolder folder;
        putFile(folder / "file", "x");
        const auto result = writeVocXml(folder / "file/a.xml", {}, "a.jpg");
        QVERIFY(!result && result.error().kind == ErrorKind::WriteFailed);
    }
};

QTEST_APPLESS_MAIN(TestVocXml)
#include "tst_voc_xml.moc"
