#include "core/fetch/part_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace boxwright;

class TestPartFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path at(const char* name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void appendsToWhatIsThere() {
        {
            auto file = PartFile::open(at("a.part"));
            QVERIFY(file.has_value());
            QVERIFY(file->append("abc", 3).has_value());
        }
        auto file = PartFile::open(at("a.part"));
        QCOMPARE(file->size(), std::uint64_t{3});
        QVERIFY(file->append("de", 2).has_value());
        QVERIFY(file->flush().has_value());
        QFile read(m_folder.filePath("a.part"));
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("abcde"));
    }

    void clearThrowsEverythingAway() {
        auto file = PartFile::open(at("b.part"));
        QVERIFY(file->append("abc", 3).has_value());
        QVERIFY(file->clear().has_value());
        QCOMPARE(file->size(), std::uint64_t{0});
        QCOMPARE(std::filesystem::file_size(at("b.part")), std::uintmax_t{0});
    }

    void aSecondWriterIsRefusedWhileTheFirstIsThere() {
        {
            const auto first = PartFile::open(at("c.part"));
            const auto second = PartFile::open(at("c.part"));
            QVERIFY(!second);
            QVERIFY(second.error().text().find("Another program") != std::string::npos);
        }
        QVERIFY(PartFile::open(at("c.part")).has_value());
    }

    void aFolderInTheWayIsASentence() {
        std::filesystem::create_directory(at("d.part"));
        const auto file = PartFile::open(at("d.part"));
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::WriteFailed);
        QVERIFY(file.error().text().find("d.part") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPartFile)
#include "tst_part_file.moc"
