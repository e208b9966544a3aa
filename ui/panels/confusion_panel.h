#pragma once

#include <vector>

#include <QWidget>

#include "ui/models/findings.h"
#include "ui/workers/evaluation_worker.h"

class QLabel;

namespace boxwright {

class ConfusionView;

/// The page with the confusion matrix and the score from which on detections are in it.
class ConfusionPanel : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionPanel(QWidget* parent = nullptr);

    void setReport(const SharedReport& report); ///< with its own matrix
    /// Counts anew; quick enough for a slider.
    void setScore(double score);
    [[nodiscard]] ConfusionView* view() const { return m_view; }

Q_SIGNALS:
    /// A cell was chosen: what it counts, and what it is.
    void findingsChosen(const QString& title, const std::vector<EvaluationFinding>& findings);

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(int row, int column);
    void retranslate();

    SharedReport m_report;
    QLabel* m_caption;
    ConfusionView* m_view;
};

} // namespace boxwright
