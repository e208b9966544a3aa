#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace boxwright {

class Actions;
class AppState;
class ProposalController;
class ScoreSlider;
class WeightsPicker;

/// The model, the threshold and what to do with proposals, in one row; the progress while a job runs.
class ProposalBar : public QWidget {
    Q_OBJECT

public:
    ProposalBar(ProposalController* proposals, AppState* state, const Actions& actions, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    ProposalController* m_proposals;
    WeightsPicker* m_model;
    ScoreSlider* m_threshold;
    QLabel* m_count;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
};

} // namespace boxwright
