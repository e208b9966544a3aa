#include <algorithm>
#include <random>

#include "core/data/voc_document.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

const fs::path bccd = fs::path(BOXWRIGHT_SHARED_DATA) / "bccd/VOCdevkit/VOC2012/Annotations";

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Copies a file into the folder under its own name.
fs::path copied(const fs::path& file, const TemporaryFolder& folder) {
    fs::copy_file(file, folder / file.filename(), fs::copy_options::overwrite_existing);
    return folder / file.filename();
}

/// A random edit that most documents take; what it changed.
VocChange randomEdit(VocDocument& document, std::mt19937& random) {
    const auto below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const std::size_t objects = document.annotation().objects.size();
    const std::size_t object = objects == 0 ? 0 : random() % objects;
    const auto x = static_cast<float>(below(100));
    const Box box{x, x / 3, x + static_cast<float>(below(50)), x + 7};
    const bool flag = below(2) == 1;
    const std::string name = below(2) == 1 ? "狗 & <dog>" : "cat";
    const ObjectAnnotation added{name, box, flag, !flag, below(3) == 0, flag ? "Left" : ""};
    switch (below(11)) {
    case 0:
        return document.setBox(object, box).value_or(VocChange{});
    case 1:
        return document.setBox(object, box, VocRounding::Whole).value_or(VocChange{});
    case 2:
        return document.setName(object, name).value_or(VocChange{});
    case 3:
        return document.setDifficult(object, flag).value_or(VocChange{});
    case 4:
        return document.setTruncated(object, flag).value_or(VocChange{});
    case 5:
        return document.setOccluded(object, flag).value_or(VocChange{});
    case 6:
        return document.setPose(object, flag ? "Rear" : "").value_or(VocChange{});
    case 7:
        return document.remove(object).value_or(VocChange{});
    case 8:
        return document.setVerified(flag).value_or(VocChange{});
    case 9:
        return document.setSize({1 + below(900), 1 + below(900)}).value_or(VocChange{});
    default:
        return document.add(added).value_or(VocChange{});
    }
}

} // namespace

class TestVocDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openingAndSavingChangesNoByteOfAnyFile() {
        int read = 0;
        for (const char* set : {"voc", "traps/voc"})
            for (const fs::path& file : filesIn(testData(set))) {
                const TemporaryFolder folder;
                const fs::path path = copied(file, folder);
                const auto time = fs::last_write_time(path);
                auto document = VocDocument::read(path);
                if (!document)
                    continue;
                ++read;
                QVERIFY(!document->isModified());
                VERIFY_RESULT(document->save());
                QVERIFY2(bytesOf(path) == bytesOf(file), file.c_str());
                QVERIFY(fs::last_write_time(path) == time);
                VERIFY_RESULT(document->save(folder / "other name.xml"));
                QVERIFY2(bytesOf(folder / "other name.xml") == bytesOf(file), file.c_str());
            }
        QVERIFY(read >= 80);
    }

    void editsOfEveryFileAreUndoneAndRedoneToTheByte() {
        std::mt19937 random(1);
        for (const char* set : {"voc", "traps/voc"})
            for (const fs::path& file : filesIn(testData(set))) {
                const TemporaryFolder folder;
                auto document = VocDocument::read(copied(file, folder));
                if (!document)
                    continue;
                std::vector<VocChange> changes;
                for (int i = 0; i < 40; ++i)
                    changes.push_back(randomEdit(*document, random));
                const std::string edited = document->text();
                const Annotation annotation = document->annotation();
                VERIFY_RESULT(document->save());
                const auto again = VocDocument::read(document->path());
                VERIFY_RESULT(again);
                QCOMPARE(again->annotation().objects.size(), annotation.objects.size());
                for (std::size_t i = 0; i < annotation.objects.size(); ++i)
                    QVERIFY(again->annotation().objects[i].className == annotation.objects[i].className &&
                            again->annotation().objects[i].boxInImage == annotation.objects[i].boxInImage);

                for (auto change = changes.rbegin(); change != changes.rend(); ++change)
                    VERIFY_RESULT(document->apply(change->reversed()));
                VERIFY_RESULT(document->save());
                QVERIFY2(bytesOf(document->path()) == bytesOf(file), file.c_str());
                for (const VocChange& change : changes)
                    VERIFY_RESULT(document->apply(change));
                QCOMPARE(document->text(), edited);
            }
    }

    void newFilesHaveTheLayoutOfLabelImg() {
        const TemporaryFolder folder;
        const fs::path path = folder / "Annotations/été.xml";
        auto document = VocDocument::create(path, folder / "JPEGImages/été.jpg", {640, 480});
        QVERIFY(document.isModified());
        VERIFY_RESULT(document.add({"dog", {1, 2.5F, 3, 4}, true, false, false, {}}));
        VERIFY_RESULT(document.save());
        QVERIFY(!document.isModified());
        QCOMPARE(bytesOf(path),
                 std::string("<annotation>\n\t<folder>JPEGImages</folder>\n\t<filename>été.jpg</filename>\n"
                             "\t<size>\n\t\t<width>640</width>\n\t\t<height>480</height>\n\t\t<depth>3</depth>\n"
                             "\t</size>\n\t<segmented>0</segmented>\n\t<object>\n\t\t<name>dog</name>\n"
                             "\t\t<pose>Unspecified</pose>\n\t\t<truncated>0</truncated>\n"
                             "\t\t<difficult>1</difficult>\n\t\t<bndbox>\n\t\t\t<xmin>1</xmin>\n"
                             "\t\t\t<ymin>2.5</ymin>\n\t\t\t<xmax>3</xmax>\n\t\t\t<ymax>4</ymax>\n"
                             "\t\t</bndbox>\n\t</object>\n</annotation>\n"));
    }

    void aFileThatWasChangedByOthersIsNotWrittenOver() {
        const TemporaryFolder folder;
        const fs::path path = copied(testData("traps/voc/clean.xml"), folder);
        auto document = VocDocument::read(path);
        VERIFY_RESULT(document->setName(0, "cat"));
        const std::string theirs = bytesOf(path) + "\n";
        putFile(path, theirs);
        const auto refused = document->save();
        QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
        QCOMPARE(bytesOf(path), theirs);
        QVERIFY(document->isModified());

        fs::remove(path);
        QVERIFY(document->save().error().kind == ErrorKind::Conflict);
        QVERIFY(!fs::exists(path));
        VERIFY_RESULT(document->save(path, VocOverwrite::Asked));
        QCOMPARE(bytesOf(path), document->text());
        VERIFY_RESULT(document->setName(0, "dog"));
        VERIFY_RESULT(document->save());
    }

    void aNewOrForeignDocumentNeedsAFreeName() {
        const TemporaryFolder folder;
        const fs::path taken = copied(testData("traps/voc/truncated.xml"), folder);
        auto fresh = VocDocument::create(taken, "a.jpg", {4, 4});
        QVERIFY(fresh.save().error().kind == ErrorKind::Conflict);
        auto read = VocDocument::read(copied(testData("traps/voc/clean.xml"), folder));
        QVERIFY(read->save(taken).error().kind == ErrorKind::Conflict);
        QCOMPARE(bytesOf(taken), bytesOf(testData("traps/voc/truncated.xml")));
        VERIFY_RESULT(fresh.save(taken, VocOverwrite::Asked));
        QCOMPARE(bytesOf(taken), fresh.text());
    }

    void imagesAndOtherNamesAreNeverWrittenOver() {
        const TemporaryFolder folder;
        const fs::path image = copied(testData("traps/voc/image_called_xml.xml"), folder);
        auto document = VocDocument::create(image, "a.jpg", {4, 4});
        QVERIFY(document.save(image, VocOverwrite::Asked).error().kind == ErrorKind::BadInput);
        QCOMPARE(bytesOf(image), bytesOf(testData("traps/voc/image_called_xml.xml")));
        QVERIFY(document.save(folder / "a.jpg").error().kind == ErrorKind::BadInput);
        QVERIFY(document.save(folder / "a").error().kind == ErrorKind::BadInput);
        QCOMPARE(filesIn(folder.path()).size(), std::size_t{1});
    }

    void aFailedWriteKeepsTheEditAndTheFile() {
        const TemporaryFolder folder;
        auto document = VocDocument::read(copied(testData("traps/voc/clean.xml"), folder));
        VERIFY_RESULT(document->setName(0, "cat"));
        fs::create_directory(folder / "clean.xml.part"); // takes the temporary name
        const auto failed = document->save();
        QVERIFY(!failed && failed.error().kind == ErrorKind::WriteFailed);
        QVERIFY(document->isModified());
        QCOMPARE(bytesOf(document->path()), bytesOf(testData("traps/voc/clean.xml")));
    }

    void aLinkStaysALink() {
        const TemporaryFolder folder;
        const fs::path file = copied(testData("traps/voc/clean.xml"), folder);
        fs::create_symlink(file, folder / "link.xml");
        auto document = VocDocument::read(folder / "link.xml");
        VERIFY_RESULT(document->setName(0, "cat"));
        VERIFY_RESULT(document->save());
        QVERIFY(fs::is_symlink(folder / "link.xml"));
        QVERIFY(contains(bytesOf(file), "<name>cat</name>"));
    }

    void aChangeThatDoesNotFitIsRefused() {
        auto document = VocDocument::read(testData("traps/voc/clean.xml"));
        const std::string before = document->text();
        QVERIFY(document->apply({3, "not there", "x"}).error().kind == ErrorKind::BadInput);
        QVERIFY(document->apply({1'000'000, "", "x"}).error().kind == ErrorKind::BadInput);
        const auto spoiling = document->apply({0, "<", ""});
        QVERIFY(!spoiling && contains(spoiling.error().message, "would spoil"));
        QCOMPARE(document->text(), before);
    }

    void theBloodCellFilesSurviveOpeningAndSaving() {
        if (!fs::exists(bccd))
            QSKIP("The blood cell data set is not beside this checkout.");
        const TemporaryFolder folder;
        std::size_t objects = 0;
        std::map<VocRemarkKind, int> remarks;
        const auto files = filesIn(bccd);
        for (const fs::path& file : files) {
            const fs::path path = copied(file, folder);
            auto document = VocDocument::read(path);
            VERIFY_RESULT(document);
            objects += document->annotation().objects.size();
            for (const VocRemark& remark : document->remarks())
                ++remarks[remark.kind];
            VERIFY_RESULT(document->save());
            QVERIFY2(bytesOf(path) == bytesOf(file), file.c_str());
            if (objects % 8 != 0)
                continue; // flushing every file to the disk takes long
            const auto change = document->setDifficult(0, true);
            VERIFY_RESULT(change);
            VERIFY_RESULT(document->save());
            QVERIFY(bytesOf(path) != bytesOf(file));
            VERIFY_RESULT(document->apply(change->reversed()));
            VERIFY_RESULT(document->save());
            QVERIFY2(bytesOf(path) == bytesOf(file), file.c_str());
        }
        QCOMPARE(files.size(), std::size_t{364});
        QCOMPARE(objects, std::size_t{4888});
        QCOMPARE(remarks[VocRemarkKind::NoExtent], 2);
        QCOMPARE(remarks[VocRemarkKind::AbsolutePath], 364);
        QCOMPARE(remarks[VocRemarkKind::FileNameDiffers], 0);
    }
};

QTEST_APPLESS_MAIN(TestVocDocument)
#include "tst_voc_document.moc"
