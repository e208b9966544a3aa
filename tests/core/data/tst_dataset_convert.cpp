#include "core/data/dataset_convert.h"

#include "core/data/voc_dataset.h"
#include "core/data/voc_set.h"
#include "core/data/voc_xml.h"
#include "core/data/yolo_label.h"
#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

namespace {

AnnotationSet readAll(const fs::path& path, const fs::path& images = {}) {
    auto read = readDataset(path, images);
    if (!read)
        throw std::runtime_error(read.error().text());
    return std::move(read->set);
}

/// A VOC folder with every flag, an empty image, one that nobody annotated, fractions and a sub-folder.
void putVoc(const fs::path& root) {
    for (const char* name : {"sub/a b", "b", "empty", "unseen"})
        putImage(root / "JPEGImages" / (std::string(name) + ".png"));
    const std::vector<ObjectAnnotation> objects{{"dog", {1, 2, 30, 20}, true, true, true, "Left"},
                                                {"cat", {0.1F, 0.2F, 39.9F, 29.7F}, false, false, false, "Unspecified"},
                                                {"dog", {7, 7, 7, 9}, false, false, false, "Unspecified"}};
    const auto put = [&](const std::string& id, const std::vector<ObjectAnnotation>& list) {
        return writeVocXml(root / "Annotations" / (id + ".xml"), {id + ".png", {40, 30}, list}, id + ".png");
    };
    if (!put("sub/a b", objects) || !put("b", {objects[1]}) || !put("empty", {}))
        throw std::runtime_error("The annotations cannot be written.");
    putFile(root / "ImageSets/Main/train.txt", "sub/a b\nunseen\n");
    putFile(root / "ImageSets/Main/val.txt", "b\nempty\n");
}

Result<std::vector<fs::path>> convert(const AnnotationSet& set, DatasetFormat format, const fs::path& output,
                                      ImagePlacement images = ImagePlacement::Copy, bool overwrite = false) {
    return convertDataset(set, {format, output, images, overwrite});
}

const AnnotatedImage& find(const AnnotationSet& set, const std::string& id) {
    for (const AnnotatedImage& image : set.images)
        if (image.id == id)
            return image;
    throw std::runtime_error("There is no image " + id);
}

Names idsOf(const AnnotationSet& set, const std::string& split) {
    Names ids;
    const std::vector<std::size_t> indices = imagesOfSplit(set, split).value();
    for (const std::size_t index : indices)
        ids.push_back(set.images[index].id);
    return ids;
}

} // namespace

class TestDatasetConvert : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vocThroughAnyFormatKeepsWhatTheLossTableSays_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("difficult"); // kept
        QTest::addColumn<bool>("unseen");
        QTest::addColumn<bool>("splits");
        QTest::newRow("voc") << static_cast<int>(DatasetFormat::Voc) << true << true << true;
        QTest::newRow("coco") << static_cast<int>(DatasetFormat::Coco) << true << true << false;
        QTest::newRow("yolo") << static_cast<int>(DatasetFormat::Yolo) << false << true << true;
        QTest::newRow("createml") << static_cast<int>(DatasetFormat::CreateMl) << false << false << false;
    }
    void vocThroughAnyFormatKeepsWhatTheLossTableSays() {
        QFETCH(int, format);
        QFETCH(bool, difficult);
        QFETCH(bool, unseen);
        QFETCH(bool, splits);
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        const AnnotationSet before = readAll(folder / "voc");
        VERIFY_RESULT(convert(before, static_cast<DatasetFormat>(format), folder / "other"));
        const AnnotationSet other = readAll(folder / "other");
        VERIFY_RESULT(convert(other, DatasetFormat::Voc, folder / "again"));
        const AnnotationSet after = readAll(folder / "again");
        QCOMPARE(after.classes.names(), before.classes.names());
        QCOMPARE(after.images.size(), before.images.size() - (unseen ? 0 : 1));
        const bool voc = static_cast<DatasetFormat>(format) == DatasetFormat::Voc;
        for (const AnnotatedImage& image : after.images) {
            const AnnotatedImage& old = find(before, image.id);
            QCOMPARE(boxesOf(image), boxesOf(old)); // to the bit, in every format
            QCOMPARE(namesOf(image), namesOf(old));
            QVERIFY(image.annotation.objects.empty() || image.annotation.size == old.annotation.size);
            QCOMPARE(bytesOf(image.imagePath), bytesOf(old.imagePath));
            for (std::size_t i = 0; i < image.annotation.objects.size(); ++i) {
                QCOMPARE(image.annotation.objects[i].difficult, difficult && old.annotation.objects[i].difficult);
                QCOMPARE(image.annotation.objects[i].truncated, voc && old.annotation.objects[i].truncated);
                QCOMPARE(image.annotation.objects[i].occluded, voc && old.annotation.objects[i].occluded);
            }
        }
        QVERIFY(find(after, "empty").hasAnnotation);
        QCOMPARE(idsOf(after, "all").size(), after.images.size());
        QCOMPARE(after.splits.size(), splits ? std::size_t{2} : std::size_t{0});
        if (splits)
            QCOMPARE(idsOf(after, "train"), idsOf(before, "train"));
        if (unseen) // COCO has no word for it
            QCOMPARE(find(after, "unseen").hasAnnotation, static_cast<DatasetFormat>(format) == DatasetFormat::Coco);
    }

    void vocToVocCopiesTheBytes() {
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        const std::string odd = "<annotation>\r\n <owner/><object><name>cat</name><part/><bndbox><ymin>1.50</ymin>"
                                "<xmin>1</xmin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation><!-- x -->";
        putFile(folder / "voc/Annotations/b.xml", odd);
        VERIFY_RESULT(convert(readAll(folder / "voc"), DatasetFormat::Voc, folder / "again"));
        QCOMPARE(bytesOf(folder / "again/Annotations/b.xml"), odd);
    }

    void existingFilesAreReplacedOnlyIfAsked() {
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        const AnnotationSet set = readAll(folder / "voc");
        putFile(folder / "out/labels/b.txt", "mine");
        const auto refused = convert(set, DatasetFormat::Yolo, folder / "out");
        QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
        QVERIFY(contains(refused.error().file, "labels/b.txt"));
        QCOMPARE(bytesOf(folder / "out/labels/b.txt"), std::string("mine"));
        QVERIFY(!fs::exists(folder / "out/data.yaml") && !fs::exists(folder / "out/images"));
        VERIFY_RESULT(convert(set, DatasetFormat::Yolo, folder / "out", ImagePlacement::Copy, true));
        QVERIFY(bytesOf(folder / "out/labels/b.txt") != "mine");
    }

    void theClassListOfAYoloFolderOnlyGrows() {
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        putFile(folder / "out/classes.txt", "horse\ndog\n");
        VERIFY_RESULT(
            convert(readAll(folder / "voc"), DatasetFormat::Yolo, folder / "out", ImagePlacement::Copy, true));
        QCOMPARE(bytesOf(folder / "out/classes.txt"), std::string("horse\ndog\ncat\n"));
        QVERIFY(bytesOf(folder / "out/labels/b.txt").starts_with("2 "));
        QCOMPARE(namesOf(find(readAll(folder / "out"), "b")), Names{"cat"});
    }

    void imagesStayWhereTheyAreUnlessAsked() {
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        const AnnotationSet set = readAll(folder / "voc");
        VERIFY_RESULT(convert(set, DatasetFormat::Coco, folder / "out/set.json", ImagePlacement::Leave));
        QVERIFY(!fs::exists(folder / "out/images"));
        const AnnotationSet read = readAll(folder / "out/set.json", folder / "voc/JPEGImages");
        QCOMPARE(find(read, "sub/a b").imagePath, folder / "voc/JPEGImages/sub/a b.png");
        VERIFY_RESULT(convert(set, DatasetFormat::Yolo, folder / "yolo", ImagePlacement::Leave));
        QCOMPARE(boxesOf(find(readAll(folder / "yolo", folder / "voc/JPEGImages"), "sub/a b")).size(), std::size_t{3});
    }

    void imagesCanBeLinked() {
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        VERIFY_RESULT(convert(readAll(folder / "voc"), DatasetFormat::Yolo, folder / "out", ImagePlacement::Link));
        QVERIFY(fs::is_symlink(folder / "out/images/sub/a b.png"));
        QCOMPARE(bytesOf(folder / "out/images/sub/a b.png"), bytesOf(folder / "voc/JPEGImages/sub/a b.png"));
        QCOMPARE(readAll(folder / "out").images.size(), std::size_t{4});
    }

    void imagesOfOneStemStayApart() {
        const TemporaryFolder folder;
        putImage(folder / "in/a.png", 40, 30);
        putImage(folder / "in/a.jpg", 20, 10);
        AnnotationSet set = setOf({image("a.png", {40, 30}, {object("cat", {1, 2, 3, 4})}),
                                   image("a.jpg", {20, 10}, {object("dog", {5, 6, 7, 8})})});
        for (AnnotatedImage& image : set.images)
            image.imagePath = folder / "in" / image.fileName;
        for (const DatasetFormat format : {DatasetFormat::Voc, DatasetFormat::Coco, DatasetFormat::Yolo}) {
            const fs::path output = folder / std::string(toText(format));
            VERIFY_RESULT(convert(set, format, output));
            const AnnotationSet read = readAll(output);
            QCOMPARE(read.images.size(), std::size_t{2});
            for (const AnnotatedImage& image : read.images)
                QCOMPARE(namesOf(image), readImageSize(image.imagePath)->width == 40 ? Names{"cat"} : Names{"dog"});
        }
    }

    void aSplitCanBeTakenAlone() {
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        const auto part = splitOf(readAll(folder / "voc"), "val");
        VERIFY_RESULT(part);
        VERIFY_RESULT(convert(*part, DatasetFormat::Yolo, folder / "out"));
        const AnnotationSet read = readAll(folder / "out");
        QCOMPARE(idsOf(read, "val"), (Names{"b", "empty"}));
        QCOMPARE(read.images.size(), std::size_t{2});
        QCOMPARE(read.classes.names(), (Names{"cat", "dog"}));
        QVERIFY(splitOf(readAll(folder / "voc"), "holiday").error().kind == ErrorKind::NotFound);
    }

    void csvHasOneLineABox() {
        const TemporaryFolder folder;
        AnnotationSet set =
            setOf({image("a,b.png", {40, 30}, {{"say \"x\"", {1, 2, 3.5F, 4}, true, false, true, "Left"}}),
                   image("c.png", {}, {object("cat", {0, 0, 1, 1})})});
        VERIFY_RESULT(convert(set, DatasetFormat::Csv, folder / "out.csv", ImagePlacement::Leave));
        QCOMPARE(bytesOf(folder / "out.csv"),
                 std::string("filename,width,height,class,xmin,ymin,xmax,ymax,difficult,truncated,occluded,pose\n"
                             "\"a,b.png\",40,30,\"say \"\"x\"\"\",1,2,3.5,4,1,0,1,Left\n"
                             "c.png,,,cat,0,0,1,1,0,0,0,\n"));
    }

    void sizesAreCompletedFromThePictures() {
        const TemporaryFolder folder;
        putImage(folder / "a.png");
        putImage(folder / "b.png");
        AnnotationSet set = setOf({image("a.png", {}, {}), image("b.png", {400, 300}, {}), image("c.png", {}, {})});
        set.images[0].imagePath = folder / "a.png";
        set.images[1].imagePath = folder / "b.png";
        QVERIFY(completeSizes(set, DatasetFormat::Coco)->empty());
        QVERIFY(set.images[0].annotation.size == (ImageSize{40, 30}));
        QVERIFY(set.images[1].annotation.size == (ImageSize{400, 300}));
        QCOMPARE(kindsOf(completeSizes(set, DatasetFormat::Yolo).value()), QString("wrong-size"));
        QVERIFY(set.images[1].annotation.size == (ImageSize{40, 30}));
        QVERIFY(set.images[2].annotation.size == ImageSize());
    }

    void namesThatLeadOutOfTheOutputAreRefused() {
        const TemporaryFolder folder;
        AnnotationSet set = setOf({image("a.png", {40, 30}, {object("cat", {1, 2, 3, 4})})});
        set.images[0].id = "../a";
        QVERIFY(convert(set, DatasetFormat::Voc, folder / "out").error().kind == ErrorKind::BadInput);
        set.images[0].id = "a";
        set.splits = {{"x/../../y", {0}}};
        QVERIFY(convert(set, DatasetFormat::Yolo, folder / "out").error().kind == ErrorKind::BadInput);
        QVERIFY(!fs::exists(folder / "out"));
    }

    void aCancelledConversionLeavesWholeFilesOnly() {
        const TemporaryFolder folder;
        putVoc(folder / "voc");
        std::stop_source source;
        const JobControl control{[&](std::size_t done, std::size_t) {
                                     if (done == 2)
                                         source.request_stop();
                                 },
                                 source.get_token()};
        const auto result = convertDataset(readAll(folder / "voc"),
                                           {DatasetFormat::Yolo, folder / "out", ImagePlacement::Copy, false}, control);
        QVERIFY(!result && result.error().kind == ErrorKind::Cancelled);
        int files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
            files += entry.is_regular_file() ? 1 : 0;
        QCOMPARE(files, 3);
    }

    void anOutputThatCannotBeWrittenIsAnError() {
        const TemporaryFolder folder;
        putFile(folder / "file", "x");
        const auto result = convert(setOf({image("a.png", {4, 3}, {})}), DatasetFormat::Coco, folder / "file/out");
        QVERIFY(!result && result.error().kind == ErrorKind::WriteFailed);
    }
};

QTEST_APPLESS_MAIN(TestDatasetConvert)
#include "tst_dataset_convert.moc"
