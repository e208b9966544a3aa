#pragma once

#include <vector>

#include <QWidget>

#include "ui/models/findings.h"
#include "ui/workers/evaluation_worker.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace boxwright {

class MetricChart;

/// Precision/recall curve and the threshold desk: precision, recall and F1 against the lowest score that is shown, a
/// slider, the recommended score and a button that stores it with the model.
class CurvesPanel : public QWidget {
    Q_OBJECT

public:
    explicit CurvesPanel(QWidget* parent = nullptr);

    /// Sets the slider to the best F1 of all classes. `hasModel`: there are weights to store a score with.
    void setReport(const SharedReport& report, bool hasModel);
    void showClass(int label); ///< 0 for all

    [[nodiscard]] double score() const;
    void setScore(double score);
    /// The counts at the slider's score, of the chosen class.
    [[nodiscard]] ThresholdPoint point() const;
    [[nodiscard]] MetricChart* precisionChart() const { return m_precision; }
    [[nodiscard]] MetricChart* thresholdChart() const { return m_threshold; }

Q_SIGNALS:
    void scoreChanged(double score);
    void storeRequested(double score);
    void findingsChosen(const QString& title, const std::vector<EvaluationFinding>& findings);
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    void fillClasses();
    void showCurves();
    void showPrecision();
    void showScore();
    void showFindings(double recall);
    [[nodiscard]] const ThresholdCurve& curve() const;
    [[nodiscard]] double recommended() const; ///< score of the best F1; -1 if there is none
    void retranslate();

    SharedReport m_report;
    bool m_hasModel = false;
    QLabel* m_classTitle;
    QComboBox* m_class;
    MetricChart* m_precision;
    MetricChart* m_threshold;
    QLabel* m_scoreTitle;
    QSlider* m_slider; ///< in thousandths
    QLabel* m_score;
    QLabel* m_numbers;
    QPushButton* m_recommend;
    QPushButton* m_store;
};

} // namespace boxwright
