// The part of MainWindow that takes files and folders which are dropped on it.
#include "ui/main_window.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>

#include "ui/app_state.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/welcome_page.h"
#include "ui/support/dropped_paths.h"

namespace boxwright {

void MainWindow::takePaths(const QStringList& folders, const QStringList& images) {
    if (!folders.isEmpty())
        m_state->openFolder(folders.front());
    else if (m_workspace == Workspace::Detect)
        m_detect->addPaths(images);
    else if (!images.isEmpty())
        offerDetection(images);
}

void MainWindow::offerDetection(const QStringList& images) {
    m_notice->showMessage(tr("%Ln image(s) dropped.", nullptr, static_cast<int>(images.size())), tr("Detect Objects"),
                          [this, images]() {
                              showWorkspace(Workspace::Detect);
                              m_detect->addPaths(images);
                          });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (droppedPaths(*event->mimeData()).isEmpty())
        return;
    m_welcome->setDragOver(true);
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_welcome->setDragOver(false);
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_welcome->setDragOver(false);
    const DroppedPaths dropped = droppedPaths(*event->mimeData());
    event->acceptProposedAction();
    takePaths(dropped.folders, dropped.images);
}

} // namespace boxwright
