// A monkey at mouse and keyboard. BOXWRIGHT_MONKEY_EVENTS says how many events (1500), BOXWRIGHT_MONKEY_SEED which
// (printed, 1). With more than 5000 events it is set loose on a copy of BCCD where that is there.
#include <filesystem>
#include <map>

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/data/sample_maker.h"
#include "core/data/voc_document.h"
#include "tests/ui/support/monkey.h"
#include "tests/ui/support/test_settings.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/app_state.h"
#include "ui/main_window.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/evaluate_workspace.h"
#include "ui/panels/pixels_button.h"
#include "ui/panels/train_workspace.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace fs = std::filesystem;

namespace {

const fs::path bccd = fs::path(BOXWRIGHT_SHARED_DATA) / "bccd/VOCdevkit/VOC2012";
constexpr int shortRun = 5000; ///< events; a short run shares the machine with other tests
constexpr int longestRunMs = 3'600'000;
constexpr int longestSaveMs = 60'000;
constexpr int mostEventsOfAJob = 150; ///< then it is stopped: a training would take the machine for minutes

std::map<fs::path, QByteArray> annotationsIn(const fs::path& folder) {
    std::map<fs::path, QByteArray> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        QFile file(fromPath(entry.path()));
        if (entry.path().extension() == ".xml" && file.open(QIODevice::ReadOnly))
            files[fs::relative(entry.path(), folder)] = file.readAll();
    }
    return files;
}

} // namespace

class TestMonkey : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void swallowUrl(const QUrl&) {} ///< nothing outside the test is opened

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void a_monkey_breaks_nothing();

private:
    void makeData();
    void openWindow();
    void keep();
    void closeAll();
    void undoEverything();

    test::TestSettings m_settings;
    QTemporaryDir m_folder;
    fs::path m_data;
    int m_events = qEnvironmentVariable("BOXWRIGHT_MONKEY_EVENTS", QStringLiteral("1500")).toInt();
    int m_eventsOfJob = 0;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

void TestMonkey::initTestCase() {
    qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("home")).toLocal8Bit()); // the desktop's trash
    for (const char* scheme : {"file", "http", "https"})
        QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "swallowUrl");
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    makeData();
}

/// No job may go on when the program ends, though a check has failed.
void TestMonkey::cleanup() {
    if (m_window)
        closeAll();
    m_window.reset();
    m_state.reset();
    QVERIFY(workPool().waitForDone(longestSaveMs));
}

void TestMonkey::cleanupTestCase() {
    for (const char* scheme : {"file", "http", "https"})
        QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
}

void TestMonkey::makeData() {
    m_data = toPath(m_folder.filePath(QStringLiteral("data")));
    if (m_events > shortRun && fs::exists(bccd))
        fs::copy(bccd, m_data, fs::copy_options::recursive);
    else
        QVERIFY(makeSampleDataset(m_data, {.images = 24, .seed = 3}, {}, {}));
}

void TestMonkey::openWindow() {
    m_state = std::make_unique<AppState>();
    m_state->setRunsFolder(m_folder.filePath(QStringLiteral("runs")));
    m_window = std::make_unique<MainWindow>(m_state.get());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QSignalSpy settled(m_window.get(), &MainWindow::settled);
    m_state->openFolder(fromPath(m_data));
    QVERIFY(settled.wait(longestSaveMs));
}

/// Closes the doors out of the folder, to the network and out of the program, and ends jobs that take too long.
void TestMonkey::keep() {
    for (const char* name : {"quit", "openFolder", "annotationFolder", "makeSample", "fetchWeights"})
        m_window->findChild<QAction*>(QLatin1String(name))->setVisible(false);
    for (QToolButton* button : m_window->findChild<TrainWorkspace*>()->findChildren<QToolButton*>())
        if (button->toolTip().contains(QStringLiteral("torchvision")))
            button->hide();
    m_window->findChild<PixelsButton*>()->setEnabled(false); // opens the folder again too
    for (QMenu* menu : m_window->findChildren<QMenu*>())
        if (!menu->actions().isEmpty() && menu->actions().first()->text() == fromPath(m_data))
            menu->setEnabled(false); // the same folder again would forget what can be undone
    auto* train = m_window->findChild<TrainWorkspace*>();
    auto* evaluate = m_window->findChild<EvaluateWorkspace*>();
    auto* detect = m_window->findChild<DetectWorkspace*>();
    const bool running = train->isRunning() || evaluate->isRunning() || detect->isRunning();
    m_eventsOfJob = running ? m_eventsOfJob + 1 : 0;
    if (m_eventsOfJob < mostEventsOfAJob)
        return;
    if (train->isRunning())
        train->stopAndKeep();
    if (evaluate->isRunning())
        evaluate->requestStop();
    if (detect->isRunning())
        detect->requestStop();
}

void TestMonkey::closeAll() {
    while (QWidget* open = QApplication::activePopupWidget() ? QApplication::activePopupWidget()
                                                             : QApplication::activeModalWidget()) {
        open->close();
        QCoreApplication::processEvents();
    }
    m_window->findChild<TrainWorkspace*>()->stopAndKeep();
    m_window->findChild<EvaluateWorkspace*>()->requestStop();
    m_window->findChild<DetectWorkspace*>()->requestStop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<TrainWorkspace*>()->isRunning(), longestSaveMs);
    auto* annotate = m_window->findChild<AnnotateWorkspace*>();
    annotate->finishWork();
    QTRY_VERIFY_WITH_TIMEOUT(!annotate->isBusy(), longestSaveMs);
}

void TestMonkey::undoEverything() {
    AnnotateController* controller = m_window->findChild<AnnotateWorkspace*>()->controller();
    QSignalSpy problems(controller, &AnnotateController::problem);
    const std::size_t steps = controller->session()->undoCount();
    for (std::size_t step = 0; step < steps && controller->session()->canUndo(); ++step) {
        controller->undo();
        QVERIFY2(problems.isEmpty(), qPrintable(problems.value(0).value(0).toString()));
    }
    QVERIFY(!controller->session()->canUndo());
    qInfo("%zu steps undone", steps);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<AnnotateWorkspace*>()->isBusy(), longestSaveMs);
}

void TestMonkey::a_monkey_breaks_nothing() {
    const unsigned seed = qEnvironmentVariable("BOXWRIGHT_MONKEY_SEED", QStringLiteral("1")).toUInt();
    qInfo("BOXWRIGHT_MONKEY_SEED=%u BOXWRIGHT_MONKEY_EVENTS=%d", seed, m_events);
    const std::map<fs::path, QByteArray> first = annotationsIn(m_data);
    QVERIFY(first.size() >= 20);
    openWindow();

    test::Monkey monkey(m_window.get(), seed, m_events);
    monkey.setKeeper([this]() { keep(); });
    if (m_events > shortRun)
        monkey.samplePauses();
    QSignalSpy finished(&monkey, &test::Monkey::finished);
    monkey.start();
    QVERIFY2(finished.wait(longestRunMs), qPrintable(monkey.lastActs()));
    qInfo("longest time without an ear for events: %.0f ms after %s", monkey.longestDeafness(),
          qPrintable(monkey.deafAfter()));
    for (const QString& pause : monkey.pauses())
        qInfo("%s", qPrintable(pause));
    QVERIFY2(monkey.longestDeafness() < (m_events > shortRun ? 1000 : 4000), qPrintable(monkey.deafAfter()));

    closeAll();
    const std::map<fs::path, QByteArray> edited = annotationsIn(m_data);
    for (const auto& [name, bytes] : edited) {
        const auto document = VocDocument::read(m_data / name);
        QVERIFY2(document.has_value(), name.c_str());
    }
    undoEverything();
    const std::map<fs::path, QByteArray> last = annotationsIn(m_data);
    for (const auto& [name, bytes] : first) {
        QVERIFY2(last.contains(name), name.c_str());
        QVERIFY2(last.at(name) == bytes, name.c_str());
    }
    QCOMPARE(last.size(), first.size());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestMonkey)
#include "tst_monkey.moc"
