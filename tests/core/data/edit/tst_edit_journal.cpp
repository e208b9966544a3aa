#include "core/data/edit/edit_journal.h"

#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/core/data/edit/edit_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

constexpr const char* kNames[] = {"a", "b", "c", "d", "e"};

/// One edit of a script that is the same for the same random numbers; now and then an undo, a redo or a save.
void scriptedEdit(EditSession& session, std::mt19937& random) {
    const auto kind = random() % 10;
    if (kind == 0 && session.canUndo())
        static_cast<void>(session.undo());
    else if (kind == 1 && session.canRedo())
        static_cast<void>(session.redo());
    else
        randomEdit(session, random);
}

/// Of the annotations alone: notes and proposals reach the side file with the next save only.
std::uint64_t textsHash(EditSession& session) {
    std::string texts;
    for (std::size_t i = 0; i < session.dataset().images().size(); ++i)
        texts += std::to_string(session.document(i).textHash()) + "|";
    return contentHash(texts);
}

/// Edits until it is killed; writes a byte to `out` after each edit.
[[noreturn]] void editForever(const fs::path& folder, unsigned seed, int out) {
    EditSession session(openSet(folder));
    std::mt19937 random(seed);
    std::mt19937 saving(seed + 1);
    for (;;) {
        scriptedEdit(session, random);
        if (::write(out, "e", 1) != 1)
            ::_exit(1);
        if (saving() % 4 == 0)
            static_cast<void>(session.saveAll());
    }
}

/// Lets a process edit the folder for a while, and kills it. How many edits it told of.
std::size_t editAndKill(const fs::path& folder, unsigned seed, useconds_t microseconds) {
    int ends[2] = {};
    if (::pipe(ends) != 0)
        return 0;
    const pid_t child = ::fork();
    if (child == 0)
        editForever(folder, seed, ends[1]);
    ::close(ends[1]);
    char edit = 0;
    std::size_t edits = ::read(ends[0], &edit, 1) == 1 ? 1 : 0; // it has begun
    ::usleep(microseconds);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(ends[0], &edit, 1) == 1)
        ++edits;
    ::close(ends[0]);
    return edits;
}

} // namespace

class TestEditJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unsavedEditsAreRestored() {
        const TemporaryFolder folder;
        makeEditSet(folder.path());
        std::uint64_t expected = 0;
        {
            EditSession session(openSet(folder.path()));
            VERIFY_RESULT(addObjects(session, 2, {{"cat", {1, 2, 9, 9}, false, false, false, ""}}));
            VERIFY_RESULT(setClass(session, 0, {0}, "lion"));
            expected = textsHash(session);
        } // as if it had crashed: nothing was saved
        QVERIFY(!fs::exists(folder / "c.xml"));
        EditSession session(openSet(folder.path()));
        QCOMPARE(session.restoredEdits(), std::size_t{3}); // the file of c, the box in it, the class
        QCOMPARE(textsHash(session), expected);
        VERIFY_RESULT(session.saveAll());
        QVERIFY(fs::exists(folder / "c.xml"));
        QVERIFY(!fs::exists(folder / ".boxwright-journal"));
    }

    void savingEndsTheJournal() {
        const TemporaryFolder folder;
        makeEditSet(folder.path());
        EditSession session(openSet(folder.path()));
        VERIFY_RESULT(setClass(session, 0, {0}, "lion"));
        QVERIFY(fs::exists(folder / ".boxwright-journal"));
        VERIFY_RESULT(session.saveAll());
        QVERIFY(!fs::exists(folder / ".boxwright-journal"));
        VERIFY_RESULT(setClass(session, 0, {0}, "tiger"));
        QVERIFY(fs::exists(folder / ".boxwright-journal"));
    }

    void aJournalThatFitsNoFileChangesNothing() {
        const TemporaryFolder folder;
        makeEditSet(folder.path());
        {
            EditSession session(openSet(folder.path()));
            VERIFY_RESULT(setClass(session, 0, {0}, "lion"));
        }
        const std::string other = "<annotation>\n" + objectText("bird", 1, 1, 5) + "</annotation>\n";
        putFile(folder / "a.xml", other);
        EditSession session(openSet(folder.path()));
        QCOMPARE(session.restoredEdits(), std::size_t{0});
        QVERIFY(!session.hasUnsaved());
        QCOMPARE(bytesOf(folder / "a.xml"), other);
    }

    void killingTheProgramLosesNoEditAndDamagesNoFile() {
        const char* wanted = std::getenv("BOXWRIGHT_TEST_KILLS");
        const int kills = wanted != nullptr ? std::atoi(wanted) : 12;
        std::mt19937 random(11);
        std::size_t all = 0;
        for (int i = 0; i < kills; ++i) {
            const TemporaryFolder holder;
            const fs::path folder = holder / "set"; // new files name their folder
            makeEditSet(folder);
            const auto seed = static_cast<unsigned>(random());
            const std::size_t edits = editAndKill(folder, seed, static_cast<useconds_t>(random() % 60000));
            all += edits;
            for (const char* name : kNames) {
                const fs::path file = folder / (std::string(name) + ".xml");
                if (fs::exists(file) && std::string(name) != "e")
                    VERIFY_RESULT(VocDocument::read(file));
            }
            EditSession recovered(openSet(folder));
            const std::uint64_t now = textsHash(recovered);
            const TemporaryFolder again;
            makeEditSet(again / "set");
            EditSession replayed(openSet(again / "set"));
            std::mt19937 script(seed);
            for (std::size_t edit = 0; edit < edits; ++edit)
                scriptedEdit(replayed, script);
            bool found = textsHash(replayed) == now;
            if (!found) { // killed between an edit and telling of it
                scriptedEdit(replayed, script);
                found = textsHash(replayed) == now;
            }
            QVERIFY2(found, ("kill " + std::to_string(i) + " after " + std::to_string(edits) + " edits").c_str());
        }
        QVERIFY2(all > static_cast<std::size_t>(kills), "The process was killed before it edited.");
    }
};

QTEST_GUILESS_MAIN(TestEditJournal)
#include "tst_edit_journal.moc"
