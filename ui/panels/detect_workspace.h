#pragma once

#include <QStringList>
#include <QWidget>

#include "core/base/result.h"
#include "ui/inspect/inspection_subject.h"
#include "ui/support/sent_proposals.h"
#include "ui/workers/inference_services.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace boxwright {

class AppState;
class ComparisonPanel;
class DetectionController;
class DetectionFilterPanel;
class DetectionListPanel;
class DetectionViewer;
class DevicePicker;
class PrecisionPicker;
class DropOverlay;
class EmptyPage;
class ExportDialog;
class ImageCanvas;
class InlineNotice;
class WeightsPicker;
struct ExportSummary;

/// Drop, choose or paste images or folders, see the boxes, filter them by score, overlap and class, compare two models,
/// export what is shown.
class DetectWorkspace : public QWidget {
    Q_OBJECT

public:
    explicit DetectWorkspace(AppState* state, QWidget* parent = nullptr, InferenceServices services = {});

    void addPaths(const QStringList& filesOrFolders);
    /// The image that is shown; its truth is that of the open folder.
    [[nodiscard]] InspectionSubject inspectionSubject() const;
    /// Files, folders or a picture from the clipboard. A picture becomes a PNG file in "pasted" beside the runs.
    void paste();
    void setComparing(bool on);
    [[nodiscard]] bool isRunning() const;
    void requestStop();

    [[nodiscard]] DetectionController* controller() const { return m_controller; }
    [[nodiscard]] ComparisonPanel* comparison() const { return m_comparison; }
    [[nodiscard]] ImageCanvas* canvas() const; ///< of the first model
    /// Hands the boxes that are shown to Annotate (proposalsSent()), of images of the open folder; says so if there are
    /// none.
    void sendToAnnotate();
    /// Exports what the dialog chose, on a worker thread.
    void exportAs(const ExportDialog& choice);

Q_SIGNALS:
    void inspectionRequested(); ///< of the image that is shown
    void runningChanged(bool running);
    void statusMessage(const QString& text);
    void proposalsSent(const boxwright::SentProposals& proposals);
    void exported(); ///< with or without success; the notice in the workspace says which

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void layoutContent();
    void connectParts();
    void connectViews();
    void updateChoice();
    void updateContent();
    void askForWeights();
    void addImages();
    void addFolder();
    void offerFolderOf(const QString& path);
    void pastePicture(const QImage& picture);
    void showExported(const Result<ExportSummary>& summary);
    void openExportDialog();
    void retranslate();

    AppState* m_state;
    DetectionController* m_controller;
    QLabel* m_modelTitle;
    WeightsPicker* m_weights;
    QLabel* m_deviceTitle;
    DevicePicker* m_device;
    PrecisionPicker* m_precision;
    QPushButton* m_addImages;
    QPushButton* m_addFolder;
    QPushButton* m_paste;
    QPushButton* m_compare;
    InlineNotice* m_notice;
    QStackedWidget* m_pages;
    EmptyPage* m_empty;
    QPushButton* m_emptyImages;
    QPushButton* m_emptyFolder;
    QPushButton* m_emptyPaste;
    QWidget* m_content;
    DetectionListPanel* m_list;
    DetectionViewer* m_viewer;
    ComparisonPanel* m_comparison;
    DetectionFilterPanel* m_filter;
    DropOverlay* m_overlay;
    QString m_exportFolder;
    bool m_following = false; ///< one canvas after the other
};

} // namespace boxwright
