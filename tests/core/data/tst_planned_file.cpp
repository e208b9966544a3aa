#include "core/data/planned_file.h"

#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

class TestPlannedFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindWritesAndReplaces() {
        const TemporaryFolder folder;
        putFile(folder / "source", "bytes");
        putFile(folder / "empty", "");
        const PlannedFiles files{plannedText(folder / "text", "words"),
                                 plannedStream(folder / "stream", [](std::ostream& out) { out << 7; }),
                                 plannedCopy(folder / "copy", folder / "source"),
                                 plannedCopy(folder / "copy of nothing", folder / "empty"),
                                 plannedLink(folder / "link", folder / "source")};
        for (int round = 0; round < 2; ++round)
            for (const PlannedFile& file : files)
                VERIFY_RESULT(file.write(file.path));
        QCOMPARE(bytesOf(folder / "text"), std::string("words"));
        QCOMPARE(bytesOf(folder / "stream"), std::string("7"));
        QCOMPARE(bytesOf(folder / "copy"), std::string("bytes"));
        QVERIFY(fs::exists(folder / "copy of nothing") && fs::file_size(folder / "copy of nothing") == 0);
        QVERIFY(fs::is_symlink(folder / "link"));
        QCOMPARE(bytesOf(folder / "link"), std::string("bytes"));
    }

    void aSourceThatIsGoneIsAnError() {
        const TemporaryFolder folder;
        const auto copied = plannedCopy(folder / "copy", folder / "gone").write(folder / "copy");
        QVERIFY(!copied && contains(copied.error().file, "gone"));
        QVERIFY(!fs::exists(folder / "copy"));
        QVERIFY(!plannedLink(folder / "no/link", folder / "gone").write(folder / "no/link"));
    }

    void whatIsThereIsNamedAndCounted() {
        const TemporaryFolder folder;
        putFile(folder / "b", "");
        fs::create_symlink("nowhere", folder / "c"); // a dangling link is there too
        const PlannedFiles files{plannedText(folder / "a", ""), plannedText(folder / "b", ""),
                                 plannedText(folder / "c", "")};
        const auto result = checkNoneExists(files);
        QVERIFY(!result && result.error().kind == ErrorKind::Conflict);
        QCOMPARE(result.error().file, (folder / "b").string());
        QVERIFY(contains(result.error().message, "1 more"));
        VERIFY_RESULT(checkNoneExists({files[0]}));
    }
};

QTEST_APPLESS_MAIN(TestPlannedFile)
#include "tst_planned_file.moc"
