#include <set>

#include "core/data/edit/image_trash.h"
#include "core/data/edit/voc_opening.h"
#include "core/data/findings_folders.h"
#include "tests/core/data/edit/edit_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

/// Paths below the folder, hidden ones too.
std::set<std::string> filesOf(const fs::path& folder) {
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.insert(entry.path().lexically_relative(folder).generic_string());
    return files;
}

} // namespace

/// Images whose annotations are in a folder of their own: five in "images", with XML files that are not meant.
class TestAnnotationFolder : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_images, m_annotations;

    std::shared_ptr<const VocDataset> open() const {
        return std::make_shared<const VocDataset>(VocDataset::open(m_images, m_annotations).value());
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_images = *m_folder / "images";
        m_annotations = *m_folder / "elsewhere";
        makeEditSet(m_images);
        fs::create_directories(m_images / "sub");
        fs::copy_file(m_images / "a.png", m_images / "sub" / "a.png");
        putFile(m_annotations / "b.xml", "<annotation>\n" + objectText("cow", 1, 1, 5) + "</annotation>\n");
    }

    void annotationsAreReadFromThereOnly() {
        const auto dataset = open();
        QVERIFY(dataset->hasOwnAnnotationFolder());
        QCOMPARE(dataset->root(), m_images);
        QCOMPARE(dataset->annotationFolder(), m_annotations);
        QCOMPARE(dataset->sideFolder(), m_annotations);
        QCOMPARE(dataset->scanClasses().names(), (std::vector<std::string>{"cow"}));
        QCOMPARE(dataset->annotation(0)->objects.size(), std::size_t{0});
        QCOMPARE(dataset->images().back().id, std::string("sub/a"));
        QCOMPARE(dataset->images().back().annotationPath, m_annotations / "sub/a.xml"); // sub-folders are mirrored
        for (const Finding& finding : inspectFolders(*dataset))
            QVERIFY2(finding.kind != FindingKind::AnnotationOrphan, finding.sentence.c_str());
    }

    void theFolderOfTheLayoutIsNoneOfTheirOwn() {
        const auto dataset = VocDataset::open(m_images, m_images / ".." / "images");
        VERIFY_RESULT(dataset);
        QVERIFY(!dataset->hasOwnAnnotationFolder());
        QCOMPARE(dataset->sideFolder(), m_images);
        QCOMPARE(dataset->scanClasses().names(), (std::vector<std::string>{"cat", "dog"}));
    }

    void aFolderThatIsNotThereIsAnError() {
        const auto dataset = VocDataset::open(m_images, *m_folder / "gone");
        QVERIFY(!dataset);
        QCOMPARE(dataset.error().kind, ErrorKind::NotFound);
        QVERIFY(dataset.error().file.find("gone") != std::string::npos);
    }

    void whatIsEditedGoesThereAndNothingIntoTheImages() {
        const std::set<std::string> before = filesOf(m_images);
        const fs::path journal = m_annotations / ".boxwright-journal";
        {
            EditSession session(open());
            VERIFY_RESULT(setBoxes(session, 1, {{0, {2, 2, 9, 9}}}, EditKind::Resize));
            QVERIFY(fs::exists(journal));
            ObjectAnnotation cow;
            cow.className = "cow";
            cow.boxInImage = {3, 3, 12, 12};
            VERIFY_RESULT(addObjects(session, 5, {cow}));
            VERIFY_RESULT(session.saveAll());
            VERIFY_RESULT(SideFile::append(session.side().path(), session.takeSideLines()));
            QVERIFY(!fs::exists(journal));
        }
        QCOMPARE(filesOf(m_images), before);
        QCOMPARE(filesOf(m_annotations), (std::set<std::string>{".boxwright.jsonl", "b.xml", "sub/a.xml"}));
        QVERIFY(bytesOf(m_annotations / "sub/a.xml").find("<filename>a.png</filename>") != std::string::npos);
        QCOMPARE(open()->annotation(5)->objects.at(0).boxInImage, (Box{3, 3, 12, 12}));
    }

    void aDeletedImageTakesItsAnnotationIntoTheTrashOfItsFolder() {
        EditSession session(open());
        VERIFY_RESULT(deleteImage(session, 1));
        QVERIFY(fs::exists(trashFolder(m_images) / "b.png"));
        QVERIFY(fs::exists(trashFolder(m_annotations) / "b.xml"));
        QVERIFY(fs::exists(m_images / "b.xml")); // of another set
        VERIFY_RESULT(session.undo());
        QVERIFY(fs::exists(m_images / "b.png") && fs::exists(m_annotations / "b.xml"));
    }

    void whatTheNumbersMeanIsSettledForEachSetOfAnnotations() {
        putFile(m_images / ".boxwright.jsonl", "{\"voc_pixels\":\"official\"}\n");
        QCOMPARE(openVoc(m_images, {})->pixels(), VocPixels::Official);
        QCOMPARE(openVoc(m_images, {m_annotations, {}})->pixels(), VocPixels::LabelImg);
        QCOMPARE(openVoc(m_images, {m_annotations, VocPixels::ZeroBased})->pixels(), VocPixels::ZeroBased);
        putFile(m_annotations / ".boxwright.jsonl", "{\"voc_pixels\":\"official\"}\n");
        QCOMPARE(openVoc(m_images, {m_annotations, {}})->pixels(), VocPixels::Official);
    }
};

QTEST_APPLESS_MAIN(TestAnnotationFolder)
#include "tst_annotation_folder.moc"
