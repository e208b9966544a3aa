#include "core/fetch/sha256.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace boxwright;

class TestSha256 : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const QByteArray& content) const {
        QFile out(m_folder.filePath("f"));
        out.open(QIODevice::WriteOnly);
        out.write(content);
        return m_folder.filePath("f").toStdString();
    }

private Q_SLOTS:
    void equalsTheStandardsExamples_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("hash");
        QTest::newRow("nothing") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    }
    void equalsTheStandardsExamples() {
        QFETCH(QByteArray, content);
        QFETCH(QString, hash);
        QCOMPARE(QString::fromStdString(sha256Of(file(content)).value_or("error")), hash);
    }

    void largeFilesAreReadInBlocksAndReported() {
        const QByteArray content(9'000'001, 'q');
        std::vector<std::uint64_t> done;
        const auto hash = sha256Of(file(content), {}, [&](std::uint64_t bytes) { done.push_back(bytes); });
        QCOMPARE(QByteArray::fromStdString(hash.value_or("error")),
                 QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        QCOMPARE(done.size(), std::size_t{3});
        QCOMPARE(done.back(), std::uint64_t{9'000'001});
    }

    void stopsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        const auto hash = sha256Of(file("abc"), stop.get_token());
        QVERIFY(!hash && hash.error().kind == ErrorKind::Cancelled);
    }

    void aMissingFileIsNotFound() {
        const auto hash = sha256Of(m_folder.filePath("none").toStdString());
        QVERIFY(!hash && hash.error().kind == ErrorKind::NotFound);
    }

    void aFolderIsUnreadable() {
        const auto hash = sha256Of(m_folder.path().toStdString());
        QVERIFY(!hash && hash.error().kind == ErrorKind::Unreadable);
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
