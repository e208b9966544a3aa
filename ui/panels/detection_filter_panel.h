#pragma once

#include <optional>

#include <QWidget>

#include "ui/models/class_filter_model.h"
#include "ui/models/detection_filter.h"
#include "ui/support/model_threshold.h"

class QLabel;
class QListView;
class QPushButton;
class QTimer;

namespace boxwright {

class DetectionController;
class ScoreSlider;
struct DetectorInfo;

/// What is shown: the sliders of score and overlap, the classes to check with their colours and counts; below them
/// Export. Writes the filter of the controller's list model. A model that was not seen before brings its own overlap
/// and, if one was stored with it, its own score.
class DetectionFilterPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetectionFilterPanel(DetectionController* controller, QWidget* parent = nullptr);

    [[nodiscard]] const ClassFilterModel& classes() const { return m_classes; }
    [[nodiscard]] ScoreSlider* scoreSlider() const { return m_score; }
    [[nodiscard]] ScoreSlider* overlapSlider() const { return m_overlap; }

Q_SIGNALS:
    void filterChanged();
    void exportRequested();
    void sendRequested(); ///< to Annotate, as proposals

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void takeModel(const DetectorInfo& info);
    void applyFilter();
    void updateCounts();
    void retranslate();

    DetectionController* m_controller;
    ClassFilterModel m_classes;
    QTimer* m_countTimer; ///< a network on a GPU ends images faster than counts can be read
    QLabel* m_scoreTitle;
    ScoreSlider* m_score;
    QLabel* m_stored; ///< the score that was stored with the model
    QLabel* m_overlapTitle;
    ScoreSlider* m_overlap;
    QLabel* m_classesTitle;
    QPushButton* m_all;
    QPushButton* m_none;
    QListView* m_list;
    QLabel* m_model;
    QPushButton* m_export;
    QPushButton* m_send;
    std::optional<ModelThreshold> m_threshold;
    QString m_weights; ///< that the sliders were set for
};

} // namespace boxwright
