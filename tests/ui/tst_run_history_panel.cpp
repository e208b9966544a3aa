#include "ui/panels/run_history_panel.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/training_test_support.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/train_charts.h"
#include "ui/models/run_list_model.h"
#include "ui/panels/run_history_jobs.h"

using namespace boxwright;

namespace {

RunSummary summary(const QString& folder, int epochs, int planned) {
    RunSummary run;
    run.folder = folder;
    run.model = QStringLiteral("fasterrcnn_resnet18_fpn");
    run.started = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5));
    run.epochs = epochs;
    run.plannedEpochs = planned;
    run.lastCheckpoint = folder + QStringLiteral("/last.pth");
    return run;
}

QAbstractButton* buttonOf(const QWidget& widget, const QString& text) {
    for (QAbstractButton* button : widget.findChildren<QAbstractButton*>())
        if (button->text().remove(QLatin1Char('&')) == text)
            return button;
    return nullptr;
}

} // namespace

class TestRunHistoryPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_panel = std::make_unique<RunHistoryPanel>();
        m_panel->setRuns({summary(QStringLiteral("/a"), 3, 10), summary(QStringLiteral("/b"), 10, 10)});
        m_panel->resize(220, 500);
        m_panel->show();
    }

    void rows_are_no_wider_than_the_list() { // else the end of a long name is cut off
        m_panel->setMinimumWidth(0);
        m_panel->resize(130, 500);
        const auto* list = m_panel->findChild<QListView*>();
        QTRY_VERIFY(list->viewport()->width() < 130);
        QVERIFY(list->visualRect(list->model()->index(0, 0)).width() <= list->viewport()->width());
    }

    void a_stopped_run_resumes_and_a_finished_one_asks_how_long() {
        QSignalSpy resumed(m_panel.get(), &RunHistoryPanel::resumeRequested);
        choose(0);
        buttonOf(*m_panel, QStringLiteral("Resume"))->click();
        QCOMPARE(resumed.takeFirst(), (QVariantList{QStringLiteral("/a"), 0}));
        choose(1);
        buttonOf(*m_panel, QStringLiteral("Train Longer…"))->click();
        auto* question = m_panel->findChild<QInputDialog*>();
        QVERIFY(question);
        QCOMPARE(question->intMinimum(), 11);
        question->setIntValue(25);
        question->accept();
        QCOMPARE(resumed.takeFirst(), (QVariantList{QStringLiteral("/b"), 25}));
    }

    void a_run_can_be_where_another_one_starts() {
        QSignalSpy started(m_panel.get(), &RunHistoryPanel::startFromRequested);
        choose(1);
        m_panel->menu()->actions().first()->trigger();
        QCOMPARE(started.first(),
                 (QVariantList{QStringLiteral("/b/last.pth"), QStringLiteral("fasterrcnn_resnet18_fpn")}));
    }

    void f2_names_a_run() {
        QSignalSpy renamed(m_panel.get(), &RunHistoryPanel::renameRequested);
        choose(1);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_F2);
        auto* edit = list()->viewport()->findChild<QLineEdit*>();
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("two stages"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(renamed.count(), 1);
        QCOMPARE(renamed.first(), (QVariantList{QStringLiteral("/b"), QStringLiteral("two stages")}));
        QCOMPARE(m_panel->model()->title(1), QStringLiteral("two stages"));
    }

    void the_trash_is_asked_for_and_not_for_the_run_that_goes_on() {
        QSignalSpy trashed(m_panel.get(), &RunHistoryPanel::trashRequested);
        choose(1);
        QAction* trash = m_panel->menu()->actions().last();
        trash->trigger();
        auto* question = m_panel->findChild<QMessageBox*>();
        QVERIFY(question && question->text().contains(QStringLiteral("resnet18")));
        buttonOf(*question, QStringLiteral("Cancel"))->click();
        QCOMPARE(trashed.count(), 0);
        trash->trigger();
        const auto questions = m_panel->findChildren<QMessageBox*>();
        buttonOf(*questions.last(), QStringLiteral("Move to Trash"))->click();
        QCOMPARE(trashed.count(), 1);
        m_panel->setRunning(true, QStringLiteral("/b"));
        QVERIFY(!trash->isEnabled());
        choose(0);
        QVERIFY(trash->isEnabled());
    }

    void a_tick_asks_for_the_comparison() {
        QSignalSpy compared(m_panel.get(), &RunHistoryPanel::compareRequested);
        tick(1, true);
        tick(0, true);
        QCOMPARE(compared.last().first().toStringList(), (QStringList{QStringLiteral("/b"), QStringLiteral("/a")}));
        m_panel->setRuns({summary(QStringLiteral("/a"), 3, 10)}); // the other one is gone
        QCOMPARE(compared.last().first().toStringList(), QStringList{QStringLiteral("/a")});
        tick(0, false);
        QVERIFY(compared.last().first().toStringList().isEmpty());
    }

    void a_click_on_the_box_ticks() {
        const QRect row = list()->visualRect(list()->model()->index(0, 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 10, row.center().y()));
        QCOMPARE(m_panel->model()->checkedRuns(), QStringList{QStringLiteral("/a")});
    }

    void ticked_runs_are_read_into_the_charts_but_not_the_shown_one() {
        const QTemporaryDir runs;
        for (const char* name : {"one", "two"}) {
            QDir(runs.path()).mkpath(QLatin1String(name));
            writeText(runs.filePath(QLatin1String(name)) + QStringLiteral("/steps.csv"),
                      "step,loss_classifier,lr\n1,0.5,0.1\n2,0.25,0.1\n");
            writeText(runs.filePath(QLatin1String(name)) + QStringLiteral("/config.json"), "{}");
        }
        TrainCharts charts;
        RunHistoryJobs jobs(m_panel.get(), &charts);
        QSignalSpy refreshed(&jobs, &RunHistoryJobs::refreshed);
        jobs.refresh(runs.path());
        QVERIFY(refreshed.wait());
        jobs.setShownRun(m_panel->model()->run(0).folder);
        tick(0, true);
        tick(1, true);
        QTRY_COMPARE(charts.rateChart()->curveCount(), 2);
        jobs.setShownRun({});
        QTRY_COMPARE(charts.rateChart()->curveCount(), 3);
    }

private:
    [[nodiscard]] QListView* list() const { return m_panel->findChild<QListView*>(); }
    void choose(int row) { list()->setCurrentIndex(list()->model()->index(row, 0)); }
    void tick(int row, bool on) {
        list()->model()->setData(list()->model()->index(row, 0), on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    }

    std::unique_ptr<RunHistoryPanel> m_panel;
};

QTEST_MAIN(TestRunHistoryPanel)
#include "tst_run_history_panel.moc"
