#include <algorithm>
#include <cmath>
#include <limits>

#include "core/data/file_io.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

class TestFileIo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenBytesReadBackAndLeaveNoTemporaryFile() {
        const TemporaryFolder folder;
        const std::string bytes("a\0b\r\n\xff", 6);
        VERIFY_RESULT(writeFile(folder / "new/deep/file.bin", bytes));
        const auto read = readFile(folder / "new/deep/file.bin");
        VERIFY_RESULT(read);
        QCOMPARE(*read, bytes);
        const std::filesystem::directory_iterator entries(folder / "new/deep");
        QCOMPARE(std::distance(begin(entries), end(entries)), std::ptrdiff_t{1});
    }

    void aWriteThatFailsLeavesTheOldFile() {
        const TemporaryFolder folder;
        putFile(folder / "file.txt", "old");
        std::filesystem::create_directory(folder / "file.txt.part"); // the temporary name is taken by a folder
        const auto result = writeFile(folder / "file.txt", "new");
        QVERIFY(!result && result.error().kind == ErrorKind::WriteFailed);
        QCOMPARE(bytesOf(folder / "file.txt"), std::string("old"));
    }

    void missingFilesAndFoldersAreErrors() {
        const TemporaryFolder folder;
        QVERIFY(readFile(folder / "none").error().kind == ErrorKind::NotFound);
        QVERIFY(readFile(folder.path()).error().kind == ErrorKind::Unreadable);
    }

    void numbersAreShortAndExact() {
        QCOMPARE(numberText(12), std::string("12"));
        QCOMPARE(numberText(-0.5F), std::string("-0.5"));
        QCOMPARE(numberText(0.1F), std::string("0.1"));
        QCOMPARE(numberText(1e7F), std::string("10000000"));
        const float odd = std::nextafter(100.25F, 101.0F);
        QCOMPARE(std::stof(numberText(odd)), odd);
        QVERIFY(numberText(std::numeric_limits<float>::max()).find('e') == std::string::npos);
    }

    void textIsTrimmedOfBlanksOnly() {
        QCOMPARE(trimmed(" \t a b\r\n"), std::string_view("a b"));
        QCOMPARE(trimmed(" \n"), std::string_view());
    }

    void extensionsAreLowered() {
        QCOMPARE(lowerExtension("A.B.JPeG"), std::string(".jpeg"));
        QCOMPARE(lowerExtension("none"), std::string());
    }

    void aRewrittenFileKeepsItsPermissions() {
        const TemporaryFolder folder;
        putFile(folder / "a", "old");
        using std::filesystem::perms;
        const perms shared = perms::owner_read | perms::owner_write | perms::group_read | perms::group_write;
        std::filesystem::permissions(folder / "a", shared);
        VERIFY_RESULT(writeFile(folder / "a", "new"));
        QCOMPARE(bytesOf(folder / "a"), std::string("new"));
        QVERIFY(std::filesystem::status(folder / "a").permissions() == shared);
    }

    void numbersAreReadInTheCLocaleOnly() {
        QCOMPARE(finiteNumber("45.70").value(), 45.70);
        QCOMPARE(finiteNumber("+4.8e1").value(), 48.0);
        QCOMPARE(finiteNumber("371.").value(), 371.0);
        QCOMPARE(finiteNumber("-.5").value(), -0.5);
        for (const char* text : {"", " 1", "1 ", "1,5", "nan", "inf", "1e300", "0x10", "+-1", "12px", "++1"})
            QVERIFY2(!finiteNumber(text), text);
    }

    void extensionsAreLowerCaseAndAsPathsHaveThem() {
        for (const char* path :
             {"a.JPG", "a/b.c/d", "a/.png", "a.tar.gz", "a.", "..", "a/..", "", "a b/é.Webp", ".a.b"}) {
            std::string expected = std::filesystem::path(path).extension().string();
            std::transform(expected.begin(), expected.end(), expected.begin(),
                           [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter; });
            QCOMPARE(lowerExtension(path), expected);
        }
    }
};

QTEST_APPLESS_MAIN(TestFileIo)
#include "tst_file_io.moc"
