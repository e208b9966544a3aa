#include "core/fetch/fetch_weights.h"

#include <future>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/fetch/cache_folder.h"
#include "tests/support/loopback_server.h"

using namespace boxwright;

/// Downloads from a server of this computer.
class TestFetchWeights : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    QByteArray m_body;
    PublishedWeights m_weights;
    FetchOptions m_options;
    std::stop_source m_stop;
    std::vector<FetchProgress> m_progress; ///< of the last fetch

    static QByteArray bytes(qsizetype count) {
        QByteArray body(count, '\0');
        for (qsizetype i = 0; i < count; ++i)
            body[i] = static_cast<char>((i * 7919 + i / 251) & 0xff);
        return body;
    }
    QString file() const { return m_folder->filePath("hub/net-0.pth"); }
    QString part() const { return file() + ".part"; }
    static void put(const QString& path, const QByteArray& content) {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    static QByteArray get(const QString& path) {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(no file)");
    }
    /// The server needs this thread's event loop, so the fetch gets its own thread.
    std::future<Result<std::filesystem::path>> start() {
        m_progress.clear();
        return std::async(std::launch::async, [this] {
            const auto note = [this](const FetchProgress& progress) { m_progress.push_back(progress); };
            return fetchWeights(m_weights, m_options, note, m_stop.get_token());
        });
    }
    Result<std::filesystem::path> finish(std::future<Result<std::filesystem::path>> fetch) {
        const auto ended = [&fetch] { return fetch.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
        if (!QTest::qWaitFor(ended, 30000))
            m_stop.request_stop();
        return fetch.get();
    }
    Result<std::filesystem::path> fetch() { return finish(start()); }
    static QString text(const Result<std::filesystem::path>& result) {
        return result ? "no error" : QString::fromStdString(result.error().text());
    }

private Q_SLOTS:
    void initTestCase() { m_body = bytes(3'000'000); }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<LoopbackServer>();
        m_server->files["/net-0.pth"] = m_body;
        m_weights = {};
        m_weights.fileName = "net-0.pth";
        m_weights.bytes = 3'000'000;
        m_weights.sha256Prefix =
            QCryptographicHash::hash(m_body, QCryptographicHash::Sha256).toHex().left(8).toStdString();
        m_options = {};
        m_options.folder = m_folder->filePath("hub").toStdString();
        m_options.server = m_server->url();
        m_options.retryDelay = std::chrono::milliseconds(1);
        m_stop = {};
    }

    void aWholeFileArrivesWithRisingProgress() {
        const auto result = fetch();
        QVERIFY2(result.has_value(), qPrintable(text(result)));
        QCOMPARE(QString::fromStdString(result->string()), file());
        QVERIFY(get(file()) == m_body);
        QVERIFY(!QFile::exists(part()));
        QVERIFY(m_progress.size() > 2);
        for (std::size_t i = 1; i < m_progress.size(); ++i)
            QVERIFY(m_progress[i].checking != m_progress[i - 1].checking ||
                    m_progress[i].bytes > m_progress[i - 1].bytes);
        QCOMPARE(m_progress.front().total, std::uint64_t{3'000'000});
        QVERIFY(m_progress.back().checking);
        QCOMPARE(m_progress.back().bytes, std::uint64_t{3'000'000});
    }

    void aRightFileThatIsThereNeedsNoConnection() {
        QVERIFY(fetch().has_value());
        m_server->requests.clear();
        QVERIFY(fetch().has_value());
        QVERIFY(m_server->requests.isEmpty());
    }

    void theSameBytesUnderTheFormerNameAreAccepted() {
        m_weights.formerName = "net-old.pth";
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        put(m_folder->filePath("hub/net-old.pth"), m_body);
        const auto result = fetch();
        QVERIFY2(result.has_value(), qPrintable(text(result)));
        QVERIFY(result->filename() == "net-old.pth");
        QVERIFY(m_server->requests.isEmpty());
    }

    void aWrongFileThatIsThereIsLeftAloneAndReplacedByForceOnly() {
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        put(file(), "my own weights");
        const auto refused = fetch();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
        QVERIFY2(text(refused).contains("not the published one"), qPrintable(text(refused)));
        QCOMPARE(get(file()), QByteArray("my own weights"));
        m_options.force = true;
        QVERIFY(fetch().has_value());
        QVERIFY(get(file()) == m_body);
    }

    void aPartGoesOnWhereItEnded() {
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        put(part(), m_body.left(1'000'000));
        QVERIFY(fetch().has_value());
        QCOMPARE(m_server->requests, QList<QByteArray>{"1000000-"});
        QVERIFY(get(file()) == m_body);
        QVERIFY(m_progress.front().bytes > 1'000'000);
        QCOMPARE(m_progress.front().total, std::uint64_t{3'000'000});
    }

    void aServerThatSendsNoPartsIsReadFromTheStart() {
        m_server->ranges = false;
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        put(part(), m_body.left(1'000'000));
        QVERIFY(fetch().has_value());
        QVERIFY(get(file()) == m_body);
        QCOMPARE(m_server->requests.size(), 1);
    }

    void aPartThatIsWholeIsOnlyChecked() {
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        put(part(), m_body);
        QVERIFY(fetch().has_value());
        QVERIFY(get(file()) == m_body);
        QCOMPARE(m_server->requests, QList<QByteArray>{"3000000-"});
    }

    void aPartOfAnotherFileIsFetchedAnew() {
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        put(part(), QByteArray(1'000'000, 'x'));
        QVERIFY(fetch().has_value());
        QVERIFY(get(file()) == m_body);
        QCOMPARE(m_server->requests, (QList<QByteArray>{"1000000-", ""}));
    }

    void anAnswerThatBeginsElsewhereIsRefused() {
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        put(part(), m_body.left(1'000'000));
        m_server->contentRange = "bytes 5-2999999/3000000";
        const auto result = fetch();
        QVERIFY2(text(result).contains("unexpected answer (HTTP 206)"), qPrintable(text(result)));
        QCOMPARE(get(part()).size(), 1'000'000);
    }

    void aWrongHashDeletesThePart() {
        m_server->files["/net-0.pth"][1'500'000] ^= 1;
        const auto result = fetch();
        QVERIFY2(text(result).contains("SHA-256") && text(result).contains("net-0.pth"), qPrintable(text(result)));
        QVERIFY(!QFile::exists(part()));
        QVERIFY(!QFile::exists(file()));
    }

    void aMissingFileIsASentenceWithTheAddress() {
        m_server->files.clear();
        const auto result = fetch();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::NotFound);
        QVERIFY(text(result).startsWith(QString::fromStdString(m_server->url() + "net-0.pth: ")));
        QVERIFY(text(result).contains("HTTP 404"));
        QCOMPARE(m_server->requests.size(), 1);
    }

    void aRefusalIsNotRetried() {
        m_server->status = "403 Forbidden";
        const auto result = fetch();
        QVERIFY2(text(result).contains("refuses to send the file (HTTP 403)"), qPrintable(text(result)));
        QCOMPARE(m_server->requests.size(), 1);
    }

    void aBusyServerIsAskedAgain() {
        m_server->status = "503 Busy";
        m_server->statusTimes = 2;
        QVERIFY(fetch().has_value());
        QCOMPARE(m_server->requests.size(), 3);
    }

    void aBusyServerIsGivenUpAfterTheRetries() {
        m_server->status = "503 Busy";
        m_options.retries = 2;
        const auto result = fetch();
        QVERIFY2(text(result).contains("cannot answer now (HTTP 503)"), qPrintable(text(result)));
        QCOMPARE(m_server->requests.size(), 3);
    }

    void aBrokenConnectionGoesOnWithTheRest() {
        m_server->cutAfter = 700'000;
        m_server->cutTimes = 3;
        m_options.retries = 1; // each time something new arrived
        const auto result = fetch();
        QVERIFY2(result.has_value(), qPrintable(text(result)));
        QVERIFY(get(file()) == m_body);
        QCOMPARE(m_server->requests, (QList<QByteArray>{"", "700000-", "1400000-", "2100000-"}));
        for (std::size_t i = 1; i < m_progress.size(); ++i)
            QVERIFY(m_progress[i].checking || m_progress[i].bytes > m_progress[i - 1].bytes);
    }

    void aConnectionThatAlwaysBreaksKeepsThePart() {
        m_server->ranges = false;
        m_server->cutAfter = 700'000;
        m_server->cutTimes = 1000;
        m_options.retries = 2;
        const auto result = fetch();
        QVERIFY2(text(result).contains("broke off"), qPrintable(text(result)));
        QCOMPARE(m_server->requests.size(), 3);
        QCOMPARE(get(part()).size(), 700'000);
        QVERIFY(!QFile::exists(file()));
    }

    void aStopKeepsThePartAndTheNextFetchGoesOn() {
        m_server->stallAfter = 900'000;
        auto running = start();
        QTRY_COMPARE(QFileInfo(part()).size(), 900'000);
        m_stop.request_stop(); // while it waits for the server
        const auto result = finish(std::move(running));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(get(part()).size(), 900'000);
        m_server->stallAfter = -1;
        m_stop = {};
        QVERIFY(fetch().has_value());
        QCOMPARE(m_server->requests, (QList<QByteArray>{"", "900000-"}));
    }

    void aFullDiskIsASentenceWithTheFile() {
        QVERIFY(QDir().mkpath(m_folder->filePath("hub")));
        QVERIFY(QFile::link("/dev/full", part()));
        const auto result = fetch();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::WriteFailed);
        QVERIFY2(text(result).contains("disk is full") && text(result).contains(part()), qPrintable(text(result)));
    }

    void aFolderThatCannotBeMadeIsASentence() {
        put(m_folder->filePath("hub"), "a file");
        const auto result = fetch();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::WriteFailed);
        QVERIFY2(text(result).contains("hub"), qPrintable(text(result)));
        QVERIFY(m_server->requests.isEmpty());
    }

    void aServerThatIsNotThereIsASentence() {
        m_options.server = "http://127.0.0.1:1/";
        const auto result = fetch();
        QVERIFY2(text(result).contains("no connection"), qPrintable(text(result)));
    }

    void onlyHttpsOrThisComputerIsAskedForWeights() {
        for (const char* server :
             {"http://example.com/", "ftp://127.0.0.1/", "file:///etc/", "http://127.0.0.1.evil.org"}) {
            m_options.server = server;
            const auto result = fetch();
            QVERIFY2(!result && result.error().kind == ErrorKind::Unsupported, server);
        }
    }

    void aMuchLargerFileIsRefusedBeforeItFillsTheDisk() {
        m_weights.bytes = 1'000'000;
        const auto result = fetch();
        QVERIFY2(text(result).contains("much larger"), qPrintable(text(result)));
        QCOMPARE(get(part()).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFetchWeights)
#include "tst_fetch_weights.moc"
