#pragma once

#include <QWidget>

#include "ui/models/class_filter_model.h"
#include "ui/models/detection_filter.h"

class QLabel;
class QListView;
class QPushButton;
class QTimer;

namespace boxwright {

class DetectionController;
class ScoreSlider;

/// What is shown: the score slider, the classes to check with their colours and counts; below them Export. Writes the
/// filter of the controller's list model.
class DetectionFilterPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetectionFilterPanel(DetectionController* controller, QWidget* parent = nullptr);

    [[nodiscard]] const ClassFilterModel& classes() const { return m_classes; }

Q_SIGNALS:
    void filterChanged();
    void exportRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void applyFilter();
    void updateCounts();
    void retranslate();

    DetectionController* m_controller;
    ClassFilterModel m_classes;
    QTimer* m_countTimer; ///< a network on a GPU ends images faster than counts can be read
    QLabel* m_scoreTitle;
    ScoreSlider* m_score;
    QLabel* m_classesTitle;
    QPushButton* m_all;
    QPushButton* m_none;
    QListView* m_list;
    QLabel* m_model;
    QPushButton* m_export;
};

} // namespace boxwright
