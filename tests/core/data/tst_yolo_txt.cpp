#include "core/data/yolo_txt.h"

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

const std::string oneBox = "0 0.5 0.5 0.5 0.5\n";

const AnnotatedImage* find(const FormatReading& reading, const std::string& id) {
    for (const AnnotatedImage& image : reading.set.images)
        if (image.id == id)
            return &image;
    return nullptr;
}

std::vector<std::string> idsOf(const FormatReading& reading, const std::string& split) {
    std::vector<std::string> ids;
    if (const auto indices = imagesOfSplit(reading.set, split))
        for (const std::size_t index : *indices)
            ids.push_back(reading.set.images[index].id);
    return ids;
}

using Names = std::vector<std::string>;

} // namespace

class TestYoloTxt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ultralyticsFoldersAreRead() {
        const TemporaryFolder folder;
        putFile(folder / "data.yaml", "path: .\ntrain: images/train\nval: [images/val]\nnames:\n  0: cat\n  1: dog\n");
        putImage(folder / "images/train/a.jpg");
        putImage(folder / "images/val/b.png");
        putFile(folder / "labels/train/a.txt", "1 0.5 0.5 0.5 0.5\n");
        putFile(folder / "labels/val/b.txt", "");
        for (const fs::path& start : {folder.path(), folder / "data.yaml"}) {
            const auto read = readYoloTxt(start);
            VERIFY_RESULT(read);
            QCOMPARE(read->set.classes.names(), (Names{"cat", "dog"}));
            QCOMPARE(idsOf(*read, "train"), Names{"train/a"});
            QCOMPARE(idsOf(*read, "val"), Names{"val/b"});
            const AnnotatedImage* image = find(*read, "train/a");
            QCOMPARE(image->fileName, std::string("train/a.jpg"));
            QVERIFY(image->annotation.size == (ImageSize{40, 30}));
            QCOMPARE(boxesOf(*image), (std::vector<Box>{{10, 7.5F, 30, 22.5F}}));
            QCOMPARE(namesOf(*image), Names{"dog"});
            QVERIFY(find(*read, "val/b")->hasAnnotation);
            QVERIFY(read->remarks.empty());
        }
    }

    void roboflowFoldersAreReadInSpiteOfTheirPaths() {
        const TemporaryFolder folder;
        putFile(folder / "set/data.yaml",
                "train: ../train/images\nval: ../valid/images\nnc: 1\nnames: ['cat']\nroboflow:\n  version: 3\n");
        putImage(folder / "set/train/images/a.jpg");
        putImage(folder / "set/valid/images/b.jpg");
        putFile(folder / "set/train/labels/a.txt", oneBox);
        const auto read = readYoloTxt(folder / "set");
        VERIFY_RESULT(read);
        QCOMPARE(idsOf(*read, "train"), Names{"train/a"});
        QCOMPARE(find(*read, "train/a")->annotation.objects.size(), std::size_t{1});
        QVERIFY(!find(*read, "valid/b")->hasAnnotation);
        QCOMPARE(kindsOf(read->remarks), QString("unlabelled"));
    }

    void listsOfImagesMakeSplitsOfAnyName() {
        const TemporaryFolder folder;
        putImage(folder / "images/a.jpg");
        putImage(folder / "images/b.jpg");
        putFile(folder / "labels/a.txt", oneBox);
        putFile(folder / "labels/b.txt", oneBox);
        putFile(folder / "data.yaml", "train: train.txt\nval: val.txt\nholdout: holdout.txt\nnames: [cat]\n");
        putFile(folder / "train.txt", "./images/a.jpg\r\n\r\nimages/gone.jpg\r\n");
        putFile(folder / "val.txt", (folder / "images/b.jpg").string() + "\n");
        putFile(folder / "holdout.txt", "images\\a.jpg\n./images/b.jpg");
        const auto read = readYoloTxt(folder.path());
        VERIFY_RESULT(read);
        QCOMPARE(idsOf(*read, "train"), Names{"a"});
        QCOMPARE(idsOf(*read, "val"), Names{"b"});
        QCOMPARE(idsOf(*read, "holdout"), (Names{"a", "b"}));
        QCOMPARE(read->set.images.size(), std::size_t{2});
        QCOMPARE(kindsOf(read->remarks), QString("missing-image"));
        QVERIFY(contains(read->remarks[0].text(), "line 3"));
    }

    void darknetFilesAreRead() {
        const TemporaryFolder folder;
        putFile(folder / "cfg/obj.data", "classes = 2\ntrain = data/train.txt\nvalid= data/gone.txt\nnames = "
                                         "data/obj.names\nbackup = backup/\n");
        putFile(folder / "data/obj.names", "cat\ndog\n");
        putFile(folder / "data/train.txt", "obj/a.jpg\n");
        putImage(folder / "data/obj/a.jpg");
        putFile(folder / "data/obj/a.txt", oneBox);
        const auto read = readYoloTxt(folder / "cfg/obj.data");
        VERIFY_RESULT(read);
        QCOMPARE(read->set.classes.names(), (Names{"cat", "dog"}));
        QCOMPARE(idsOf(*read, "train"), Names{"a"});
        QCOMPARE(kindsOf(read->remarks), QString("missing-file"));
    }

    void labelImgFoldersAreRead() {
        const TemporaryFolder folder;
        putFile(folder / "classes.txt", "cat\ndog\n\n");
        putImage(folder / "a b.jpg");
        putImage(folder / "classes.jpg"); // its label file would be the class list
        putFile(folder / "a b.txt", oneBox);
        putFile(folder / "stray.txt", oneBox);
        const auto read = readYoloTxt(folder.path());
        VERIFY_RESULT(read);
        QCOMPARE(read->set.classes.names(), (Names{"cat", "dog"}));
        QCOMPARE(namesOf(*find(*read, "a b")), Names{"cat"});
        QVERIFY(!find(*read, "classes")->hasAnnotation);
        QCOMPARE(kindsOf(read->remarks), QString("unlabelled unused"));
        QVERIFY(read->set.splits.empty());
    }

    void imagesMayLieElsewhere() {
        const TemporaryFolder folder;
        putImage(folder / "pictures/x/a.jpg");
        putFile(folder / "set/labels/x/a.txt", oneBox);
        putFile(folder / "set/classes.txt", "cat\n");
        const auto read = readYoloTxt(folder / "set", folder / "pictures");
        VERIFY_RESULT(read);
        QCOMPARE(boxesOf(read->set.images.at(0)).size(), std::size_t{1});
        putFile(folder / "set/data.yaml", "train: train.txt\nnames: [cat]\n");
        putFile(folder / "set/train.txt", "./images/x/a.jpg\n");
        const auto listed = readYoloTxt(folder / "set", folder / "pictures");
        VERIFY_RESULT(listed);
        QCOMPARE(boxesOf(listed->set.images.at(0)).size(), std::size_t{1});
        QCOMPARE(idsOf(*listed, "train"), Names{"x/a"});
    }

    void namesAsAMapMayHaveGaps() {
        const TemporaryFolder folder;
        putFile(folder / "data.yaml", "train: .\nnames: {0: cat, 2: dog, 3: cat, x: y, -1: z, 1e9: w}\n");
        putImage(folder / "a.jpg");
        putFile(folder / "a.txt", "2 0.5 0.5 0.5 0.5\n3 0.5 0.5 0.5 0.5\n1 0.5 0.5 0.5 0.5\n4 0.5 0.5 0.5 0.5\n");
        const auto read = readYoloTxt(folder.path());
        VERIFY_RESULT(read);
        QCOMPARE(read->set.classes.names(), (Names{"cat", "class1", "dog"}));
        QCOMPARE(namesOf(read->set.images[0]), (Names{"dog", "cat", "class1"}));
        QCOMPARE(kindsOf(read->remarks), QString("missing-name repeated-name unknown-class"));
    }

    void withoutAClassListEveryIndexIsAClass() {
        const TemporaryFolder folder;
        putImage(folder / "images/a.jpg");
        putFile(folder / "labels/a.txt", "2 0.5 0.5 0.5 0.5\n");
        const auto read = readYoloTxt(folder.path());
        VERIFY_RESULT(read);
        QCOMPARE(read->set.classes.names(), (Names{"class0", "class1", "class2"}));
        QCOMPARE(kindsOf(read->remarks), QString("missing-classes"));
    }

    void anImageWithoutSizeIsLeftOut() {
        const TemporaryFolder folder;
        putFile(folder / "classes.txt", "cat\n");
        putImage(folder / "a.jpg");
        putFile(folder / "b.jpg", "no picture");
        const auto read = readYoloTxt(folder.path());
        VERIFY_RESULT(read);
        QCOMPARE(read->set.images.size(), std::size_t{1});
        QCOMPARE(kindsOf(read->remarks), QString("missing-size unlabelled"));
    }

    void whatIsNotThereIsAnError() {
        const TemporaryFolder folder;
        QVERIFY(readYoloTxt(folder / "none").error().kind == ErrorKind::NotFound);
        QVERIFY(readYoloTxt(folder.path()).error().kind == ErrorKind::BadInput);
    }

    void readingCanBeCancelled() {
        const TemporaryFolder folder;
        putImage(folder / "a.jpg");
        std::stop_source source;
        source.request_stop();
        const auto read = readYoloTxt(folder.path(), {}, {{}, source.get_token()});
        QVERIFY(!read && read.error().kind == ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestYoloTxt)
#include "tst_yolo_txt.moc"
