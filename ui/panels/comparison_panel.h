#pragma once

#include <QWidget>

#include "ui/workers/detector.h"

class QLabel;

namespace boxwright {

class AppState;
class DetectionController;
class DetectionViewer;
class WeightsPicker;

/// A second model over the images of a first one: the same image with its boxes, filtered as the first model's are
/// (classes by name). Detects only while it is shown; the first model does not wait for it.
class ComparisonPanel : public QWidget {
    Q_OBJECT

public:
    ComparisonPanel(AppState* state, DetectionController* first, LoadDetector load, QWidget* parent = nullptr);

    [[nodiscard]] DetectionController* controller() const { return m_controller; }
    [[nodiscard]] DetectionViewer* viewer() const { return m_viewer; }
    [[nodiscard]] WeightsPicker* picker() const { return m_weights; }
    /// The row with the choice of the model; the owner places and shows it.
    [[nodiscard]] QWidget* bar() const { return m_bar; }
    void showRow(int row); ///< -1 for none
    void applyFilter();    ///< that of the first model

Q_SIGNALS:
    void failed(const QString& sentence);
    void runningChanged();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectParts();
    void takeImages();
    void updateProgress();
    void retranslate();

    DetectionController* m_first;
    DetectionController* m_controller;
    int m_row = -1;
    QWidget* m_bar;
    QLabel* m_title;
    WeightsPicker* m_weights;
    QLabel* m_progress;
    DetectionViewer* m_viewer;
};

} // namespace boxwright
