#pragma once

#include <vector>

#include <QWidget>

#include "ui/inspect/inspection_view.h"

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QSlider;

namespace boxwright {

class ScoreSlider;

/// Beside the picture: what the step is, what can be chosen in it, its numbers and what they say about this image.
class InspectionPanel : public QWidget {
    Q_OBJECT

public:
    explicit InspectionPanel(QWidget* parent = nullptr);

    void setStep(InspectionStep step);
    [[nodiscard]] InspectionStep step() const { return m_step; }
    void setLevels(const std::vector<InspectedLevel>& levels);
    /// Level, part, number and score; the rest is the caller's.
    void readChoices(InspectionChoices& choices) const;
    [[nodiscard]] bool showsHeat() const;
    void showNumbers(const InspectionView& view);
    void setScore(float score);
    /// Whose anchors are shown.
    void setAnchorLevel(int level);

Q_SIGNALS:
    void choicesChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void fillCombos();
    void refreshControls();
    void refreshTop();
    void retranslate();

    InspectionStep m_step = InspectionStep::Anchors;
    std::vector<InspectedLevel> m_levels;
    int m_anchorLevel = 0;
    int m_levelFilter = -1; ///< of the other steps
    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_levelTitle;
    QComboBox* m_level;
    QLabel* m_partTitle;
    QComboBox* m_part;
    QLabel* m_topTitle;
    QSlider* m_top; ///< a step is a factor, from 1 to 1,000
    QLabel* m_scoreTitle;
    ScoreSlider* m_score;
    QCheckBox* m_heat;
    QLabel* m_numbers;
    QFrame* m_advice;
    QLabel* m_adviceIcon;
    QLabel* m_adviceText;
};

} // namespace boxwright
