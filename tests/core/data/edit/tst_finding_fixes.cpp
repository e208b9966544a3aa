#include "core/data/edit/finding_fixes.h"

#include <algorithm>

#include <QTest>

#include "core/data/findings_inspect.h"
#include "core/data/voc_xml.h"
#include "tests/core/data/voc_folder.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

void makeFaulty(const VocFolder& folder) {
    folder.add("a", 50, {{"cat", 20, 10, 101, 40}, {"cat", 20, 10, 100, 40}, {"dog", 1, 1, 30, 30}});
    folder.edit("a", "<size>", "<path>/home/pi/a.png</path>\n\t<size>");
    folder.add("b", 51, {{"cat", 60, 10, 20, 40}, {"dog", 1, 1, 30, 30}});
    folder.add("c", 52, {{"cat", 20, 10, 60, 40}});
}

std::vector<Finding> findingsOf(const VocFolder& folder) {
    return inspect(*folder.open(), {}, {}, {}).value().findings;
}

std::size_t fixable(const std::vector<Finding>& findings) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& finding) { return finding.isFixable(); }));
}

std::string bytesOfAll(const VocFolder& folder) {
    return bytesOf(folder.xml("a")) + bytesOf(folder.xml("b")) + bytesOf(folder.xml("c"));
}

std::shared_ptr<EditSession> sessionOf(const VocFolder& folder) {
    return std::make_shared<EditSession>(std::make_shared<const VocDataset>(folder.open().value()));
}

} // namespace

class TestFindingFixes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void correctionsAreOneStepThatUndoTakesBackToTheByte() {
        const VocFolder folder;
        makeFaulty(folder);
        const std::string before = bytesOfAll(folder);
        const std::vector<Finding> findings = findingsOf(folder);
        QVERIFY(fixable(findings) >= 4);
        const auto session = sessionOf(folder);
        FindingFixes fixes(*session, findings);
        while (!fixes.isComplete())
            fixes.advance(1);
        fixes.finish(0);
        QCOMPARE(fixes.fixedFindings(), fixable(findings));
        QCOMPARE(fixes.changedFiles(), std::size_t(2));
        QVERIFY2(fixes.skipped().empty(), fixes.skipped().empty() ? "" : fixes.skipped().front().c_str());
        QCOMPARE(session->undoCount(), std::size_t(1));
        QCOMPARE(bytesOfAll(folder), before); // saving is another's work
        VERIFY_RESULT(session->saveAll());
        QCOMPARE(fixable(findingsOf(folder)), std::size_t(0));
        QCOMPARE(readVocXml(folder.xml("a"))->objects.size(), std::size_t(2));
        QVERIFY(session->undo().has_value());
        VERIFY_RESULT(session->saveAll());
        QCOMPARE(bytesOfAll(folder), before);
    }

    void aFileThatIsBeingEditedIsLeftAloneAndNamed() {
        const VocFolder folder;
        makeFaulty(folder);
        const std::vector<Finding> findings = findingsOf(folder);
        const auto session = sessionOf(folder);
        VERIFY_RESULT(session->perform(EditKind::Resize, 1, [](EditTransaction& transaction) {
            return transaction.annotate(1, [](VocDocument& voc) { return voc.setBox(1, {2, 2, 31, 31}); });
        }));
        const std::uint64_t edited = session->document(1).textHash();
        FindingFixes fixes(*session, findings);
        fixes.advance(100);
        fixes.finish(0);
        QCOMPARE(session->document(1).textHash(), edited);
        QCOMPARE(fixes.changedFiles(), std::size_t(1));
        QCOMPARE(fixes.skipped().size(), std::size_t(1));
        QVERIFY(contains(fixes.skipped().front(), "b.xml"));
    }

    void cancellingTakesBackWhatWasDone() {
        const VocFolder folder;
        makeFaulty(folder);
        const auto session = sessionOf(folder);
        const std::uint64_t before = session->document(0).textHash();
        FindingFixes fixes(*session, findingsOf(folder));
        fixes.advance(1);
        QVERIFY(session->document(0).textHash() != before);
        fixes.cancel();
        QCOMPARE(session->document(0).textHash(), before);
        QVERIFY(!session->canUndo() && !session->hasUnsaved());
    }

    void aPreviewIsWhatCorrectingWillWrite() {
        const VocFolder folder;
        makeFaulty(folder);
        std::vector<Finding> ofA = findingsOf(folder);
        std::erase_if(ofA, [&](const Finding& finding) { return finding.file != folder.xml("a"); });
        const auto preview = previewFixes(ofA);
        VERIFY_RESULT(preview);
        QCOMPARE(preview->before, bytesOf(folder.xml("a")));
        QVERIFY(fixFindings(ofA, folder.path() / "journal.cbor", {}, {}).has_value());
        QCOMPARE(preview->after, bytesOf(folder.xml("a")));
        QVERIFY(preview->after != preview->before);
        QVERIFY(previewFixes(ofA).error().kind == ErrorKind::Conflict); // another file than was inspected
    }
};

QTEST_GUILESS_MAIN(TestFindingFixes)
#include "tst_finding_fixes.moc"
