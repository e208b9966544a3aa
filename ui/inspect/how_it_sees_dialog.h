#pragma once

#include <memory>

#include <QDialog>

#include "ui/inspect/inspection_canvas.h"
#include "ui/inspect/inspection_controller.h"
#include "ui/inspect/inspection_view.h"

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace boxwright {

class InlineNotice;
class InspectionPanel;
class WeightsPicker;

/// Looks inside the detector for one image: from its anchors to its boxes, step by step, with the truth where it is
/// known. A window of its own beside the main window.
class HowItSeesDialog : public QDialog {
    Q_OBJECT

public:
    explicit HowItSeesDialog(AppState* state, QWidget* parent = nullptr, LoadInspector load = loadInspector);

    /// Looks at it as soon as there is a model.
    void setSubject(const InspectionSubject& subject);
    void setStep(InspectionStep step);
    [[nodiscard]] InspectionCanvas* canvas() const { return m_canvas; }
    [[nodiscard]] InspectionPanel* panel() const { return m_panel; }

Q_SIGNALS:
    void shown();                          ///< an image, or the sentence that says why not
    void helpWanted(const QString& place); ///< a page of the help

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    void fillSteps();
    void look();
    void showImage(const std::shared_ptr<const InspectedImage>& image);
    void beginWith(const DetectorInspection& inspection);
    void showProblem(const QString& sentence);
    void refresh();
    void refreshHeat();
    void refreshBusy();
    [[nodiscard]] std::optional<InspectionCanvas::Grid> chooseCell();
    void takeClick(QPointF pointInImage);
    void chooseImage();
    void retranslate();

    AppState* m_state;
    InspectionController* m_controller;
    InspectionSubject m_subject;
    std::shared_ptr<const InspectedImage> m_image; ///< null until there is one
    InspectionChoices m_choices;
    QPointF m_point; ///< in image pixels, of the cell whose anchors are shown
    QLabel* m_modelTitle;
    WeightsPicker* m_weights;
    QPushButton* m_choose;
    QPushButton* m_help;
    QLabel* m_name;
    InlineNotice* m_notice;
    QListWidget* m_steps;
    InspectionCanvas* m_canvas;
    InspectionPanel* m_panel;
    QScrollArea* m_scroll; ///< around the panel
    QProgressBar* m_progress;
    QPushButton* m_cancel;
};

} // namespace boxwright
