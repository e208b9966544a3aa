// The dialog of all findings: that it opens at once however many there are.
#include <map>
#include <memory>
#include <string>

#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include "ui/dialogs/data_findings_dialog.h"
#include "ui/models/data_findings_model.h"

namespace boxwright {

namespace {

constexpr int findingCount = 5000;

/// Counts what a view asks for.
class AskedModel : public QIdentityProxyModel {
public:
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        ++asked[role];
        return QIdentityProxyModel::data(index, role);
    }
    mutable std::map<int, int> asked; ///< by role
};

std::shared_ptr<const InspectionReport> manyFindings() {
    auto report = std::make_shared<InspectionReport>();
    for (int i = 0; i < findingCount; ++i)
        report->findings.push_back({.kind = FindingKind::AnnotationEmpty,
                                    .severity = i % 2 == 0 ? Severity::Warning : Severity::Info,
                                    .imageId = "picture" + std::to_string(i),
                                    .file = "/data/Annotations/BloodImage_" + std::to_string(i) + ".xml",
                                    .object = 0,
                                    .sentence = "There is no object in it.",
                                    .fix = {}});
    return report;
}

} // namespace

class TestDataFindingsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void only_what_is_seen_is_asked_for() {
        DataFindingsModel model;
        model.setReport(manyFindings());
        AskedModel asked;
        asked.setSourceModel(&model);
        DataFindingsDialog dialog(&asked);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QCOMPARE(dialog.list()->model()->rowCount(), findingCount);
        const int rows = dialog.list()->viewport()->height() / dialog.list()->sizeHintForRow(0) + 1;
        QVERIFY(asked.asked[Qt::DisplayRole] > rows);
        QVERIFY2(asked.asked[Qt::DisplayRole] < 40 * rows, qPrintable(QString::number(asked.asked[Qt::DisplayRole])));
    }

    void a_name_of_usual_length_is_seen_whole() {
        DataFindingsModel model;
        model.setReport(manyFindings());
        DataFindingsDialog dialog(&model);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const QModelIndex last = dialog.list()->model()->index(findingCount - 1, DataFindingsModel::PlaceColumn);
        QCOMPARE(last.data().toString(), QStringLiteral("BloodImage_4999.xml"));
        QVERIFY(dialog.list()->fontMetrics().horizontalAdvance(last.data().toString()) + 8 <
                dialog.list()->header()->sectionSize(DataFindingsModel::PlaceColumn));
    }
};

} // namespace boxwright

QTEST_MAIN(boxwright::TestDataFindingsDialog)
#include "tst_data_findings_dialog.moc"
