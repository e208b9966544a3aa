#pragma once

#include <QWidget>

#include "ui/models/class_metrics_model.h"
#include "ui/workers/evaluation_worker.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace boxwright {

class MetricsCard;

/// The numbers of one evaluation: the card with the COCO and VOC numbers, the classes, what was skipped, and Save.
class EvaluationResults : public QWidget {
    Q_OBJECT

public:
    explicit EvaluationResults(QWidget* parent = nullptr);

    void setReport(const SharedReport& report, const EvaluationRequest& request);
    [[nodiscard]] QTreeView* classTable() const { return m_table; }

Q_SIGNALS:
    void saveRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void retranslate();

    SharedReport m_report;
    EvaluationRequest m_request;
    ClassMetricsModel m_classes;
    QSortFilterProxyModel* m_sorted;
    QLabel* m_title;
    QPushButton* m_save;
    MetricsCard* m_metrics;
    QLabel* m_classesTitle;
    QTreeView* m_table;
    QLabel* m_messagesTitle;
    QPlainTextEdit* m_messages;
};

} // namespace boxwright
