#include "ui/support/crash_handler.h"

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/app_state.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/main_window.h"
#include "ui/panels/notice_bar.h"
#include "ui/support/crash_reports.h"
#include "ui/support/recent_folders.h"

namespace boxwright {

namespace {

/// Until the stack is full, which is long before the depth is reached.
int recurse(int depth) {
    volatile char ballast[4096];
    ballast[depth % 4096] = static_cast<char>(depth);
    return depth > 1'000'000'000 ? 0 : recurse(depth + 1) + ballast[0];
}

/// Ends this process in the way that is named.
int crash(const QByteArray& how, const std::string& folder) {
    installCrashHandler(folder, "9.8.7");
    noteForCrash("/some/folder; train; first.jpg");
    noteForCrash("/some/folder; annotate; second.jpg");
    if (how == "wait") {
        std::puts("ready");
        std::fflush(stdout);
        while (std::getchar() != EOF)
            continue;
    } else if (how == "null") {
        volatile int* nowhere = nullptr;
        *nowhere = 1;
    } else if (how == "abort") {
        std::abort();
    } else if (how == "divide") {
        std::raise(SIGFPE);
    } else if (how == "overflow") {
        return recurse(0);
    } else if (how == "thread") {
        std::thread([]() { std::raise(SIGBUS); }).join();
    } else if (how == "throw") {
        std::thread([]() { throw std::runtime_error("nobody catches this"); }).join();
    }
    return 0;
}

} // namespace

class TestCrashHandler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void a_crash_leaves_a_report_and_ends_by_its_signal_data();
    void a_crash_leaves_a_report_and_ends_by_its_signal();
    void a_signal_from_outside_is_reported_too();
    void a_folder_that_cannot_be_written_changes_nothing();
    void a_report_is_told_of_once_and_kept();
    void old_reports_go();
    void the_next_start_says_so_and_offers_the_folder();

private:
    [[nodiscard]] QString report() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCrashHandler::initTestCase() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer reports crashes here");
#endif
}

void TestCrashHandler::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestCrashHandler::report() const {
    const QStringList names = QDir(m_folder->path()).entryList({QStringLiteral("unread-*.txt")});
    QFile file(m_folder->filePath(names.value(0)));
    return names.size() == 1 && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestCrashHandler::a_crash_leaves_a_report_and_ends_by_its_signal_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("line");
    QTest::newRow("null") << SIGSEGV << "SIGSEGV";
    QTest::newRow("abort") << SIGABRT << "SIGABRT";
    QTest::newRow("divide") << SIGFPE << "SIGFPE";
    QTest::newRow("overflow") << SIGSEGV << "SIGSEGV";
    QTest::newRow("thread") << SIGBUS << "SIGBUS";
    QTest::newRow("throw") << SIGABRT << "Exception: nobody catches this";
}

void TestCrashHandler::a_crash_leaves_a_report_and_ends_by_its_signal() {
    QFETCH(int, signal);
    QFETCH(QString, line);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--crash"), QLatin1String(QTest::currentDataTag()), m_folder->path()});
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QCOMPARE(child.exitCode(), signal);
    const QString text = report();
    QVERIFY2(text.contains(line), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("Version: 9.8.7\n")));
    QVERIFY(text.contains(QStringLiteral("Open: /some/folder; annotate; second.jpg\n")));
    QVERIFY(text.contains(QStringLiteral("Process: %1\n").arg(child.processId())) || child.processId() == 0);
    const QString today = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd"));
    QVERIFY2(text.contains(QStringLiteral("Time: ") + today), qPrintable(text));
    QVERIFY(text.section(QStringLiteral("Backtrace:\n"), 1).count(QLatin1Char('\n')) > 2);
}

void TestCrashHandler::a_signal_from_outside_is_reported_too() {
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--crash"), QStringLiteral("wait"), m_folder->path()});
    QVERIFY(child.waitForReadyRead(30000));
    QCOMPARE(::kill(static_cast<pid_t>(child.processId()), SIGSEGV), 0);
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QCOMPARE(child.exitCode(), SIGSEGV);
    QVERIFY(report().contains(QStringLiteral("SIGSEGV")));
}

void TestCrashHandler::a_folder_that_cannot_be_written_changes_nothing() {
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--crash"), QStringLiteral("abort"), QStringLiteral("/proc/no/such/folder")});
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QCOMPARE(child.exitCode(), SIGABRT);
}

void TestCrashHandler::a_report_is_told_of_once_and_kept() {
    QVERIFY(takeCrashReport(m_folder->filePath(QStringLiteral("not there"))).isEmpty());
    test::writeText(m_folder->filePath(QStringLiteral("unread-12.txt")), "what happened");
    const QString told = takeCrashReport(m_folder->path());
    QVERIFY(QFileInfo(told).isFile());
    QVERIFY(QFileInfo(told).fileName().startsWith(QStringLiteral("crash-")));
    QVERIFY(told.endsWith(QStringLiteral("-12.txt")));
    QVERIFY(takeCrashReport(m_folder->path()).isEmpty());
    QVERIFY(QFileInfo(told).isFile());
}

void TestCrashHandler::old_reports_go() {
    for (int year = 1990; year < 2020; ++year)
        test::writeText(m_folder->filePath(QStringLiteral("crash-%1-01-01_000000-1.txt").arg(year)), "old");
    test::writeText(m_folder->filePath(QStringLiteral("unread-12.txt")), "new");
    const QString told = takeCrashReport(m_folder->path());
    const QStringList left = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(left.size(), 20);
    QVERIFY(left.contains(QFileInfo(told).fileName()));
    QVERIFY(left.front().startsWith(QStringLiteral("crash-2001")));
}

void TestCrashHandler::the_next_start_says_so_and_offers_the_folder() {
    const test::TestSettings settings;
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    const QString data = m_folder->filePath(QStringLiteral("tiny"));
    const QString root = data + QStringLiteral("/VOCdevkit/VOC2012"); // what was opened is above it
    test::makeTinyDataset(root);
    test::writeText(root + QStringLiteral("/.boxwright-journal"), "{}\n");
    addRecentFolder(data);
    test::writeText(m_folder->filePath(QStringLiteral("crash.txt")), "Signal: 11");
    AppState state;
    MainWindow window(&state);
    window.tellAboutCrash(m_folder->filePath(QStringLiteral("crash.txt")));
    window.show();
    NoticeBar* bar = nullptr;
    for (auto* one : window.findChildren<NoticeBar*>())
        if (one->text().contains(QStringLiteral("ended unexpectedly")))
            bar = one;
    QVERIFY(bar && bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("not saved are kept")));
    const auto press = [bar](const QString& text) {
        for (auto* button : bar->findChildren<QPushButton*>())
            if (button->text() == text)
                button->click();
    };
    press(QStringLiteral("Show Report"));
    const auto* dialog = window.findChild<ReportDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("Signal: 11"));
    QVERIFY(bar->isVisible());
    press(QStringLiteral("Open “tiny” Again"));
    QVERIFY(!bar->isVisible());
    QTRY_VERIFY(state.dataset());
}

} // namespace boxwright

int main(int argc, char** argv) {
    if (argc == 4 && QByteArray(argv[1]) == "--crash")
        return boxwright::crash(argv[2], argv[3]);
    QApplication application(argc, argv);
    boxwright::TestCrashHandler test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash_handler.moc"
