#include "ui/panels/evaluation_results.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "tests/ui/support/detailed_report.h"
#include "ui/canvas/image_canvas.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/metric_chart.h"
#include "ui/panels/confusion_panel.h"
#include "ui/panels/confusion_view.h"
#include "ui/panels/curves_panel.h"
#include "ui/panels/finding_viewer.h"
#include "ui/panels/findings_panel.h"

using namespace boxwright;

namespace {

void click(QAbstractItemView* view, const QModelIndex& index) {
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

} // namespace

class TestEvaluationResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char* id : {"a", "b", "c"}) {
            QImage picture(80, 80, QImage::Format_RGB32);
            picture.fill(Qt::darkGreen);
            QVERIFY(picture.save(m_folder->filePath(QLatin1String(id) + QStringLiteral(".png"))));
        }
        m_results = std::make_unique<EvaluationResults>();
        m_results->setReport(
            test::detailedReport(m_folder->path().toStdString()),
            {{QStringLiteral("/run/best.pth"), QStringLiteral("auto")}, nullptr, QStringLiteral("val")});
        m_results->resize(1100, 650);
        m_results->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_results.get()));
    }

    void a_class_row_leads_to_the_errors_of_the_class() {
        QTreeView* table = m_results->classTable();
        click(table, table->model()->index(1, 0)); // dog
        QCOMPARE(m_results->pages()->currentWidget(), m_results->findings());
        QCOMPARE(m_results->findings()->findings().size(), std::size_t(1));
        QCOMPARE(m_results->findings()->findings().front().kind, std::optional(DetectionErrorKind::Background));
    }

    void a_cell_of_the_matrix_leads_to_the_images_behind_it() {
        m_results->curves()->setScore(0.25);
        m_results->pages()->setCurrentWidget(m_results->confusion());
        ConfusionView* view = m_results->confusion()->view();
        QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect({0, 1}).center().toPoint());
        QCOMPARE(m_results->pages()->currentWidget(), m_results->findings());
        QCOMPARE(m_results->findings()->findings().size(), std::size_t(1));
        QCOMPARE(m_results->findings()->findings().front().image, std::size_t(1));
        QVERIFY(m_results->findings()->viewer()->sentence().contains(QStringLiteral("where dog is annotated")));
    }

    void a_kind_of_error_leads_to_its_images() {
        m_results->pages()->setCurrentWidget(m_results->findings());
        QTreeView* kinds = m_results->findings()->kinds();
        click(kinds, kinds->model()->index(6, 0)); // missed
        QCOMPARE(m_results->findings()->findings().size(), std::size_t(1));
        QCOMPARE(m_results->findings()->viewer()->sentence(), QStringLiteral("This cat was missed."));
    }

    void a_kind_is_shown_again_after_a_cell_was() {
        m_results->findings()->showFindings(QStringLiteral("A cell"), {});
        m_results->pages()->setCurrentWidget(m_results->findings());
        QTreeView* kinds = m_results->findings()->kinds();
        click(kinds, kinds->model()->index(0, 0)); // already the current row
        QCOMPARE(m_results->findings()->findings().size(), std::size_t(5));
    }

    void a_point_of_the_curve_leads_to_its_images() {
        m_results->pages()->setCurrentWidget(m_results->curves());
        auto* view = m_results->curves()->precisionChart()->findChild<ChartView*>();
        QTRY_VERIFY(view->width() > 200);
        QCoreApplication::processEvents();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->viewport()->rect().center());
        QTRY_COMPARE(m_results->pages()->currentWidget(), m_results->findings());
        QVERIFY(!m_results->findings()->findings().empty());
    }

    void truth_and_prediction_are_side_by_side_and_the_finding_stands_out() {
        m_results->findings()->showClass(0); // the first is the dog taken for a cat, in "b"
        FindingViewer* viewer = m_results->findings()->viewer();
        QTRY_COMPARE(viewer->truthCanvas()->imageSize(), QSize(80, 80));
        QCOMPARE(viewer->detectionCanvas()->imageSize(), QSize(80, 80));
        QCOMPARE(viewer->truthCanvas()->boxes().size(), std::size_t(2));
        QCOMPARE(viewer->truthCanvas()->boxes()[0].label, QStringLiteral("dog"));
        QCOMPARE(viewer->truthCanvas()->selectedBox(), 0);
        QCOMPARE(viewer->detectionCanvas()->boxes().size(), std::size_t(1));
        QCOMPARE(viewer->detectionCanvas()->boxes()[0].label, QStringLiteral("cat 80 %"));
        QCOMPARE(viewer->detectionCanvas()->selectedBox(), 0);
    }

    void fix_in_annotate_names_the_image() {
        m_results->pages()->setCurrentWidget(m_results->findings());
        QSignalSpy fix(m_results.get(), &EvaluationResults::fixRequested);
        QTest::mouseClick(m_results->findChild<QPushButton*>(QStringLiteral("fixButton")), Qt::LeftButton);
        QCOMPARE(fix.count(), 1);
        QCOMPARE(fix[0][0].toString(), QStringLiteral("b"));
    }

    void the_threshold_desk_starts_at_the_best_f1_and_moves_the_matrix() {
        CurvesPanel* desk = m_results->curves();
        const SharedReport report = test::detailedReport();
        const ThresholdCurve& overall = report->thresholds.overall;
        QCOMPARE(desk->point().f1(), overall.points[*overall.best].f1());
        desk->setScore(0.95);
        QCOMPARE(desk->point().hits, 0);
        QCOMPARE(m_results->confusion()->view()->matrix().at(0, 0), 0);
        QTest::mouseClick(m_results->findChild<QPushButton*>(QStringLiteral("recommendButton")), Qt::LeftButton);
        QCOMPARE(desk->point().f1(), overall.points[*overall.best].f1());
        QSignalSpy stored(m_results.get(), &EvaluationResults::storeRequested);
        QTest::mouseClick(m_results->findChild<QPushButton*>(QStringLiteral("storeButton")), Qt::LeftButton);
        QCOMPARE(stored.count(), 1);
        QCOMPARE(stored[0][0].toDouble(), desk->score());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EvaluationResults> m_results;
};

QTEST_MAIN(TestEvaluationResults)
#include "tst_evaluation_results.moc"
