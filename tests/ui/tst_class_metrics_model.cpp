#include "ui/models/class_metrics_model.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QTest>

#include "tests/ui/support/sample_report.h"

namespace boxwright {

class TestClassMetricsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_show_names_counts_and_precisions();
    void a_class_without_truth_has_dashes_and_no_bar();
    void counts_sort_as_numbers();
};

void TestClassMetricsModel::lines_show_names_counts_and_precisions() {
    ClassMetricsModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setReport(std::make_shared<const EvaluationReport>(test::sampleReport()));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, ClassMetricsModel::NameColumn).data().toString(), QStringLiteral("cat"));
    QCOMPARE(model.index(0, ClassMetricsModel::TruthColumn).data().toString(), QStringLiteral("12"));
    QCOMPARE(model.index(0, ClassMetricsModel::ApColumn).data().toString(), QStringLiteral("0.625"));
    QCOMPARE(model.index(0, ClassMetricsModel::Ap50Column).data().toString(), QStringLiteral("0.875"));
    QCOMPARE(model.index(0, ClassMetricsModel::Ap50Column).data(ClassMetricsModel::BarRole).toDouble(), 0.875);
    QVERIFY(!model.index(0, ClassMetricsModel::TruthColumn).data(ClassMetricsModel::BarRole).isValid());
}

void TestClassMetricsModel::a_class_without_truth_has_dashes_and_no_bar() {
    ClassMetricsModel model;
    model.setReport(std::make_shared<const EvaluationReport>(test::sampleReport()));
    QCOMPARE(model.index(1, ClassMetricsModel::ApColumn).data().toString(), QStringLiteral("–"));
    QVERIFY(!model.index(1, ClassMetricsModel::ApColumn).data(ClassMetricsModel::BarRole).isValid());
}

void TestClassMetricsModel::counts_sort_as_numbers() {
    ClassMetricsModel model;
    model.setReport(std::make_shared<const EvaluationReport>(test::sampleReport()));
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(ClassMetricsModel::SortRole);
    sorted.sort(ClassMetricsModel::TruthColumn, Qt::DescendingOrder);
    QStringList names;
    for (int row = 0; row < 3; ++row)
        names.append(sorted.index(row, ClassMetricsModel::NameColumn).data().toString());
    QCOMPARE(names, QStringList({"ant", "cat", "dog"}));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestClassMetricsModel)
#include "tst_class_metrics_model.moc"
