// The part of AnnotateWorkspace that tells what is wrong, first of all with a folder which another program edits, and
// opens the folder again.
#include "ui/annotate/annotate_workspace.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileDialog>
#include <QPushButton>

#include "ui/annotate/annotate_controller.h"
#include "ui/panels/inline_notice.h"
#include "ui/support/qt_convert.h"
#include "ui/support/question_box.h"

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
    m_state->openWithAnnotations(m_state->datasetFolder(), m_state->annotationFolder());
}

/// Every box of the folder lies elsewhere then, so everything that has read one reads it again, and undoing begins
/// anew.
void AnnotateWorkspace::choosePixels(VocPixels pixels) {
    if (m_steps == 0) {
        takePixels(pixels);
        return;
    }
    auto* question =
        new QuestionBox(QMessageBox::Question, tr("What the Numbers Mean"),
                        tr("The folder is read anew. What you have done stays, but can no longer be undone."), this);
    const QPushButton* read = question->addButton(tr("Read Anew"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(read, &QPushButton::clicked, this, [this, pixels]() { takePixels(pixels); });
    question->open();
}

void AnnotateWorkspace::takePixels(VocPixels pixels) {
    if (!m_controller->settlePixels(pixels))
        return;
    m_wantedImage = m_imageName;
    m_state->choosePixels(pixels);
}

void AnnotateWorkspace::chooseAnnotations() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Annotation Folder"),
                                                             fromPath(m_state->dataset()->dataset.annotationFolder()));
    if (!folder.isEmpty())
        useAnnotations(folder);
}

/// Empty for the data set's own. What is not saved yet is saved first, where it belongs.
void AnnotateWorkspace::useAnnotations(const QString& folder) {
    finishWork();
    m_wantedImage = m_imageName;
    m_state->openWithAnnotations(m_state->datasetFolder(), folder);
}

/// As the one whose annotations are edited now.
bool AnnotateWorkspace::isSameWithOtherAnnotations(const OpenDataset* dataset) const {
    if (dataset == nullptr || m_controller->session() == nullptr)
        return false;
    const VocDataset& before = m_controller->session()->dataset();
    return before.root() == dataset->dataset.root() && before.annotationFolder() != dataset->dataset.annotationFolder();
}

void AnnotateWorkspace::tellOfAnnotations() {
    const VocDataset& dataset = m_state->dataset()->dataset;
    const auto annotated = std::count_if(dataset.images().begin(), dataset.images().end(),
                                         [](const DatasetImage& image) { return image.hasAnnotation; });
    m_notice->showText(InlineNotice::Tone::Information,
                       tr("Annotations are in “%1” now: %2 of %Ln image(s) have one.", nullptr,
                          static_cast<int>(dataset.images().size()))
                           .arg(QDir::toNativeSeparators(fromPath(dataset.annotationFolder())))
                           .arg(annotated));
    m_noticeStays = true;
}

} // namespace boxwright
