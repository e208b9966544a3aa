#include <algorithm>
#include <set>

#include "core/data/voc_dataset.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

const fs::path bccd = fs::path(BOXWRIGHT_SHARED_DATA) / "bccd";

std::string dogXml(const std::string& name = "dog") {
    return "<annotation><object><name>" + name +
           "</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object></annotation>";
}

/// Opening lists files by name only, so their content does not matter.
void putImage(const fs::path& path) {
    putFile(path, "picture");
}

/// A VOC root with images 1, 2 and 3 and an annotation of 1.
void putVocRoot(const fs::path& root) {
    for (const char* id : {"1", "2", "3"})
        putImage(root / "JPEGImages" / (std::string(id) + ".jpg"));
    putFile(root / "Annotations/1.xml", dogXml());
}

std::vector<std::string> idsOf(const VocDataset& dataset) {
    std::vector<std::string> ids;
    for (const DatasetImage& image : dataset.images())
        ids.push_back(image.id);
    return ids;
}

std::vector<std::string> idsOf(const VocDataset& dataset, const std::string& split) {
    std::vector<std::string> ids;
    for (const std::size_t index : dataset.split(split).value_or(std::vector<std::size_t>{}))
        ids.push_back(dataset.images()[index].id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

class TestVocDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aVocRootIsFoundFromItselfAndItsParents() {
        const TemporaryFolder folder;
        putVocRoot(folder / "VOCdevkit/VOC2007");
        putVocRoot(folder / "VOCdevkit/VOC2012");
        for (const fs::path& start : {folder.path(), folder / "VOCdevkit", folder / "VOCdevkit/VOC2012"}) {
            const auto dataset = VocDataset::open(start);
            VERIFY_RESULT(dataset);
            QCOMPARE(dataset->root(), folder / "VOCdevkit/VOC2012"); // the newest year
            QVERIFY(!dataset->isFlat());
            QCOMPARE(idsOf(*dataset), (Ids{"1", "2", "3"}));
        }
        QCOMPARE(VocDataset::open(folder / "VOCdevkit/VOC2007")->root(), folder / "VOCdevkit/VOC2007");
    }

    void imagesAndAnnotationsArePairedByStem() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        putFile(folder / "Annotations/2.XML", dogXml());
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        const auto& images = dataset->images();
        QVERIFY(images[0].hasAnnotation && images[1].hasAnnotation && !images[2].hasAnnotation);
        QCOMPARE(images[1].annotationPath, folder / "Annotations/2.XML");
        QCOMPARE(images[2].annotationPath, folder / "Annotations/3.xml"); // where it would be written
        QCOMPARE(images[0].imagePath, folder / "JPEGImages/1.jpg");
    }

    void aFlatFolderIsSearchedDeeplyWithoutHiddenFiles() {
        const TemporaryFolder folder;
        putImage(folder / "b.png");
        putFile(folder / "b.xml", dogXml());
        putImage(folder / "a/deep/été 1.JPG");
        putFile(folder / "a/deep/été 1.xml", dogXml());
        putImage(folder / ".thumbnails/b.png");
        putImage(folder / ".hidden.png");
        putFile(folder / "notes.txt", "text");
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QVERIFY(dataset->isFlat());
        QCOMPARE(idsOf(*dataset), (Ids{"a/deep/été 1", "b"}));
        QCOMPARE(dataset->images()[0].annotationPath, folder / "a/deep/été 1.xml");
        QVERIFY(dataset->images()[0].hasAnnotation);
        QVERIFY(dataset->messages().empty());
    }

    void imagesOfTheSameStemKeepApart() {
        const TemporaryFolder folder;
        putImage(folder / "a.jpg");
        putImage(folder / "a.png");
        putFile(folder / "a.xml", dogXml());
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(idsOf(*dataset), (Ids{"a", "a.png"}));
        QCOMPARE(dataset->images()[1].annotationPath, folder / "a.png.xml");
        QVERIFY(!dataset->images()[1].hasAnnotation);
        QCOMPARE(dataset->messages().size(), std::size_t{1});
        QVERIFY(contains(dataset->messages()[0], "a.png"));
    }

    void annotationsAreFoundUnderUnusualNames() {
        const TemporaryFolder folder;
        for (const char* image : {"a.jpg", "b.jpg", "c.jpg", "d.jpg"})
            putImage(folder / image);
        putFile(folder / "a.xml.xml", dogXml());
        putFile(folder / "b.jpg.xml", dogXml());
        putFile(folder / "c.xml", dogXml()); // the better name
        putFile(folder / "c.XML", dogXml("cat"));
        putFile(folder / "c.xml.xml", dogXml("cow"));
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->images()[0].annotationPath, folder / "a.xml.xml");
        QCOMPARE(dataset->images()[1].annotationPath, folder / "b.jpg.xml");
        QVERIFY(dataset->images()[2].hasAnnotation && !dataset->images()[3].hasAnnotation);
        QCOMPARE(dataset->messages().size(), std::size_t{1});
        QVERIFY2(contains(dataset->messages()[0], "without an image: 2"), dataset->messages()[0].c_str());
    }

    void theSameStemInTwoSubFoldersStaysApart() {
        const TemporaryFolder folder;
        for (const char* part : {"a", "b", "c"})
            putImage(folder / "JPEGImages" / part / "1.jpg");
        putFile(folder / "Annotations/a/1.xml", dogXml("ant"));
        putFile(folder / "Annotations/b/1.xml", dogXml("bee"));
        putFile(folder / "Annotations/1.xml", dogXml("cow")); // of which one?
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->annotation(0)->objects[0].className, std::string("ant"));
        QCOMPARE(dataset->annotation(1)->objects[0].className, std::string("bee"));
        QVERIFY(!dataset->images()[2].hasAnnotation);
        QCOMPARE(dataset->images()[2].annotationPath, folder / "Annotations/c/1.xml");
    }

    void anAnnotationInAnotherSubFolderIsFoundByAUniqueName() {
        const TemporaryFolder folder;
        putImage(folder / "images/dog_1.jpg");
        putImage(folder / "images/cat_1.jpg");
        putFile(folder / "annotations/xmls/dog_1.xml", dogXml());
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QVERIFY(!dataset->isFlat());
        QCOMPARE(idsOf(*dataset), (Ids{"cat_1", "dog_1"}));
        QCOMPARE(dataset->annotation(1)->objects.size(), std::size_t{1});
        QVERIFY(!dataset->images()[0].hasAnnotation);
        QVERIFY(contains(dataset->messages().at(0), "another sub-folder than their images: 1 (first: dog_1)"));
    }

    void aNameThatSeveralHaveFindsNothing() {
        const TemporaryFolder folder;
        for (const char* image : {"images/a/1.jpg", "images/b/1.jpg", "images/2.jpg"})
            putImage(folder / image);
        for (const char* xml : {"annotations/x/1.xml", "annotations/x/2.xml", "annotations/y/2.xml"})
            putFile(folder / xml, dogXml());
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        for (const DatasetImage& image : dataset->images())
            QVERIFY2(!image.hasAnnotation, image.id.c_str());
    }

    void imagesMayLieBesideTheAnnotationsFolder() {
        const TemporaryFolder folder;
        putImage(folder / "a.jpg");
        putFile(folder / "Annotations/a.xml", dogXml());
        putFile(folder / "ImageSets/train.txt", "a\n"); // no Main
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QVERIFY(dataset->images().at(0).hasAnnotation);
        QCOMPARE(idsOf(*dataset, "train"), (Ids{"a"}));
        QVERIFY(dataset->messages().empty());
    }

    void annotationsOfAnotherFormatMakeNoVocRoot() {
        const TemporaryFolder folder;
        putImage(folder / "images/a.jpg");
        putFile(folder / "annotations/instances.json", "{}");
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QVERIFY(dataset->isFlat());
        QCOMPARE(idsOf(*dataset), (Ids{"images/a"}));
    }

    void topFoldersCalledLikeSplitsAreSplits() {
        const TemporaryFolder folder;
        for (const char* image : {"train/a.jpg", "train/b.jpg", "valid/a.jpg", "test/c.jpg"})
            putImage(folder / image);
        putFile(folder / "valid/a.xml", dogXml());
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->splitNames(), (Ids{"test", "train", "val"}));
        QCOMPARE(idsOf(*dataset, "train"), (Ids{"train/a", "train/b"}));
        QCOMPARE(idsOf(*dataset, "val"), (Ids{"valid/a"}));
        putImage(folder / "train.jpg"); // one elsewhere: they are just folders
        QVERIFY(VocDataset::open(folder.path())->splitNames().empty());
    }

    void boxesFollowTheConventionOfTheDataSet() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->annotation(0)->objects[0].boxInImage, (Box{1, 2, 3, 4})); // as written
        dataset->setPixels(VocPixels::Official);
        QCOMPARE(dataset->annotation(0)->objects[0].boxInImage, (Box{0, 1, 3, 4}));
    }

    void splitFilesKeepTheirOrderAndMayBeUntidy() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        putImage(folder / "JPEGImages/name with 1.jpg");
        const fs::path lists = folder / "ImageSets/Main";
        putFile(lists / "train.txt", "\xEF\xBB\xBF"
                                     "3\r\n\r\n  1  \r\n");
        putFile(lists / "val.txt", "2 -1\n3  1\n\nname with 1\n1.jpg");
        putFile(lists / "dog_train.txt", "1 1\n2 -1\n");
        putFile(lists / "dog_trainval.txt", "1 1\n");
        putFile(lists / "readme.md", "text");
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->splitNames(), (Ids{"train", "val"}));
        QCOMPARE(idsOf(*dataset, "train"), (Ids{"3", "1"}));
        QCOMPARE(idsOf(*dataset, "val"), (Ids{"2", "3", "name with 1", "1"}));
        QCOMPARE(idsOf(*dataset, "all"), (Ids{"1", "2", "3", "name with 1"}));
        QVERIFY(dataset->messages().empty());
    }

    void splitEntriesWithoutAnImageAreKeptAndReported() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        putFile(folder / "ImageSets/Main/train.txt", "0\n1\n1\n9\n");
        putFile(folder / "ImageSets/Main/test.txt", "\n");
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(idsOf(*dataset), (Ids{"0", "1", "2", "3", "9"}));
        QVERIFY(dataset->images()[0].imagePath.empty());
        QCOMPARE(idsOf(*dataset, "train"), (Ids{"0", "1", "9"}));
        QVERIFY(dataset->split("test").value().empty());
        QCOMPARE(dataset->messages().size(), std::size_t{2});
        QVERIFY(contains(dataset->messages()[0], "2 entries have no image (first: 0)"));
        QVERIFY(contains(dataset->messages()[1], "1 entries are repeated"));
    }

    void annotationsWithoutAnImageAreReported() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        putFile(folder / "Annotations/lost.xml", dogXml());
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->messages().size(), std::size_t{1});
        QVERIFY(contains(dataset->messages()[0], "lost.xml"));
    }

    void anUnknownSplitNamesThoseThatExist() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        putFile(folder / "ImageSets/Main/train.txt", "1\n");
        const auto split = VocDataset::open(folder.path())->split("val");
        QVERIFY(!split && split.error().kind == ErrorKind::NotFound);
        QVERIFY2(contains(split.error().message, "there are: train, all"), split.error().message.c_str());
    }

    void withoutSplitFilesAboutAFifthIsForValidation() {
        const TemporaryFolder folder;
        for (int i = 0; i < 500; ++i)
            putImage(folder / (std::to_string(i) + ".jpg"));
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QVERIFY(dataset->splitNames().empty());
        const Ids train = idsOf(*dataset, "train");
        const Ids val = idsOf(*dataset, "val");
        QCOMPARE(train.size() + val.size(), std::size_t{500});
        QVERIFY2(val.size() > 70 && val.size() < 130, std::to_string(val.size()).c_str());

        putImage(folder / "new.jpg"); // another image moves none of the old ones
        const auto grown = VocDataset::open(folder.path());
        Ids grownVal = idsOf(*grown, "val");
        std::erase(grownVal, "new");
        QCOMPARE(grownVal, val);
    }

    void twoImagesAreEnoughForBothHashedSplits() {
        for (int i = 0; i < 20; ++i) {
            const TemporaryFolder folder;
            putImage(folder / (std::to_string(i) + "a.jpg"));
            putImage(folder / (std::to_string(i) + "b.jpg"));
            const auto dataset = VocDataset::open(folder.path());
            QCOMPARE(idsOf(*dataset, "train").size(), std::size_t{1});
            QCOMPARE(idsOf(*dataset, "val").size(), std::size_t{1});
        }
    }

    void annotationsAreReadWhenAskedFor() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->annotation(0)->objects.size(), std::size_t{1});
        const auto none = dataset->annotation(1);
        VERIFY_RESULT(none);
        QVERIFY(none->objects.empty());
        putFile(folder / "Annotations/2.xml", dogXml()); // written after opening
        QCOMPARE(dataset->annotation(1)->objects.size(), std::size_t{1});
        fs::remove(folder / "Annotations/1.xml");
        QVERIFY(dataset->annotation(0).error().kind == ErrorKind::NotFound);
        QVERIFY(dataset->annotation(99).error().kind == ErrorKind::BadInput);
    }

    void classesAreScannedAlphabeticallyPastBrokenFiles() {
        const TemporaryFolder folder;
        putVocRoot(folder.path());
        putFile(folder / "Annotations/2.xml", dogXml("cat"));
        putFile(folder / "Annotations/3.xml", "<annotation><obj");
        const auto dataset = VocDataset::open(folder.path());
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->scanClasses().names(), (Ids{"cat", "dog"}));
    }

    void foldersThatAreNoDataSetAreErrors() {
        const TemporaryFolder folder;
        QVERIFY(VocDataset::open(folder / "none").error().kind == ErrorKind::NotFound);
        const auto empty = VocDataset::open(folder.path());
        QVERIFY(!empty && empty.error().kind == ErrorKind::BadInput);
    }

    void bloodCellsAreReadWhole() {
        if (!fs::exists(bccd))
            QSKIP("The blood cell data set is not beside this checkout.");
        const auto dataset = VocDataset::open(bccd);
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->images().size(), std::size_t{364});
        QCOMPARE(dataset->splitNames(), (Ids{"test", "train", "trainval", "val"}));
        QCOMPARE(dataset->split("train")->size(), std::size_t{205});
        QCOMPARE(dataset->split("val")->size(), std::size_t{87});
        QCOMPARE(dataset->split("test")->size(), std::size_t{72});
        QCOMPARE(dataset->scanClasses().names(), (Ids{"Platelets", "RBC", "WBC"}));
        std::map<std::string, int> objects;
        int withoutExtent = 0;
        for (std::size_t i = 0; i < dataset->images().size(); ++i) {
            const auto annotation = dataset->annotation(i);
            VERIFY_RESULT(annotation);
            for (const ObjectAnnotation& object : annotation->objects) {
                ++objects[object.className];
                withoutExtent += object.boxInImage.hasExtent() ? 0 : 1;
            }
        }
        QCOMPARE(objects["RBC"], 4155);
        QCOMPARE(objects["WBC"], 372);
        QCOMPARE(objects["Platelets"], 361);
        QCOMPARE(withoutExtent, 2);
    }
};

QTEST_APPLESS_MAIN(TestVocDataset)
#include "tst_voc_dataset.moc"
