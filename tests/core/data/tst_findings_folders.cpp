#include <algorithm>

#include <QTest>

#include "core/data/findings_folders.h"
#include "core/data/findings_inspect.h"
#include "tests/core/data/voc_folder.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

const XmlObject kCat{"cat", 20, 10, 60, 40};

std::vector<Finding> ofKind(const std::vector<Finding>& findings, FindingKind kind) {
    std::vector<Finding> found;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
                 [&](const Finding& finding) { return finding.kind == kind; });
    return found;
}

} // namespace

class TestFindingsFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesThatDoNotFitAreNamed() {
        const VocFolder folder;
        folder.add("a", 1, {kCat});
        folder.add("b", 2, {kCat});
        folder.addXml("alone", {kCat});
        putFile(folder.path() / "Annotations/a.xml.xml", bytesOf(folder.xml("a")));
        VERIFY_RESULT(writeImage(folder.path() / "JPEGImages/b.jpg", RgbImage(30, 20)));
        putFile(folder.split("train"), "a\na\nmissing\n");
        const auto dataset = folder.open();
        VERIFY_RESULT(dataset);
        const auto findings = inspectFolders(*dataset);
        const auto orphans = ofKind(findings, FindingKind::AnnotationOrphan);
        QCOMPARE(orphans.size(), std::size_t(1));
        QCOMPARE(orphans[0].file, folder.xml("alone"));
        QCOMPARE(ofKind(findings, FindingKind::AnnotationDoubled).size(), std::size_t(1));
        QCOMPARE(ofKind(findings, FindingKind::ImageSameStem).size(), std::size_t(1));
        QCOMPARE(ofKind(findings, FindingKind::SplitRepeated).size(), std::size_t(1));
        const auto missing = ofKind(findings, FindingKind::SplitMissingImage);
        QCOMPARE(missing.size(), std::size_t(1));
        QCOMPARE(missing[0].file, folder.split("train"));
        QVERIFY(contains(missing[0].sentence, "missing"));
        const auto unlisted = ofKind(findings, FindingKind::SplitNone);
        QCOMPARE(unlisted.size(), std::size_t(1));
        QVERIFY(contains(unlisted[0].sentence, ": 2;"));
    }

    void anImageInTwoSplitsIsALeakUnlessOneContainsTheOther() {
        const VocFolder folder;
        for (const char* id : {"a", "b", "c"})
            folder.add(id, static_cast<unsigned>(id[0]), {kCat});
        putFile(folder.split("train"), "a\nb\n");
        putFile(folder.split("trainval"), "a\nb\nc\n");
        putFile(folder.split("val"), "c\n");
        VERIFY_RESULT(folder.open());
        QCOMPARE(findLeaks(*folder.open(), {}).size(), std::size_t(0));
        putFile(folder.split("val"), "b\nc\n");
        const auto leaks = findLeaks(*folder.open(), {});
        QCOMPARE(leaks.size(), std::size_t(1));
        QCOMPARE(leaks[0].imageId, std::string("b"));
        QVERIFY(contains(leaks[0].sentence, "\"train\"") && contains(leaks[0].sentence, "\"val\""));
    }

    void aCopyAndALookAlikeInAnotherSplitAreLeaks() {
        const VocFolder folder;
        for (const char* id : {"a", "b", "c"})
            folder.add(id, static_cast<unsigned>(id[0]), {kCat});
        folder.addXml("copy", {kCat});
        putFile(folder.image("copy"), bytesOf(folder.image("a")));
        folder.addPicture("larger", 'b', {150, 90});
        folder.addXml("larger", {kCat}, {150, 90});
        putFile(folder.split("train"), "a\nb\n");
        putFile(folder.split("val"), "c\ncopy\nlarger\n");
        const auto dataset = folder.open();
        VERIFY_RESULT(dataset);
        const auto report = inspect(*dataset, {}, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->duplicates.size(), std::size_t(2));
        QCOMPARE(ofKind(report->findings, FindingKind::ImageDuplicate).size(), std::size_t(1));
        QCOMPARE(ofKind(report->findings, FindingKind::ImageNearDuplicate).size(), std::size_t(1));
        const auto leaks = ofKind(report->findings, FindingKind::SplitLeak);
        QCOMPARE(leaks.size(), std::size_t(2));
        QCOMPARE(leaks[0].imageId, std::string("copy"));
        QVERIFY(contains(leaks[0].sentence, "same bytes as \"a\""));
        QCOMPARE(leaks[1].imageId, std::string("larger"));
    }

    void aClassThatIsOnlyValidatedIsNamed() {
        const VocFolder folder;
        folder.add("a", 1, {kCat});
        folder.add("b", 2, {kCat, {"dog", 10, 10, 50, 50}});
        putFile(folder.split("train"), "a\n");
        putFile(folder.split("val"), "b\n");
        const auto report = inspect(*folder.open(), {}, {}, {});
        VERIFY_RESULT(report);
        const auto found = ofKind(report->findings, FindingKind::ClassNotTrained);
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(contains(found[0].sentence, "\"dog\""));
    }
};

QTEST_GUILESS_MAIN(TestFindingsFolders)
#include "tst_findings_folders.moc"
