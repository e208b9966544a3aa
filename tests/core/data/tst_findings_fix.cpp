#include <algorithm>

#include <QTest>

#include "core/data/findings_fix.h"
#include "core/data/findings_inspect.h"
#include "core/data/voc_xml.h"
#include "tests/core/data/voc_folder.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

const XmlObject kCat{"cat", 20, 10, 60, 40};

/// A folder with every fixable finding; "clean" has none.
void makeFaulty(const VocFolder& folder) {
    for (unsigned i = 0; i < 12; ++i)
        folder.add("clean" + std::to_string(i), i + 1, {{"person", 20, 10, 60, 40}});
    folder.add("a", 50, {{"cat", 20, 10, 101, 40}, {"cat", 20, 10, 100, 40}, {"Person", 1, 1, 30, 30}});
    folder.edit("a", "<size>", "<path>/home/pi/a.png</path>\n\t<size>");
    folder.edit("a", "a.png</filename>", "b.png</filename>");
    folder.add("b", 51, {{"cat", 60, 10, 20, 40}, {"persn", 1, 1, 30, 30}, {" cat", 5, 5, 30, 30}});
    folder.edit("b", "<width>100</width>\n\t\t<height>60<", "<width>60</width>\n\t\t<height>100<");
    folder.add("c", 52, {kCat});
    folder.edit("c", "<width>100<", "<width><");
}

InspectionReport reportOn(const VocFolder& folder) {
    return inspect(*folder.open(), {}, {}, {}).value();
}

std::size_t fixableIn(const InspectionReport& report) {
    return static_cast<std::size_t>(
        std::count_if(report.findings.begin(), report.findings.end(), [](const auto& f) { return f.isFixable(); }));
}

std::map<std::string, std::string> bytesOfAll(const VocFolder& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "Annotations"))
        all[entry.path().string()] = bytesOf(entry.path());
    return all;
}

} // namespace

class TestFindingsFix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fixingSettlesEveryFixableFindingAndUndoBringsBackEveryByte() {
        const VocFolder folder;
        makeFaulty(folder);
        const auto before = bytesOfAll(folder);
        const InspectionReport report = reportOn(folder);
        QVERIFY(fixableIn(report) >= 9);
        const auto journal = folder.path() / "journal.cbor";
        const auto fixed = fixFindings(report.findings, journal, {}, {});
        VERIFY_RESULT(fixed);
        QVERIFY2(fixed->skipped.empty(), fixed->skipped.empty() ? "" : fixed->skipped.front().c_str());
        QCOMPARE(fixed->fixed, fixableIn(report));
        QCOMPARE(fixed->files, std::size_t(3));
        QCOMPARE(fixableIn(reportOn(folder)), std::size_t(0));
        const auto a = readVocXml(folder.xml("a"));
        VERIFY_RESULT(a);
        QCOMPARE(a->objects.size(), std::size_t(2)); // the repeated box is gone
        QCOMPARE(a->objects[0].boxInImage, (Box{20, 10, 100, 40}));
        QCOMPARE(a->objects[1].className, std::string("person"));
        QCOMPARE(a->fileName, std::string("a.png"));
        QCOMPARE(readVocXml(folder.xml("b"))->size, (ImageSize{100, 60}));
        const auto undone = undoFixes(journal);
        VERIFY_RESULT(undone);
        QCOMPARE(undone->files, std::size_t(3));
        QCOMPARE(bytesOfAll(folder), before);
    }

    void severalRepeatedBoxesOfOneFileGoAndTheOthersStay() {
        const VocFolder folder;
        folder.add("a", 1, {kCat, kCat, {"dog", 1, 1, 30, 30}, kCat, {"dog", 1, 1, 30, 30}, {"cow", 50, 10, 90, 50}});
        const auto fixed = fixFindings(reportOn(folder).findings, folder.path() / "journal.cbor", {}, {});
        VERIFY_RESULT(fixed);
        QCOMPARE(fixed->fixed, std::size_t(3));
        const auto rest = readVocXml(folder.xml("a"));
        VERIFY_RESULT(rest);
        QCOMPARE(rest->objects.size(), std::size_t(3));
        QCOMPARE(rest->objects[0].className, std::string("cat"));
        QCOMPARE(rest->objects[1].className, std::string("dog"));
        QCOMPARE(rest->objects[2].className, std::string("cow"));
    }

    void onlyTheGivenFindingsAreFixed() {
        const VocFolder folder;
        makeFaulty(folder);
        InspectionReport report = reportOn(folder);
        std::erase_if(report.findings, [](const Finding& f) { return f.kind != FindingKind::ForeignPath; });
        const auto fixed = fixFindings(report.findings, folder.path() / "journal.cbor", {}, {});
        VERIFY_RESULT(fixed);
        QCOMPARE(fixed->fixed, std::size_t(1));
        QVERIFY(!contains(bytesOf(folder.xml("a")), "<path>"));
        QVERIFY(contains(bytesOf(folder.xml("a")), "<xmax>101</xmax>"));
    }

    void aFileThatChangedSinceIsLeftAlone() {
        const VocFolder folder;
        makeFaulty(folder);
        const InspectionReport report = reportOn(folder);
        folder.edit("a", "<pose>Unspecified<", "<pose>Left<");
        const std::string edited = bytesOf(folder.xml("a"));
        const auto fixed = fixFindings(report.findings, folder.path() / "journal.cbor", {}, {});
        VERIFY_RESULT(fixed);
        QCOMPARE(bytesOf(folder.xml("a")), edited);
        QCOMPARE(fixed->skipped.size(), std::size_t(1));
        QVERIFY(contains(fixed->skipped[0], "a.xml"));
        QCOMPARE(fixed->files, std::size_t(2));
    }

    void undoLeavesAFileAloneThatWasEditedAfterTheFix() {
        const VocFolder folder;
        makeFaulty(folder);
        const std::string original = bytesOf(folder.xml("b"));
        const auto journal = folder.path() / "journal.cbor";
        VERIFY_RESULT(fixFindings(reportOn(folder).findings, journal, {}, {}));
        folder.edit("a", "<pose>Unspecified<", "<pose>Left<");
        const std::string edited = bytesOf(folder.xml("a"));
        const auto undone = undoFixes(journal);
        VERIFY_RESULT(undone);
        QCOMPARE(bytesOf(folder.xml("a")), edited);
        QCOMPARE(bytesOf(folder.xml("b")), original);
        QCOMPARE(undone->skipped.size(), std::size_t(1));
        QCOMPARE(undone->files, std::size_t(2));
    }

    void anExistingJournalIsNotOverwritten() {
        const VocFolder folder;
        makeFaulty(folder);
        const auto before = bytesOfAll(folder);
        putFile(folder.path() / "journal.cbor", "precious");
        const auto fixed = fixFindings(reportOn(folder).findings, folder.path() / "journal.cbor", {}, {});
        QVERIFY(!fixed && fixed.error().kind == ErrorKind::BadInput);
        QCOMPARE(bytesOfAll(folder), before);
        QCOMPARE(bytesOf(folder.path() / "journal.cbor"), std::string("precious"));
    }

    void aStopFixesNothingMore() {
        const VocFolder folder;
        makeFaulty(folder);
        const auto before = bytesOfAll(folder);
        std::stop_source stop;
        stop.request_stop();
        const auto fixed = fixFindings(reportOn(folder).findings, folder.path() / "journal.cbor", {}, stop.get_token());
        VERIFY_RESULT(fixed);
        QVERIFY(fixed->cancelled);
        QCOMPARE(bytesOfAll(folder), before);
        QCOMPARE(undoFixes(folder.path() / "journal.cbor")->files, std::size_t(0));
    }

    void withoutAFixableFindingThereIsNoJournal() {
        const VocFolder folder;
        folder.add("a", 1, {kCat});
        const auto fixed = fixFindings(reportOn(folder).findings, folder.path() / "journal.cbor", {}, {});
        VERIFY_RESULT(fixed);
        QCOMPARE(fixed->files, std::size_t(0));
        QVERIFY(!std::filesystem::exists(folder.path() / "journal.cbor"));
    }

    void whatIsNoJournalIsAnError() {
        const TemporaryFolder folder;
        putFile(folder / "text.cbor", "no journal");
        putFile(folder / "other.cbor", "\xA1\x61\x61\x01"); // {"a": 1}
        putFile(folder / "later.cbor", "\xA2\x66"           // {"format": "x", "files": []}
                                       "format\x61x\x65"
                                       "files\x80");
        for (const char* name : {"text.cbor", "other.cbor", "later.cbor", "absent.cbor"}) {
            const auto undone = undoFixes(folder / name);
            QVERIFY(!undone);
            QVERIFY(contains(undone.error().text(), name));
        }
    }
};

QTEST_GUILESS_MAIN(TestFindingsFix)
#include "tst_findings_fix.moc"
