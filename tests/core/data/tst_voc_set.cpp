#include "core/data/voc_set.h"

#include "core/data/voc_xml.h"
#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

using Names = std::vector<std::string>;

class TestVocSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDataSetIsReadWithItsSplits() {
        const TemporaryFolder folder;
        for (const char* name : {"sub/a", "b", "c", "d"})
            putImage(folder / ("JPEGImages/" + std::string(name) + ".png"));
        ObjectAnnotation rich{"dog", {1, 2, 3, 4}, true, true, true, "Left"};
        QVERIFY(writeVocXml(folder / "Annotations/sub/a.xml", {"a.png", {40, 30}, {rich}}, "sub/a.png"));
        QVERIFY(writeVocXml(folder / "Annotations/b.xml", {"b.png", {40, 30}, {}}, "b.png"));
        putFile(folder / "Annotations/c.xml", "<annotation><object>");
        putFile(folder / "ImageSets/Main/train.txt", "b\nc\ngone\nsub/a\n");
        const auto read = readVocSet(VocDataset::open(folder.path()).value());
        VERIFY_RESULT(read);
        const AnnotationSet& set = read->set;
        QCOMPARE(set.classes.names(), Names{"dog"});
        QCOMPARE(set.images.size(), std::size_t{3}); // without c, which cannot be read, and what is not there
        QCOMPARE(set.images[2].id, std::string("sub/a"));
        QCOMPARE(set.images[2].fileName, std::string("sub/a.png"));
        QCOMPARE(set.images[2].vocFile, folder / "Annotations/sub/a.xml");
        QVERIFY(set.images[2].annotation.objects[0].difficult);
        QCOMPARE(set.images[2].annotation.objects[0].pose, std::string("Left"));
        QVERIFY(set.images[0].hasAnnotation && !set.images[1].hasAnnotation);
        QCOMPARE(imagesOfSplit(set, "train").value(), (std::vector<std::size_t>{0, 2}));
        bool unreadable = false;
        for (const FormatRemark& remark : read->remarks)
            unreadable = unreadable || (contains(remark.file, "c.xml") && contains(remark.sentence, "left out"));
        QVERIFY(unreadable);
    }

    void objectsThatCannotBeUsedAreRemarks() {
        const TemporaryFolder folder;
        putImage(folder / "a.png");
        putFile(folder / "a.xml", "<annotation><object><name>cat</name><bndbox><xmin>1,5</xmin><ymin>1</ymin>"
                                  "<xmax>3</xmax><ymax>4</ymax></bndbox></object><object><name>dog</name><part/>"
                                  "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object>"
                                  "<object><name>cow</name><polygon/></object></annotation>");
        const auto read = readVocSet(VocDataset::open(folder.path()).value());
        VERIFY_RESULT(read);
        QCOMPARE(namesOf(read->set.images[0]), Names{"dog"});
        QVERIFY(read->set.images[0].hasMore);
        QCOMPARE(kindsOf(read->remarks), QString("not-a-box not-a-number"));
        QCOMPARE(read->remarks[0].place, std::string("object 1"));
    }

    void edgesFollowWhatTheNumbersMean() {
        const TemporaryFolder folder;
        putImage(folder / "a.png");
        QVERIFY(writeVocXml(folder / "a.xml", {"a.png", {40, 30}, {object("cat", {1, 2, 3, 4})}}, "a.png"));
        auto dataset = VocDataset::open(folder.path()).value();
        dataset.setPixels(VocPixels::Official);
        QCOMPARE(boxesOf(readVocSet(dataset)->set.images[0]), (std::vector<Box>{{0, 1, 3, 4}}));
    }

    void namesFollowTheIdsInEveryLayout() {
        const TemporaryFolder folder;
        putImage(folder / "images/x/a.png");
        putImage(folder / "images/x/a.jpg");
        putImage(folder / "images/b.png.png");
        putFile(folder / "annotations/b.png.xml", "<annotation/>");
        const auto read = readVocSet(VocDataset::open(folder.path()).value());
        VERIFY_RESULT(read);
        Names names;
        for (const AnnotatedImage& image : read->set.images)
            names.push_back(image.fileName);
        QCOMPARE(names, (Names{"b.png.png", "x/a.jpg", "x/a.png"}));
    }

    void readingCanBeCancelled() {
        const TemporaryFolder folder;
        putImage(folder / "a.png");
        std::stop_source source;
        source.request_stop();
        const auto read = readVocSet(VocDataset::open(folder.path()).value(), {{}, source.get_token()});
        QVERIFY(!read && read.error().kind == ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestVocSet)
#include "tst_voc_set.moc"
