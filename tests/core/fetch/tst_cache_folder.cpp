#include "core/fetch/cache_folder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace boxwright;

class TestCacheFolder : public QObject {
    Q_OBJECT

    static PublishedWeights weights() {
        PublishedWeights result;
        result.fileName = "net-1.pth";
        result.formerName = "net-0.pth";
        return result;
    }
    static void put(const QString& path, int bytes) {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray(bytes, 'x'));
    }

private Q_SLOTS:
    void theFolderIsTheOneOfPyTorch_data() {
        QTest::addColumn<QByteArray>("torchHome");
        QTest::addColumn<QByteArray>("cacheHome");
        QTest::addColumn<QString>("folder");
        QTest::newRow("TORCH_HOME") << QByteArray("/t") << QByteArray("/x") << "/t/hub/checkpoints";
        QTest::newRow("XDG_CACHE_HOME") << QByteArray() << QByteArray("/x") << "/x/torch/hub/checkpoints";
        QTest::newRow("HOME") << QByteArray() << QByteArray() << "/h/.cache/torch/hub/checkpoints";
    }
    void theFolderIsTheOneOfPyTorch() {
        QFETCH(QByteArray, torchHome);
        QFETCH(QByteArray, cacheHome);
        QFETCH(QString, folder);
        qputenv("TORCH_HOME", torchHome);
        qputenv("XDG_CACHE_HOME", cacheHome);
        qputenv("HOME", "/h");
        QCOMPARE(QString::fromStdString(torchCacheFolder().string()), folder);
    }

    void tellsWhatIsThere() {
        using State = CachedWeights::State;
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QCOMPARE(cachedWeights(weights(), path).state, State::None);
        put(folder.filePath("net-1.pth.part"), 5);
        CachedWeights cached = cachedWeights(weights(), path);
        QCOMPARE(cached.state, State::Part);
        QCOMPARE(cached.bytes, std::uint64_t{5});
        QVERIFY(cached.file == path / "net-1.pth");
        put(folder.filePath("net-0.pth"), 7);
        cached = cachedWeights(weights(), path);
        QCOMPARE(cached.state, State::Here);
        QVERIFY(cached.file == path / "net-0.pth");
        put(folder.filePath("net-1.pth"), 9);
        cached = cachedWeights(weights(), path);
        QCOMPARE(cached.bytes, std::uint64_t{9});
        QVERIFY(cached.file == path / "net-1.pth");
    }

    void peopleWithoutConnectionAreToldAddressAndFolder() {
        const std::string text = whereToGet(weights(), "/cache");
        QVERIFY(text.find("https://download.pytorch.org/models/net-1.pth") != std::string::npos);
        QVERIFY(text.find("into /cache.") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCacheFolder)
#include "tst_cache_folder.moc"
