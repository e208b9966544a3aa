#include <sys/resource.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "tests/support/sanitized.h"
#include "tests/ui/support/loop_probe.h"
#include "tests/ui/support/test_settings.h"
#include "ui/actions.h"
#include "ui/app_state.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/train_charts.h"
#include "ui/main_window.h"
#include "ui/panels/mode_bar.h"
#include "ui/panels/prediction_strip.h"
#include "ui/panels/run_status_panel.h"
#include "ui/panels/train_workspace.h"
#include "ui/panels/training_form.h"
#include "ui/panels/training_launch_panel.h"
#include "ui/panels/welcome_page.h"

namespace boxwright {

namespace {

constexpr int longestRunMs = 180'000 * test::slowdown;

} // namespace

/// From the welcome page to a finished training of the sample, with the real engine, by mouse clicks alone.
class TestTrainSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_newcomer_trains_the_sample_in_four_clicks_and_the_window_answers();

private:
    void click(QWidget* target) {
        QVERIFY2(target && target->isVisible() && target->isEnabled(), target ? "not to be clicked" : "not there");
        QTest::mouseClick(target, Qt::LeftButton);
        ++m_clicks;
    }
    /// The button of `parent` for this action or with this text.
    [[nodiscard]] static QAbstractButton* button(QWidget* parent, const QString& text) {
        for (QAbstractButton* found : parent->findChildren<QAbstractButton*>())
            if (found->isVisible() && found->text().remove(QLatin1Char('&')) == text)
                return found;
        return nullptr;
    }

    int m_clicks = 0;
};

void TestTrainSession::a_newcomer_trains_the_sample_in_four_clicks_and_the_window_answers() {
    const int priority = getpriority(PRIO_PROCESS, 0);
    const test::TestSettings settings;
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    const QTemporaryDir folder;
    AppState state;
    state.setRunsFolder(folder.filePath(QStringLiteral("runs")));
    MainWindow window(&state);
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    QSignalSpy opened(&state, &AppState::datasetChanged);
    click(button(window.findChild<WelcomePage*>(), QStringLiteral("Make Sample Dataset")));
    QVERIFY(opened.wait(longestRunMs));
    click(button(window.findChild<ModeBar*>(), QStringLiteral("Train")));
    auto* train = window.findChild<TrainWorkspace*>();
    QPushButton* start = train->findChild<TrainingLaunchPanel*>()->startButton();
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), longestRunMs);
    // The preset as it is takes minutes; how long the run is changes no click.
    auto* form = train->findChild<TrainingForm*>();
    TrainOptions options = form->options();
    options.epochs = 1;
    options.maxSteps = 24;
    options.minSize = options.maxSize = 64;
    form->setOptions(options);

    QSignalSpy finished(train, &TrainWorkspace::runFinished);
    click(start);
    const test::LoopProbe probe;
    QVERIFY(finished.wait(longestRunMs));
    qInfo("the event loop during training: median %.1f, p95 %.1f, p99 %.1f ms late, %zu beats", probe.lateness(0.5),
          probe.lateness(0.95), probe.lateness(0.99), probe.beats());
    QVERIFY(probe.beats() > 50);
    QVERIFY2(probe.lateness(0.95) < 100, qPrintable(QString::number(probe.lateness(0.95))));
    QVERIFY2(m_clicks <= 4, qPrintable(QString::number(m_clicks)));
    QCOMPARE(getpriority(PRIO_PROCESS, 0), priority); // only the trainer gave way

    const TrainCharts* charts = train->findChild<TrainCharts*>();
    QCOMPARE(charts->lossChart()->series(0).points().size(), std::size_t{24});
    QVERIFY(!charts->precisionChart()->series(0).isEmpty());
    QVERIFY(!train->findChild<PredictionStrip*>()->isHidden());
    const QString run = QFileInfo(QFileInfo(finished.first().first().toString()).path()).absoluteFilePath();
    QVERIFY(QFile::exists(run + QStringLiteral("/predictions.json")));
    // What comes next is one click away.
    click(train->findChild<RunStatusPanel*>()->evaluateButton());
    QCOMPARE(window.workspace(), Workspace::Evaluate);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestTrainSession)
#include "tst_train_session.moc"
