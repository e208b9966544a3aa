#pragma once

#include <memory>

#include <QMainWindow>

#include "ui/app_state.h"
#include "ui/panels/status_readout.h"

class QDockWidget;
class QLabel;

namespace boxwright {

class Actions;
class AnnotationScan;
class BoxesPanel;
class ClassesPanel;
class FilePanel;
class ImageCanvas;
class ImageLoader;
struct LoadedImage;

/// The images of the data set with their boxes: file list at the left, canvas in the middle, boxes and classes at the
/// right. The docks can be moved; this is a main window in a main window so that the other workspaces keep theirs.
class AnnotateWorkspace : public QMainWindow {
    Q_OBJECT

public:
    AnnotateWorkspace(AppState* state, const Actions& actions, QWidget* parent = nullptr);

    [[nodiscard]] ViewStatus viewStatus() const { return m_status; }
    [[nodiscard]] QString imageName() const { return m_imageName; } ///< empty while none is chosen
    void showNeighbour(int step);
    void openImage(int index); ///< into VocDataset::images()
    void deselect();

Q_SIGNALS:
    void viewStatusChanged();
    void imageChosen();
    void imageShown(); ///< after its pixels and boxes, or the reason why not, are on the screen
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader(const Actions& actions);
    QDockWidget* addDock(Qt::DockWidgetArea area, QWidget* content, const QString& name);
    void connectParts();
    void showDataset();
    void chooseImage(int index);
    void showImage(const std::shared_ptr<const LoadedImage>& image);
    void refreshPosition();
    void retranslate();

    AppState* m_state;
    ImageLoader* m_loader;
    AnnotationScan* m_scan;
    FilePanel* m_files;
    ImageCanvas* m_canvas;
    BoxesPanel* m_boxes;
    ClassesPanel* m_classes;
    QLabel* m_nameLabel = nullptr;
    QLabel* m_zoomLabel = nullptr;
    QDockWidget* m_filesDock;
    QDockWidget* m_boxesDock;
    QDockWidget* m_classesDock;
    QString m_imageName;
    ViewStatus m_status;
};

} // namespace boxwright
