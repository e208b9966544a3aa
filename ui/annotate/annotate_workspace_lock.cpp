// The part of AnnotateWorkspace that tells what is wrong, first of all with a folder which another program edits, and
// opens the folder again.
#include "ui/annotate/annotate_workspace.h"

#include <utility>

#include "ui/annotate/annotate_controller.h"
#include "ui/panels/inline_notice.h"

namespace boxwright {

void AnnotateWorkspace::showLock() {
    const FolderLock* lock = m_controller->lock();
    if (lock != nullptr && lock->isTaken())
        m_lockNotice->showText(InlineNotice::Tone::Information,
                               tr("Another window of Boxwright (%1) edits this folder. Here it can only be looked at.")
                                   .arg(lock->holder()),
                               tr("Try Again"), [this]() { tryLockAgain(); });
    else
        m_lockNotice->hide();
    refreshSaveState();
    if (const QString wanted = std::exchange(m_wantedImage, {}); !wanted.isEmpty())
        openImage(wanted);
}

void AnnotateWorkspace::tell(const QString& sentence) {
    m_notice->showText(InlineNotice::Tone::Problem, sentence);
    if (m_controller->lock() != nullptr && m_controller->lock()->isTaken())
        m_lockNotice->show(); // with its button, which may have been closed
}

void AnnotateWorkspace::tryLockAgain() {
    m_wantedImage = m_imageName;
    m_state->openFolder(m_state->datasetFolder());
}

/// Every box of the folder lies elsewhere then, so everything that has read one reads it again.
void AnnotateWorkspace::choosePixels(VocPixels pixels) {
    if (!m_controller->settlePixels(pixels))
        return;
    m_wantedImage = m_imageName;
    m_state->choosePixels(pixels);
}

} // namespace boxwright
