#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/mapped_file.h"

using namespace boxwright;

class TestMappedFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_path = m_folder.filePath("file").toStdString();

    void write(const std::string& bytes) { std::ofstream(m_path, std::ios::binary) << bytes; }
    static std::string textOf(const MappedFile& file) { return {file.bytes().begin(), file.bytes().end()}; }

private Q_SLOTS:
    void theBytesAreThoseOfTheFile() {
        write("some bytes");
        QCOMPARE(textOf(*MappedFile::open(m_path)), std::string("some bytes"));
    }

    void anEmptyFileHasNoBytes() {
        write("");
        QVERIFY(MappedFile::open(m_path)->bytes().empty());
    }

    void movingKeepsTheBytesWhereTheyAre() {
        write("first");
        MappedFile first = std::move(*MappedFile::open(m_path));
        const auto* place = first.bytes().data();
        const MappedFile second = std::move(first);
        QCOMPARE(second.bytes().data(), place);
        QVERIFY(first.bytes().empty());
    }

    void aFileThatIsReplacedKeepsItsOldBytesHere() {
        write("old");
        const auto file = MappedFile::open(m_path);
        std::ofstream(m_path.string() + ".new") << "new";
        std::filesystem::rename(m_path.string() + ".new", m_path);
        QCOMPARE(textOf(*file), std::string("old"));
    }

    void whatCannotBeMappedIsASentence() {
        QCOMPARE(MappedFile::open(m_path.string() + ".none").error().kind, ErrorKind::NotFound);
        QVERIFY(MappedFile::open(m_folder.path().toStdString()).error().message.find("folder") != std::string::npos);
        QVERIFY(MappedFile::open("/dev/null").error().message.find("device") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestMappedFile)
#include "tst_mapped_file.moc"
