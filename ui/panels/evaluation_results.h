#pragma once

#include <QWidget>

#include "ui/models/class_metrics_model.h"
#include "ui/models/findings.h"
#include "ui/workers/evaluation_worker.h"

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTabWidget;
class QTreeView;

namespace boxwright {

class ConfusionPanel;
class CurvesPanel;
class FindingsPanel;
class MetricsCard;

/// One evaluation in four pages: the numbers with the classes, the curves, the confusion matrix, and the images behind
/// them, where every row, point and cell of the others leads. Above them what was measured, and Export.
class EvaluationResults : public QWidget {
    Q_OBJECT

public:
    explicit EvaluationResults(QWidget* parent = nullptr);

    void setReport(const SharedReport& report, const EvaluationRequest& request);

    [[nodiscard]] QTreeView* classTable() const { return m_table; }
    [[nodiscard]] QTabWidget* pages() const { return m_pages; }
    [[nodiscard]] CurvesPanel* curves() const { return m_curves; }
    [[nodiscard]] ConfusionPanel* confusion() const { return m_confusion; }
    [[nodiscard]] FindingsPanel* findings() const { return m_findings; }
    /// What was measured, for a title: "best.pth · RUN · split val · 36 images".
    [[nodiscard]] QString subject() const;

Q_SIGNALS:
    void saveNumbersRequested();
    void saveReportRequested();
    void storeRequested(double score);
    void fixRequested(const QString& imageId);
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeNumbersPage();
    void buildLayout();
    void connectParts();
    void showClass(const QModelIndex& row);
    void showFindings(const QString& title, const std::vector<EvaluationFinding>& findings);
    void retranslate();

    SharedReport m_report;
    EvaluationRequest m_request;
    ClassMetricsModel* m_classes;
    QSortFilterProxyModel* m_sorted;
    QLabel* m_title;
    QPushButton* m_export;
    QMenu* m_exportMenu;
    QAction* m_exportReport;
    QAction* m_exportNumbers;
    QTabWidget* m_pages;
    MetricsCard* m_metrics;
    QLabel* m_classesTitle;
    QTreeView* m_table;
    QLabel* m_messagesTitle;
    QPlainTextEdit* m_messages;
    CurvesPanel* m_curves;
    ConfusionPanel* m_confusion;
    FindingsPanel* m_findings;
};

} // namespace boxwright
