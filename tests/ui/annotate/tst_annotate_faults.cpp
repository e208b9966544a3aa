// Faults of the disk and of the clock: the edit is kept, a sentence is shown, no file is cut short or overwritten.
#include <csignal>
#include <filesystem>

#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/tiny_dataset.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace fs = std::filesystem;

namespace {

constexpr int retriedMs = 8000;
constexpr Box drawn{1, 2, 11, 12};

/// While it lives, no file of this process grows beyond so many bytes, as if the disk were full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

/// Mounts something on a folder, where that is allowed, until its end.
class Mount {
public:
    Mount(const QString& folder, const QStringList& arguments)
        : m_folder(folder)
        , m_mounted(QProcess::execute(QStringLiteral("mount"), arguments + QStringList{folder}) == 0) {}
    ~Mount() { release(); }
    Mount(const Mount&) = delete;
    Mount& operator=(const Mount&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    void release() {
        if (std::exchange(m_mounted, false))
            QProcess::execute(QStringLiteral("umount"), {m_folder});
    }

private:
    QString m_folder;
    bool m_mounted;
};

} // namespace

class TestAnnotateFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void a_full_disk();
    void a_full_disk_for_notes_too();
    void a_small_disk_that_is_full();
    void a_folder_that_cannot_be_written();
    void a_folder_that_is_taken_away_while_it_is_open();
    void an_annotation_file_that_is_locked();
    void a_protected_annotation_file_stays_protected();
    void a_clock_that_jumps_between_edits_data();
    void a_clock_that_jumps_between_edits();
    void a_change_by_another_program_that_no_clock_shows();
    void the_journal_does_not_ask_the_clock();
    void a_full_disk_leaves_no_half_line_in_the_journal();

private:
    void open(const QString& folder);
    [[nodiscard]] QString path(const char* name) const { return m_data + QLatin1Char('/') + QLatin1String(name); }
    [[nodiscard]] QByteArray bytesOf(const char* name) const;
    /// Draws, and waits for the sentence that says why it is not saved.
    void drawAndFail();
    void expectSaved();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data; ///< of the data set
    std::unique_ptr<AnnotateController> m_controller;
};

void TestAnnotateFaults::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = m_folder->filePath(QStringLiteral("tiny"));
    test::makeTinyDataset(m_data);
}

void TestAnnotateFaults::cleanup() {
    m_controller.reset();
}

void TestAnnotateFaults::open(const QString& folder) {
    auto dataset = std::make_shared<OpenDataset>();
    dataset->dataset = VocDataset::open(toPath(folder)).value();
    dataset->classes = dataset->dataset.scanClasses();
    m_controller = std::make_unique<AnnotateController>();
    m_controller->setDataset(dataset);
    m_controller->setImage(0, {40, 30});
    static_cast<void>(m_controller->objects()); // read now, as when they are shown
}

QByteArray TestAnnotateFaults::bytesOf(const char* name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAnnotateFaults::drawAndFail() {
    const QByteArray before = bytesOf("Annotations/a.xml");
    QSignalSpy problems(m_controller.get(), &AnnotateController::problem);
    m_controller->draw(drawn);
    QVERIFY(problems.wait());
    const QString sentence = problems.front().front().toString();
    QVERIFY2(sentence.endsWith(QLatin1Char('.')) && sentence.contains(m_data), qPrintable(sentence));
    QCOMPARE(m_controller->saver().state(), AutoSaver::State::Failed);
    QCOMPARE(m_controller->objects().back().boxInImage, drawn);
    QCOMPARE(bytesOf("Annotations/a.xml"), before);
    QVERIFY(!QFile::exists(path("Annotations/a.xml.part")));
}

void TestAnnotateFaults::expectSaved() {
    QTRY_COMPARE_WITH_TIMEOUT(m_controller->saver().state(), AutoSaver::State::Saved, retriedMs);
    QVERIFY(bytesOf("Annotations/a.xml").contains("<xmax>11</xmax>"));
    QVERIFY(bytesOf("Annotations/a.xml").endsWith("</annotation>"));
    QVERIFY(!QFile::exists(path(".boxwright-journal")));
}

void TestAnnotateFaults::a_full_disk() {
    open(m_data);
    {
        const FullDisk full(64);
        drawAndFail();
    }
    expectSaved();
}

void TestAnnotateFaults::a_full_disk_for_notes_too() {
    open(m_data);
    m_controller->setNoteText("the first");
    m_controller->saver().saveNow();
    const QByteArray before = bytesOf(".boxwright.jsonl");
    QVERIFY(before.contains("the first"));
    {
        const FullDisk full(static_cast<rlim_t>(before.size()) + 9);
        QSignalSpy problems(m_controller.get(), &AnnotateController::problem);
        m_controller->setNoteText("the second");
        QVERIFY(problems.wait());
        QVERIFY(bytesOf(".boxwright.jsonl").startsWith(before));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_controller->saver().state(), AutoSaver::State::Saved, retriedMs);
    open(m_data);
    QCOMPARE(m_controller->session()->note(0).text, std::string("the second"));
}

void TestAnnotateFaults::a_small_disk_that_is_full() {
    const QString disk = m_folder->filePath(QStringLiteral("disk"));
    QVERIFY(QDir().mkpath(disk));
    const Mount mount(disk, {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                             QStringLiteral("size=512k"), QStringLiteral("none")});
    if (!mount.isMounted())
        QSKIP("needs the right to mount");
    m_data = disk + QStringLiteral("/tiny");
    test::makeTinyDataset(m_data);
    open(m_data);
    const QString filler = disk + QStringLiteral("/filler");
    test::writeText(filler, QByteArray(1 << 20, 'x'));
    drawAndFail();
    QVERIFY(QFile::remove(filler));
    expectSaved();
    m_controller.reset();
}

void TestAnnotateFaults::a_folder_that_cannot_be_written() {
    Mount bound(m_data, {QStringLiteral("--bind"), m_data});
    if (!bound.isMounted() ||
        QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-o"), QStringLiteral("remount,bind,ro"), m_data}))
        QSKIP("needs the right to mount");
    open(m_data);
    QVERIFY(m_controller->isEditable());
    drawAndFail();
    QCOMPARE(
        QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-o"), QStringLiteral("remount,bind,rw"), m_data}),
        0);
    expectSaved();
    m_controller.reset();
}

void TestAnnotateFaults::a_folder_that_is_taken_away_while_it_is_open() {
    open(m_data);
    const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere"));
    QVERIFY(QDir().rename(m_data, elsewhere));
    QSignalSpy problems(m_controller.get(), &AnnotateController::problem);
    m_controller->draw(drawn);
    QVERIFY(problems.wait());
    QVERIFY(!QFile::exists(m_data)); // and not made anew
    QCOMPARE(m_controller->objects().back().boxInImage, drawn);
    m_controller->setImage(2, {40, 30}); // one without annotation file
    m_controller->setNoteText("seen");
    m_controller->saver().saveNow();
    QVERIFY(!QFile::exists(m_data));
    QVERIFY(QDir().rename(elsewhere, m_data));
    expectSaved();
    open(m_data);
    QCOMPARE(m_controller->session()->note(2).text, std::string("seen"));
}

void TestAnnotateFaults::an_annotation_file_that_is_locked() {
    open(m_data);
    const QString file = path("Annotations/a.xml");
    if (QProcess::execute(QStringLiteral("chattr"), {QStringLiteral("+i"), file}) != 0)
        QSKIP("needs a file system with locked files, and the right to lock them");
    drawAndFail();
    QCOMPARE(QProcess::execute(QStringLiteral("chattr"), {QStringLiteral("-i"), file}), 0);
    expectSaved();
}

/// As files are that were copied from a read-only disk: the folder decides what may be saved in it.
void TestAnnotateFaults::a_protected_annotation_file_stays_protected() {
    open(m_data);
    const fs::path file = toPath(path("Annotations/a.xml"));
    fs::permissions(file, fs::perms::owner_read);
    m_controller->draw(drawn);
    expectSaved();
    QCOMPARE(static_cast<int>(fs::status(file).permissions()), static_cast<int>(fs::perms::owner_read));
}

void TestAnnotateFaults::a_clock_that_jumps_between_edits_data() {
    QTest::addColumn<int>("hours");
    QTest::newRow("back an hour") << -1;
    QTest::newRow("to before 1970") << -24 * 365 * 80;
    QTest::newRow("ahead by years") << 24 * 365 * 20;
}

void TestAnnotateFaults::a_clock_that_jumps_between_edits() {
    QFETCH(int, hours);
    open(m_data);
    QSignalSpy conflicts(m_controller.get(), &AnnotateController::conflict);
    for (int edit = 0; edit < 3; ++edit) {
        const auto x = static_cast<float>(edit);
        m_controller->draw({1 + x, 2, 21 + x, 22});
        QTRY_COMPARE(m_controller->saver().state(), AutoSaver::State::Saved);
        const fs::path file = toPath(path("Annotations/a.xml"));
        fs::last_write_time(file, fs::last_write_time(file) + std::chrono::hours(edit == 1 ? -hours : hours));
        m_controller->checkDisk();
    }
    QVERIFY(conflicts.isEmpty());
    QCOMPARE(m_controller->objects().size(), std::size_t(5));
    m_controller->undo();
    QTRY_COMPARE(m_controller->saver().state(), AutoSaver::State::Saved);
    open(m_data);
    QCOMPARE(m_controller->objects().size(), std::size_t(4));
}

void TestAnnotateFaults::a_change_by_another_program_that_no_clock_shows() {
    open(m_data);
    const fs::path file = toPath(path("Annotations/a.xml"));
    const auto time = fs::last_write_time(file);
    QByteArray other = bytesOf("Annotations/a.xml");
    other.replace("cat", "cow"); // as long as before
    test::writeText(path("Annotations/a.xml"), other);
    fs::last_write_time(file, time);
    QSignalSpy conflicts(m_controller.get(), &AnnotateController::conflict);
    m_controller->draw(drawn);
    QVERIFY(conflicts.wait());
    QCOMPARE(bytesOf("Annotations/a.xml"), other);
    QCOMPARE(m_controller->objects().back().boxInImage, drawn);
}

void TestAnnotateFaults::the_journal_does_not_ask_the_clock() {
    const fs::path file = toPath(path("Annotations/a.xml"));
    QByteArray journal;
    open(m_data);
    m_controller->draw(drawn);
    journal = bytesOf(".boxwright-journal");
    QVERIFY(!journal.isEmpty());
    const QByteArray before = bytesOf("Annotations/a.xml"); // not saved yet
    m_controller.reset();
    test::writeText(path("Annotations/a.xml"), before); // as a crash would leave it
    test::writeText(path(".boxwright-journal"), journal);
    fs::last_write_time(file, fs::last_write_time(file) + std::chrono::hours(24 * 365));
    open(m_data);
    QVERIFY(m_controller->session()->restoredEdits() > 0);
    QCOMPARE(m_controller->objects().back().boxInImage, drawn);
    expectSaved();
}

void TestAnnotateFaults::a_full_disk_leaves_no_half_line_in_the_journal() {
    open(m_data);
    const FullDisk full(64);
    m_controller->draw(drawn);
    const QByteArray journal = bytesOf(".boxwright-journal");
    QVERIFY2(journal.isEmpty() || journal.endsWith('\n'), journal.constData());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAnnotateFaults)
#include "tst_annotate_faults.moc"
