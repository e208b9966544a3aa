// The part of AnnotateWorkspace that shows the state of the controllers: canvas, lists, counts, status.
#include "ui/annotate/annotate_workspace.h"

#include <algorithm>

#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/classes_panel.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/annotate/edit_text.h"
#include "ui/annotate/folder_lock.h"
#include "ui/annotate/properties_panel.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/file_panel.h"
#include "ui/support/index_watch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

QString ghostLabel(const Proposal& proposal) {
    return QStringLiteral("%1 %2 %").arg(fromUtf8(proposal.className)).arg(qRound(proposal.score * 100));
}

QString markedLabel(const ObjectAnnotation& object) {
    QString label = fromUtf8(object.className);
    if (object.difficult)
        label += QStringLiteral(" ·D");
    if (object.truncated)
        label += QStringLiteral(" ·T");
    if (object.occluded)
        label += QStringLiteral(" ·O");
    return label;
}

} // namespace

void AnnotateWorkspace::refreshView() {
    EditView view;
    const std::vector<ObjectAnnotation> objects = m_controller->objects();
    const bool hidden = m_actions[ActionId::HideBoxes]->isChecked();
    std::vector<QColor> colors;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const ObjectAnnotation& object = objects[i];
        colors.push_back(m_controller->classes().color(object.className));
        if (hidden || m_controller->isHidden(object.className))
            continue;
        view.boxes.push_back({object.boxInImage, markedLabel(object), colors.back(), object.difficult});
        view.numbers.push_back(i);
    }
    view.selected = m_controller->selection();
    const SharedProposals set =
        m_controller->image() < 0 ? nullptr
                                  : m_controller->session()->proposals(static_cast<std::size_t>(m_controller->image()));
    for (const std::size_t number : hidden ? ProposalNumbers{} : m_proposals->shown()) {
        const Proposal& proposal = set->proposals[number];
        view.ghosts.push_back(
            {proposal.boxInImage, ghostLabel(proposal), m_controller->classes().color(proposal.className), true});
        view.ghostNumbers.push_back(number);
    }
    if (m_proposals->selected() >= 0)
        view.selectedGhosts = {static_cast<std::size_t>(m_proposals->selected())};
    m_status.boxes = static_cast<int>(objects.size());
    m_status.hiddenBoxes = static_cast<int>(objects.size() - view.boxes.size());
    m_boxes->setBoxes(objects, colors);
    m_canvas->setView(std::move(view));
    m_canvas->setEditable(m_controller->isEditable());
    const bool hasImage = m_controller->image() >= 0;
    const ImageNote note =
        hasImage ? m_controller->session()->note(static_cast<std::size_t>(m_controller->image())) : ImageNote{};
    const bool verified = hasImage && m_controller->document()->isVerified();
    m_properties->setImageState(verified, note, hasImage, m_controller->isEditable());
    m_actions[ActionId::VerifyImage]->setChecked(verified);
    m_actions[ActionId::FlagImage]->setChecked(note.flagged);
    Q_EMIT viewStatusChanged();
}

void AnnotateWorkspace::refreshSelection() {
    EditView view = m_canvas->view();
    view.selected = m_controller->selection();
    m_canvas->setView(std::move(view));
    m_boxes->setSelection(m_controller->selection());
    m_properties->setObjects(m_controller->selectedObjects(), m_controller->isEditable());
}

void AnnotateWorkspace::refreshClasses() {
    const ClassCatalog& classes = m_controller->classes();
    m_classes->setClasses(classes, m_controller->hiddenClasses(), m_controller->currentClass());
    m_files->setClasses(classes.names());
    m_canvas->setDrawColor(classes.size() == 0 ? QColor(Qt::yellow) : classes.color(m_controller->currentClass()));
}

void AnnotateWorkspace::refreshCounts() {
    if (m_index->index() == nullptr)
        return;
    const IndexSummary summary = m_index->index()->summary();
    m_classes->setCounts(summary.classes, summary.ended);
    const auto inState = [&summary](AnnotationState state) {
        const auto known = summary.states.find(state);
        return known == summary.states.end() ? std::size_t{0} : known->second;
    };
    m_status.verified = static_cast<int>(inState(AnnotationState::Verified));
    const std::set<std::size_t>& trashed = m_controller->session()->trashed();
    const auto unlabelledTrash = static_cast<std::size_t>(std::count_if(trashed.begin(), trashed.end(), [this](auto i) {
        return m_index->index()->state(i) == AnnotationState::Unlabelled;
    }));
    m_files->setCounts({summary.images - trashed.size(), inState(AnnotationState::Unlabelled) - unlabelledTrash,
                        inState(AnnotationState::Annotated) + inState(AnnotationState::Empty),
                        inState(AnnotationState::Verified), m_controller->session()->side().flaggedImages(),
                        summary.isComplete()});
}

void AnnotateWorkspace::refreshHistory() {
    const EditSession* session = m_controller->session();
    const EditStep* undo = session == nullptr ? nullptr : session->nextUndo();
    const EditStep* redo = session == nullptr ? nullptr : session->nextRedo();
    m_actions[ActionId::Undo]->setText(undo == nullptr ? tr("&Undo") : tr("&Undo: %1").arg(editText(undo->kind)));
    m_actions[ActionId::Redo]->setText(redo == nullptr ? tr("&Redo") : tr("&Redo: %1").arg(editText(redo->kind)));
}

void AnnotateWorkspace::refreshSaveState() {
    const AutoSaver::State state = m_controller->saver().state();
    m_status.isSaved = state == AutoSaver::State::Saved;
    const FolderLock* lock = m_controller->lock();
    m_status.saveState = lock != nullptr && lock->isTaken()  ? tr("Read only")
                         : state == AutoSaver::State::Saved  ? tr("Saved")
                         : state == AutoSaver::State::Failed ? tr("Not saved")
                                                             : tr("Saving…");
    Q_EMIT viewStatusChanged();
    Q_EMIT busyChanged();
}

void AnnotateWorkspace::refreshPosition() {
    m_status.position = m_files->currentPosition();
    m_status.images = m_files->shownImages();
    Q_EMIT viewStatusChanged();
}

} // namespace boxwright
