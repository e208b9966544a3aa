#include "ui/annotate/folder_lock.h"

#include <cstdio>
#include <functional>

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/app_state.h"
#include "ui/panels/inline_notice.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

/// Names, times and bytes of all files of the folder, but the lock.
QString stateOf(const QString& folder) {
    QString state;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.fileName().endsWith(QStringLiteral("-lock")) && file.open(QIODevice::ReadOnly))
            state += file.fileName() + QFileInfo(file).lastModified().toString(Qt::ISODateWithMs) +
                     QString::fromLatin1(file.readAll().toHex());
    }
    return state;
}

} // namespace

/// Two programs on one folder; the other one is this test, started with --hold.
class TestFolderLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void the_second_program_looks_on_and_writes_nothing();
    void every_try_to_edit_is_answered_data();
    void every_try_to_edit_is_answered();
    void when_the_first_has_closed_the_folder_can_be_edited();
    void the_lock_of_a_killed_program_is_taken_over();
    void what_the_other_one_saves_is_seen();
    void a_journal_of_the_other_one_is_left_alone();
    void the_same_folder_opened_again_keeps_its_lock();
    void a_folder_without_room_for_a_lock_is_edited_as_ever();
    void the_window_says_who_has_the_folder_and_tries_again();

private:
    void startOther();
    void open(AnnotateController& controller);
    [[nodiscard]] QString lockFile() const { return m_folder->filePath(QStringLiteral(".boxwright-lock")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_other;
};

void TestFolderLock::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
}

void TestFolderLock::cleanup() {
    if (m_other) {
        m_other->kill();
        m_other->waitForFinished();
    }
    m_other.reset();
}

void TestFolderLock::startOther() {
    m_other = std::make_unique<QProcess>();
    m_other->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), m_folder->path()});
    QVERIFY(m_other->waitForReadyRead(30000));
    QCOMPARE(m_other->readAllStandardOutput().trimmed(), QByteArray("held"));
}

void TestFolderLock::open(AnnotateController& controller) {
    auto dataset = std::make_shared<OpenDataset>();
    dataset->dataset = VocDataset::open(toPath(m_folder->path())).value();
    dataset->classes = dataset->dataset.scanClasses();
    controller.setDataset(dataset);
    controller.setImage(0, {40, 30});
}

void TestFolderLock::the_second_program_looks_on_and_writes_nothing() {
    startOther();
    const QString before = stateOf(m_folder->path());
    {
        AnnotateController controller;
        open(controller);
        QVERIFY(controller.lock()->isTaken());
        QVERIFY(controller.lock()->holder().contains(QString::number(m_other->processId())));
        QVERIFY(!controller.isEditable());
        QCOMPARE(controller.objects().size(), std::size_t(2));
        controller.draw({1, 2, 11, 12});
        controller.saver().saveNow();
    }
    QCOMPARE(stateOf(m_folder->path()), before);
    QVERIFY(QFileInfo::exists(lockFile()));
}

void TestFolderLock::every_try_to_edit_is_answered_data() {
    using Try = std::function<void(AnnotateController&)>;
    QTest::addColumn<Try>("attempt");
    const auto row = [](const char* name, const Try& attempt) { QTest::newRow(name) << attempt; };
    row("drawing", [](auto& c) { c.draw({1, 2, 11, 12}); });
    row("moving", [](auto& c) { c.nudge(1, 0); });
    row("resizing", [](auto& c) { c.nudgeSides(RightSide, 1, 0); });
    row("deleting a box", [](auto& c) { c.removeSelected(); });
    row("duplicating", [](auto& c) { c.duplicateSelected(); });
    row("another class", [](auto& c) { c.chooseClass("dog"); });
    row("a class that is new", [](auto& c) { c.chooseClass("cow"); });
    row("a flag of a box", [](auto& c) { c.toggleFlag(ObjectFlag::Difficult); });
    row("a pose", [](auto& c) { c.setSelectedPose("Left"); });
    row("verifying", [](auto& c) { c.toggleVerified(); });
    row("flagging the image", [](auto& c) { c.toggleFlagged(); });
    row("a note", [](auto& c) { c.setNoteText("look again"); });
    row("a colour", [](auto& c) { c.setClassColor("cat", Qt::red); });
    row("deleting the image", [](auto& c) { c.deleteImage(); });
    row("copying from the image before", [](auto& c) { c.copyFrom(1); });
    row("proposals", [](auto& c) {
        ProposalController proposals(&c, {});
        proposals.propose({0});
    });
    row("proposals from Detect", [](auto& c) {
        ProposalController proposals(&c, {});
        proposals.take({{0, std::make_shared<const ProposalSet>()}}, 0.5F);
    });
}

void TestFolderLock::every_try_to_edit_is_answered() {
    QFETCH(std::function<void(AnnotateController&)>, attempt);
    startOther();
    const QString before = stateOf(m_folder->path());
    AnnotateController controller;
    open(controller);
    controller.select({0});
    QSignalSpy problems(&controller, &AnnotateController::problem);
    attempt(controller);
    QCOMPARE(problems.size(), 1);
    const QString sentence = problems.front().front().toString();
    QVERIFY2(sentence.contains(QString::number(m_other->processId())), qPrintable(sentence));
    QVERIFY(!controller.session()->hasUnsaved());
    QCOMPARE(stateOf(m_folder->path()), before);
}

void TestFolderLock::when_the_first_has_closed_the_folder_can_be_edited() {
    startOther();
    AnnotateController controller;
    open(controller);
    QVERIFY(controller.lock()->isTaken());
    m_other->closeWriteChannel(); // it ends properly
    QVERIFY(m_other->waitForFinished());
    QVERIFY(!QFileInfo::exists(lockFile()));
    open(controller); // Try Again
    QVERIFY(controller.isEditable());
    QSignalSpy saved(&controller.saver(), &AutoSaver::saved);
    controller.draw({1, 2, 11, 12});
    QVERIFY(saved.wait());
}

void TestFolderLock::the_lock_of_a_killed_program_is_taken_over() {
    startOther();
    m_other->kill();
    QVERIFY(m_other->waitForFinished());
    QVERIFY(QFileInfo::exists(lockFile())); // it is still there
    AnnotateController controller;
    open(controller);
    QVERIFY(!controller.lock()->isTaken());
    QVERIFY(controller.isEditable());
}

void TestFolderLock::what_the_other_one_saves_is_seen() {
    startOther();
    AnnotateController controller;
    open(controller);
    test::writeText(m_folder->filePath(QStringLiteral("Annotations/a.xml")),
                    "<annotation>" + test::objectXml("cow", 1, 1, 9, 9) + "</annotation>");
    controller.checkDisk();
    QCOMPARE(controller.objects().size(), std::size_t(1));
    QCOMPARE(controller.objects().front().className, std::string("cow"));
}

void TestFolderLock::a_journal_of_the_other_one_is_left_alone() {
    AnnotateController first;
    open(first);
    first.draw({1, 2, 11, 12}); // not saved yet
    const QString before = stateOf(m_folder->path());
    QVERIFY(before.contains(QStringLiteral(".boxwright-journal")));
    AnnotateController second;
    open(second);
    QVERIFY(second.lock()->isTaken());
    QCOMPARE(second.session()->restoredEdits(), std::size_t(0));
    second.takeFileOnDisk(0);
    QVERIFY(!second.session()->hasUnsaved());
    QCOMPARE(stateOf(m_folder->path()), before);
}

void TestFolderLock::the_same_folder_opened_again_keeps_its_lock() {
    AnnotateController controller;
    open(controller);
    controller.draw({1, 2, 11, 12}); // on its way to the disk
    const FolderLock* lock = controller.lock();
    open(controller);
    QCOMPARE(controller.lock(), lock);
    QVERIFY(controller.isEditable());
    AnnotateController second;
    open(second);
    QVERIFY(second.lock()->isTaken());
    controller.setDataset(nullptr);
    QTRY_VERIFY(!QFileInfo::exists(lockFile()));
}

void TestFolderLock::a_folder_without_room_for_a_lock_is_edited_as_ever() {
    // What stands in the way is no lock of another program; a folder there is what even root cannot open as a file.
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral(".boxwright-lock/x")));
    AnnotateController controller;
    open(controller);
    QVERIFY(controller.isEditable());
}

void TestFolderLock::the_window_says_who_has_the_folder_and_tries_again() {
    const test::TestSettings settings;
    startOther();
    const Actions actions;
    AppState state;
    AnnotateWorkspace workspace(&state, actions);
    workspace.show();
    QSignalSpy shown(&workspace, &AnnotateWorkspace::imageShown);
    state.openFolder(m_folder->path());
    QVERIFY(shown.wait());
    const auto noticeOf = [&](const QString& words) {
        for (auto* notice : workspace.findChildren<InlineNotice*>())
            if (notice->isVisible() && notice->text().contains(words))
                return notice;
        return static_cast<InlineNotice*>(nullptr);
    };
    auto* notice = noticeOf(QString::number(m_other->processId()));
    QVERIFY(notice);
    QCOMPARE(workspace.viewStatus().saveState, QStringLiteral("Read only"));
    workspace.showNeighbour(1);
    QVERIFY(shown.wait());
    QVERIFY(notice->isVisible()); // it stays from image to image
    workspace.controller()->draw({1, 2, 11, 12});
    QVERIFY(noticeOf(QStringLiteral("Nothing can be edited")));
    m_other->closeWriteChannel();
    QVERIFY(m_other->waitForFinished());
    for (auto* button : notice->findChildren<QPushButton*>())
        button->click();
    QTRY_VERIFY(workspace.controller()->isEditable());
    QTRY_COMPARE(workspace.imageName(), QStringLiteral("b")); // where it was
    QVERIFY(!notice->isVisible());
}

} // namespace boxwright

Q_DECLARE_METATYPE(std::function<void(boxwright::AnnotateController&)>)

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--hold") {
        const boxwright::FolderLock lock(argv[2]);
        std::puts(lock.isTaken() ? "taken" : "held");
        std::fflush(stdout);
        while (std::getchar() != EOF)
            continue;
        return 0;
    }
    boxwright::TestFolderLock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_folder_lock.moc"
