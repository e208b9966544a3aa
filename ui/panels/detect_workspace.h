#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/workers/inference_services.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace boxwright {

class AppState;
class DetectionController;
class DetectionFilterPanel;
class DetectionListPanel;
class DetectionViewer;
class DevicePicker;
class DropOverlay;
class EmptyPage;
class ExportDialog;
class InlineNotice;
class WeightsPicker;

/// Drop images or folders, see the boxes, filter them by score and class, export what is shown.
class DetectWorkspace : public QWidget {
    Q_OBJECT

public:
    explicit DetectWorkspace(AppState* state, QWidget* parent = nullptr, InferenceServices services = {});

    void addPaths(const QStringList& filesOrFolders);
    [[nodiscard]] bool isRunning() const;
    void requestStop();

    [[nodiscard]] DetectionController* controller() const { return m_controller; }
    /// Exports what the dialog chose, on a worker thread.
    void exportAs(const ExportDialog& choice);

Q_SIGNALS:
    void runningChanged(bool running);
    void statusMessage(const QString& text);
    void exported(); ///< with or without success; the notice in the workspace says which

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    void updateChoice();
    void updateContent();
    void askForWeights();
    void addImages();
    void addFolder();
    void openExportDialog();
    void retranslate();

    AppState* m_state;
    DetectionController* m_controller;
    QLabel* m_modelTitle;
    WeightsPicker* m_weights;
    QLabel* m_deviceTitle;
    DevicePicker* m_device;
    QPushButton* m_addImages;
    QPushButton* m_addFolder;
    InlineNotice* m_notice;
    QStackedWidget* m_pages;
    EmptyPage* m_empty;
    QPushButton* m_emptyImages;
    QPushButton* m_emptyFolder;
    QWidget* m_content;
    DetectionListPanel* m_list;
    DetectionViewer* m_viewer;
    DetectionFilterPanel* m_filter;
    DropOverlay* m_overlay;
    QString m_exportFolder;
};

} // namespace boxwright
