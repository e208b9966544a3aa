#include "core/data/edit/edit_session.h"

#include "core/data/edit/class_rename.h"
#include "tests/core/data/edit/edit_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

const fs::path bccd = fs::path(BOXWRIGHT_SHARED_DATA) / "bccd/VOCdevkit/VOC2012";
constexpr Box kBox{3, 4, 12, 15};

ObjectAnnotation objectOf(const std::string& name, const Box& box) {
    return {name, box, false, false, false, ""};
}

} // namespace

class TestEditSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        makeEditSet(m_folder->path());
        m_session = std::make_unique<EditSession>(openSet(m_folder->path()));
    }

    void anEditIsSavedAndItsUndoBringsEveryByteBack() {
        const std::string before = bytesOf(*m_folder / "a.xml");
        VERIFY_RESULT(setBoxes(*m_session, 0, {{1, kBox}}, EditKind::Resize));
        QVERIFY(m_session->hasUnsaved());
        VERIFY_RESULT(m_session->saveAll());
        QVERIFY(bytesOf(*m_folder / "a.xml") != before);
        QVERIFY(contains(bytesOf(*m_folder / "a.xml"), "<!-- kept -->"));
        QCOMPARE(m_session->document(0).objects()[1].boxInImage, kBox);
        VERIFY_RESULT(m_session->undo());
        VERIFY_RESULT(m_session->saveAll());
        QCOMPARE(bytesOf(*m_folder / "a.xml"), before);
        VERIFY_RESULT(m_session->redo());
        QCOMPARE(m_session->document(0).objects()[1].boxInImage, kBox);
    }

    void whatTheNumbersMeanIsSettledWithTheFirstEdit() {
        VERIFY_RESULT(m_session->saveAll());
        QVERIFY(!fs::exists(m_session->side().path())); // who only looks leaves nothing
        VERIFY_RESULT(setBoxes(*m_session, 0, {{1, kBox}}, EditKind::Resize));
        QCOMPARE(m_session->side().pixels(), std::optional(VocPixels::LabelImg));
        VERIFY_RESULT(m_session->settlePixels(VocPixels::ZeroBased));
        VERIFY_RESULT(setBoxes(*m_session, 0, {{1, {1, 1, 5, 5}}}, EditKind::Resize));
        VERIFY_RESULT(m_session->saveAll());
        QCOMPARE(SideFile(m_folder->path()).pixels(), std::optional(VocPixels::ZeroBased));
        EditSession other(openSet(m_folder->path()), FolderAccess::ReadOnly);
        QVERIFY(!other.settlePixels(VocPixels::Official));
    }

    void theFirstBoxOfAnImageMakesItsFileAndUndoTakesItAway() {
        VERIFY_RESULT(addObjects(*m_session, 2, {objectOf("cat", kBox)}));
        VERIFY_RESULT(m_session->saveAll());
        QVERIFY(contains(bytesOf(*m_folder / "c.xml"), "<width>40</width>"));
        VERIFY_RESULT(m_session->undo());
        VERIFY_RESULT(m_session->saveAll());
        QVERIFY(!fs::exists(*m_folder / "c.xml"));
        VERIFY_RESULT(m_session->redo());
        VERIFY_RESULT(m_session->saveAll());
        QVERIFY(fs::exists(*m_folder / "c.xml"));
    }

    void aNewFileThatSomethingElseChangedIsNotTakenAway() {
        VERIFY_RESULT(addObjects(*m_session, 2, {objectOf("cat", kBox)}));
        VERIFY_RESULT(m_session->saveAll());
        putFile(*m_folder / "c.xml", "<annotation>other</annotation>");
        VERIFY_RESULT(m_session->undo());
        const auto saved = m_session->saveAll();
        QVERIFY(!saved && saved.error().kind == ErrorKind::Conflict);
        QCOMPARE(bytesOf(*m_folder / "c.xml"), std::string("<annotation>other</annotation>"));
    }

    void undoGoesBackOverImagesThatWereLeft() {
        const std::string a = bytesOf(*m_folder / "a.xml");
        VERIFY_RESULT(removeObjects(*m_session, 0, {0, 1}));
        VERIFY_RESULT(setVerified(*m_session, 1, true));
        VERIFY_RESULT(m_session->saveAll());
        m_session->forgetOthers(3);
        VERIFY_RESULT(m_session->undo());
        QCOMPARE(m_session->nextUndo()->image, std::size_t{0});
        VERIFY_RESULT(m_session->undo());
        VERIFY_RESULT(m_session->saveAll());
        QCOMPARE(bytesOf(*m_folder / "a.xml"), a);
        QVERIFY(!m_session->canUndo());
    }

    void aFailedEditChangesNothing() {
        const std::uint64_t before = stateHash(*m_session);
        QVERIFY(!setBoxes(*m_session, 0, {{0, kBox}, {7, kBox}}, EditKind::Move));
        QVERIFY(!setBoxes(*m_session, 0, {{0, kBox}, {1, Box{5, 5, 5, 9}}}, EditKind::Move));
        QVERIFY(!setClass(*m_session, 0, {0, 1}, " "));
        QVERIFY(!addObjects(*m_session, 2, {objectOf("", kBox)}));
        QCOMPARE(stateHash(*m_session), before);
        QVERIFY(!m_session->canUndo() && !m_session->hasUnsaved());
    }

    void anUnreadableFileIsReadOnlyAndNeverWritten() {
        QVERIFY(m_session->document(4).isReadOnly());
        QVERIFY(contains(m_session->document(4).problem()->text(), "e.xml"));
        const auto added = addObjects(*m_session, 4, {objectOf("cat", kBox)});
        QVERIFY(!added && added.error().text() == m_session->document(4).problem()->text());
        VERIFY_RESULT(m_session->saveAll());
        QCOMPARE(bytesOf(*m_folder / "e.xml"), std::string("<annotation><object>"));
    }

    void nudgesThatFollowEachOtherAreOneStep() {
        for (int i = 0; i < 5; ++i)
            VERIFY_RESULT(
                setBoxes(*m_session, 0, {{0, {4.0F + static_cast<float>(i), 4, 24, 24}}}, EditKind::Move, "n"));
        QCOMPARE(m_session->undoCount(), std::size_t{1});
        VERIFY_RESULT(m_session->undo());
        QCOMPARE(m_session->document(0).objects()[0].boxInImage, (Box{4, 4, 24, 24}));
        VERIFY_RESULT(m_session->redo());
        QCOMPARE(m_session->document(0).objects()[0].boxInImage.xmin, 8.0F);
        VERIFY_RESULT(setBoxes(*m_session, 0, {{0, {2, 4, 24, 24}}}, EditKind::Move, "n"));
        QCOMPARE(m_session->undoCount(), std::size_t{2});
    }

    void aDeletedImageIsInTheTrashAndUndoTakesItBack() {
        const std::string picture = bytesOf(*m_folder / "a.png");
        VERIFY_RESULT(setBoxes(*m_session, 0, {{1, kBox}}, EditKind::Resize)); // not saved yet
        VERIFY_RESULT(deleteImage(*m_session, 0));
        QVERIFY(m_session->isTrashed(0));
        QVERIFY(!fs::exists(*m_folder / "a.png") && !fs::exists(*m_folder / "a.xml"));
        QVERIFY(fs::exists(trashFolder(m_folder->path()) / "a.xml"));
        QVERIFY(m_session->unsaved().empty());
        QCOMPARE(VocDataset::open(m_folder->path()).value().images().size(), std::size_t{4});
        VERIFY_RESULT(m_session->saveAll());
        QVERIFY(!fs::exists(*m_folder / "a.xml"));
        VERIFY_RESULT(m_session->undo());
        QVERIFY(!m_session->isTrashed(0));
        QCOMPARE(bytesOf(*m_folder / "a.png"), picture);
        QCOMPARE(m_session->document(0).objects()[1].boxInImage, kBox);
        VERIFY_RESULT(m_session->undo()); // the edit before
        QVERIFY(m_session->document(0).objects()[1].boxInImage != kBox);
        VERIFY_RESULT(m_session->redo());
        VERIFY_RESULT(m_session->redo());
        QVERIFY(m_session->isTrashed(0) && !fs::exists(*m_folder / "a.png"));
    }

    void anImageWithoutAnnotationIsDeletedToo() {
        putFile(trashFolder(m_folder->path()) / "c.xml", "an annotation of long ago");
        VERIFY_RESULT(deleteImage(*m_session, 2));
        QVERIFY(!fs::exists(*m_folder / "c.png"));
        VERIFY_RESULT(m_session->undo());
        QVERIFY(fs::exists(*m_folder / "c.png") && !fs::exists(*m_folder / "c.xml"));
    }

    void anImageIsDeletedWhollyOrNotAtAll() {
        putFile(trashFolder(m_folder->path()) / "b.xml" / "in the way", "");
        const auto deleted = deleteImage(*m_session, 1);
        QVERIFY(!deleted);
        QCOMPARE(deleted.error().kind, ErrorKind::WriteFailed);
        QVERIFY(fs::exists(*m_folder / "b.png") && fs::exists(*m_folder / "b.xml"));
        QVERIFY(!m_session->isTrashed(1) && !m_session->canUndo());
    }

    void whatCannotBeTakenBackIsSaidAndNothingIsOverwritten() {
        VERIFY_RESULT(deleteImage(*m_session, 1));
        putFile(*m_folder / "b.xml", "of somebody else");
        const auto taken = m_session->undo();
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Conflict);
        QCOMPARE(bytesOf(*m_folder / "b.xml"), std::string("of somebody else"));
        QVERIFY(!fs::exists(*m_folder / "b.png")); // both or none
        QVERIFY(m_session->canUndo());
        fs::remove(*m_folder / "b.xml");
        fs::remove_all(trashFolder(m_folder->path()));
        QCOMPARE(m_session->undo().error().kind, ErrorKind::NotFound);
    }

    void tenThousandRandomCommandsGoBackAndForth() {
        std::mt19937 random(7);
        const std::uint64_t start = stateHash(*m_session);
        for (int command = 0; command < 10000; ++command) {
            randomEdit(*m_session, random);
            if (random() % 400 == 0)
                VERIFY_RESULT(m_session->saveAll());
        }
        const std::uint64_t end = stateHash(*m_session);
        const std::size_t steps = m_session->undoCount();
        QVERIFY2(steps > 5000, std::to_string(steps).c_str());
        while (m_session->canUndo())
            VERIFY_RESULT(m_session->undo());
        QCOMPARE(stateHash(*m_session), start);
        while (m_session->canRedo())
            VERIFY_RESULT(m_session->redo());
        QCOMPARE(stateHash(*m_session), end);
        VERIFY_RESULT(m_session->saveAll());
        EditSession again(openSet(m_folder->path()));
        QCOMPARE(stateHash(again), end);
    }

    void aClassIsRenamedInAllImagesAsOneStep() {
        const std::uint64_t before = stateHash(*m_session);
        ClassRename rename(*m_session, "cat", "dog", {0, 1, 2, 3, 4});
        while (!rename.isComplete())
            VERIFY_RESULT(rename.advance(2));
        rename.finish(0, {{"ant", ""}, {"cat", "#ff0000"}, {"dog", "#00ff00"}});
        QCOMPARE(m_session->side().classes(), (ClassNotes{{"ant", ""}, {"dog", "#00ff00"}}));
        QCOMPARE(rename.renamedObjects(), std::size_t{2});
        QCOMPARE(rename.unreadableFiles(), std::size_t{1});
        QCOMPARE(m_session->document(1).objects()[0].className, std::string("dog"));
        QCOMPARE(m_session->undoCount(), std::size_t{1});
        VERIFY_RESULT(m_session->undo());
        QCOMPARE(stateHash(*m_session), before);
    }

    void aCancelledRenameLeavesNothing() {
        const std::uint64_t before = stateHash(*m_session);
        ClassRename rename(*m_session, "cat", "lion", {0, 1});
        VERIFY_RESULT(rename.advance(1));
        QVERIFY(stateHash(*m_session) != before);
        rename.cancel();
        QCOMPARE(stateHash(*m_session), before);
        QVERIFY(!m_session->canUndo());
    }

    void aChangeFromOutsideIsNoticedAndNotOverwritten() {
        VERIFY_RESULT(setVerified(*m_session, 0, true));
        QVERIFY(!m_session->document(0).isChangedOnDisk());
        putFile(*m_folder / "a.xml", "<annotation><!-- somebody else --></annotation>");
        QVERIFY(m_session->document(0).isChangedOnDisk());
        const auto saved = m_session->saveAll();
        QVERIFY(!saved && saved.error().kind == ErrorKind::Conflict);
        QVERIFY(contains(bytesOf(*m_folder / "a.xml"), "somebody else"));
        m_session->reload(0);
        QVERIFY(m_session->document(0).objects().empty());
        QVERIFY(!m_session->hasUnsaved() && !m_session->canUndo());
    }

    void aFileThatWasOnlyTouchedIsNoChange() {
        static_cast<void>(m_session->document(0));
        fs::last_write_time(*m_folder / "a.xml", fs::file_time_type::clock::now() + std::chrono::hours(1));
        QVERIFY(!m_session->document(0).isChangedOnDisk());
    }

    void editsMadeWhileACopyIsSavedAreNotLost() {
        VERIFY_RESULT(addObjects(*m_session, 2, {objectOf("cat", kBox)}));
        AnnotationDocument copy = m_session->document(2);
        VERIFY_RESULT(copy.save());
        VERIFY_RESULT(m_session->undo()); // while the copy is on its way
        m_session->noteSaved(2, copy);
        QCOMPARE(m_session->unsaved(), std::vector<std::size_t>{2});
        copy = m_session->document(2);
        VERIFY_RESULT(copy.save());
        QVERIFY(!fs::exists(*m_folder / "c.xml"));
        VERIFY_RESULT(m_session->redo());
        m_session->noteSaved(2, copy);
        VERIFY_RESULT(m_session->saveAll());
        QVERIFY(fs::exists(*m_folder / "c.xml"));
        QVERIFY(!m_session->hasUnsaved());
    }

    void lookingAtImagesWritesNothing() {
        if (!fs::exists(bccd))
            QSKIP("BCCD is not here.");
        const TemporaryFolder folder;
        fs::copy(bccd / "Annotations", folder / "Annotations");
        fs::copy(bccd / "JPEGImages", folder / "JPEGImages", fs::copy_options::recursive);
        EditSession session(openSet(folder.path()));
        const std::size_t images = session.dataset().images().size();
        QVERIFY(images > 300);
        for (std::size_t i = 0; i < images; ++i) {
            QVERIFY(!session.document(i).isReadOnly());
            VERIFY_RESULT(session.saveAll());
            session.forgetOthers(i);
        }
        for (const auto& entry : fs::directory_iterator(bccd / "Annotations"))
            QCOMPARE(bytesOf(folder / "Annotations" / entry.path().filename()), bytesOf(entry.path()));
        QVERIFY(!fs::exists(folder / ".boxwright.jsonl") && !fs::exists(folder / ".boxwright-journal"));
    }

    void everyTrapFileKeepsItsBytes() {
        for (const char* set : {"voc", "traps/voc"}) {
            const TemporaryFolder folder;
            std::size_t files = 0;
            for (const auto& entry : fs::directory_iterator(testData(set))) {
                fs::copy_file(entry.path(), folder / entry.path().filename());
                fs::copy_file(*m_folder / "a.png", (folder / entry.path().stem()).concat(".png"),
                              fs::copy_options::skip_existing);
                ++files;
            }
            QVERIFY(files > 20);
            EditSession session(openSet(folder.path()));
            for (std::size_t i = 0; i < session.dataset().images().size(); ++i) {
                static_cast<void>(setVerified(session, i, true));
                if (session.canUndo())
                    VERIFY_RESULT(session.undo());
                VERIFY_RESULT(session.saveAll());
            }
            for (const auto& entry : fs::directory_iterator(testData(set)))
                QCOMPARE(bytesOf(folder / entry.path().filename()), bytesOf(entry.path()));
        }
    }

private:
    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<EditSession> m_session;
};

QTEST_GUILESS_MAIN(TestEditSession)
#include "tst_edit_session.moc"
