#include "core/data/edit/side_file.h"

#include "tests/core/data/edit/edit_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

SharedProposals twoProposals() {
    return std::make_shared<const ProposalSet>(ProposalSet{
        "best.pth",
        {{{1.5F, 2, 30, 40}, "cat", 0.75F, ProposalState::Open}, {{3, 4, 5, 6}, "狗", 0.5F, ProposalState::Rejected}}});
}

} // namespace

class TestSideFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRememberedIsThereTheNextTime() {
        const TemporaryFolder folder;
        {
            SideFile side(folder.path());
            side.setNote("a/b", {true, "blurred \"here\"\n"});
            side.setNote("c", {true, ""});
            side.setNote("c", {});
            side.setProposals("c", twoProposals());
            side.setClasses({{"cat", "#ff0000"}, {"dog", ""}});
            QVERIFY(!side.pixels());
            side.setPixels(VocPixels::Official);
            VERIFY_RESULT(SideFile::append(side.path(), side.takePending()));
            QVERIFY(!side.hasPending());
        }
        const SideFile side(folder.path());
        QVERIFY(side.messages().empty());
        QCOMPARE(side.note("a/b"), (ImageNote{true, "blurred \"here\"\n"}));
        QCOMPARE(side.note("c"), ImageNote{});
        QCOMPARE(*side.proposals("c"), *twoProposals());
        QCOMPARE(side.classes(), (ClassNotes{{"cat", "#ff0000"}, {"dog", ""}}));
        QCOMPARE(side.pixels(), std::optional(VocPixels::Official));
    }

    void noFileIsMadeForNothing() {
        const TemporaryFolder folder;
        SideFile side(folder.path());
        VERIFY_RESULT(SideFile::append(side.path(), side.takePending()));
        QVERIFY(!std::filesystem::exists(side.path()));
    }

    void aLineThatWasCutOffIsPassedOverAndSpoilsNoOther() {
        const TemporaryFolder folder;
        SideFile first(folder.path());
        first.setNote("a", {true, ""});
        const std::string line = first.takePending();
        putFile(first.path(), line + line.substr(0, 9));
        SideFile second(folder.path());
        QCOMPARE(second.messages().size(), std::size_t{1});
        second.setNote("b", {true, ""});
        VERIFY_RESULT(SideFile::append(second.path(), second.takePending()));
        const SideFile third(folder.path());
        QVERIFY(third.note("a").flagged && third.note("b").flagged);
    }

    void aFileOfOutdatedLinesIsWrittenAnew() {
        const TemporaryFolder folder;
        SideFile side(folder.path());
        side.setPixels(VocPixels::ZeroBased);
        for (int i = 0; i < 3000; ++i)
            side.setNote("a", {i % 2 == 0, std::to_string(i)});
        VERIFY_RESULT(SideFile::append(side.path(), side.takePending()));
        const auto before = std::filesystem::file_size(side.path());
        const SideFile again(folder.path());
        QCOMPARE(again.note("a").text, std::string("2999"));
        QVERIFY(std::filesystem::file_size(side.path()) < before / 100);
        QCOMPARE(SideFile(folder.path()).note("a").text, std::string("2999"));
        QCOMPARE(SideFile(folder.path()).pixels(), std::optional(VocPixels::ZeroBased));
    }

    void aFolderThatCannotBeWrittenIsAnError() {
        const auto written = SideFile::append("/proc/nothing/.boxwright.jsonl", "{}\n");
        QVERIFY(!written && written.error().kind == ErrorKind::WriteFailed);
        SideFile side("/proc/nothing");
        side.setNote("a", {true, ""});
        const std::string lines = side.takePending();
        side.givePendingBack(lines);
        QCOMPARE(side.takePending(), lines);
    }
};

QTEST_GUILESS_MAIN(TestSideFile)
#include "tst_side_file.moc"
