// The part of AnnotateWorkspace that carries out commands: actions, keys, menus, questions.
#include "ui/annotate/annotate_workspace.h"

#include <algorithm>
#include <map>

#include <QColorDialog>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QSettings>

#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_header.h"
#include "ui/annotate/annotate_toggles.h"
#include "ui/annotate/class_picker.h"
#include "ui/annotate/class_rename_job.h"
#include "ui/annotate/classes_panel.h"
#include "ui/annotate/data_check.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/annotate/properties_panel.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/dialogs/statistics_dialog.h"
#include "ui/inspect/inspection_subject.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/file_panel.h"
#include "ui/panels/inline_notice.h"
#include "ui/support/enum_setting.h"
#include "ui/support/index_watch.h"
#include "ui/support/qt_convert.h"
#include "ui/support/question_box.h"
#include "ui/support/sent_proposals.h"

namespace boxwright {

namespace {

constexpr int fastStep = 10; ///< image pixels, with Shift
constexpr int digitClasses = 10;
constexpr int manyImages = 10;

} // namespace

void AnnotateWorkspace::connectActions() {
    connectEditActions();
    connectViewActions();
    connectProposalActions();
    for (int i = 0; i < digitClasses; ++i) {
        const auto id = static_cast<ActionId>(static_cast<int>(ActionId::Class1) + i);
        connect(m_actions[id], &QAction::triggered, this,
                [this, i]() { m_controller->chooseClassNumber(static_cast<std::size_t>(i)); });
    }
    m_actions[ActionId::DrawTool]->setChecked(true);
    rememberToggles();
}

/// What the user switches on or off is so at the next start too.
void AnnotateWorkspace::rememberToggles() {
    for (const auto& [id, initially] : annotateToggles) {
        QAction* action = m_actions[id];
        const QString key = QStringLiteral("annotate/") + action->objectName();
        action->setChecked(QSettings().value(key, initially).toBool());
        connect(action, &QAction::toggled, this, [key](bool on) { QSettings().setValue(key, on); });
    }
}

void AnnotateWorkspace::connectEditActions() {
    const auto edit = [this](ActionId id, void (AnnotateController::*command)()) {
        connect(m_actions[id], &QAction::triggered, m_controller, command);
    };
    edit(ActionId::Undo, &AnnotateController::undo);
    edit(ActionId::Redo, &AnnotateController::redo);
    edit(ActionId::Cut, &AnnotateController::cutSelected);
    edit(ActionId::Copy, &AnnotateController::copySelected);
    edit(ActionId::Paste, &AnnotateController::paste);
    edit(ActionId::Duplicate, &AnnotateController::duplicateSelected);
    edit(ActionId::DeleteBoxes, &AnnotateController::removeSelected);
    edit(ActionId::SelectAll, &AnnotateController::selectAll);
    edit(ActionId::VerifyImage, &AnnotateController::toggleVerified);
    edit(ActionId::FlagImage, &AnnotateController::toggleFlagged);
    edit(ActionId::DeleteImage, &AnnotateController::deleteImage); // not asked: it can be undone
    connect(m_actions[ActionId::Deselect], &QAction::triggered, this, &AnnotateWorkspace::deselect);
    connect(m_actions[ActionId::CopyPrevious], &QAction::triggered, this, [this]() {
        const int previous = m_files->neighbour(-1);
        if (previous < 0)
            Q_EMIT statusMessage(tr("There is no image above this one in the list."));
        m_controller->copyFrom(previous);
    });
    connect(m_actions[ActionId::SaveNow], &QAction::triggered, this, [this]() {
        m_controller->saver().saveNow();
        if (m_controller->saver().state() == AutoSaver::State::Saved)
            Q_EMIT statusMessage(tr("Everything is saved."));
    });
    connect(m_actions[ActionId::AnnotationFolder], &QAction::triggered, this, &AnnotateWorkspace::chooseAnnotations);
    connect(m_actions[ActionId::EditClass], &QAction::triggered, this, [this]() {
        const Objects& selection = m_controller->selection();
        pickClass(selection.empty() ? -1 : static_cast<int>(selection.front()));
    });
    for (const auto& [id, flag] : {std::pair(ActionId::ToggleDifficult, ObjectFlag::Difficult),
                                   std::pair(ActionId::ToggleTruncated, ObjectFlag::Truncated),
                                   std::pair(ActionId::ToggleOccluded, ObjectFlag::Occluded)})
        connect(m_actions[id], &QAction::triggered, this,
                [this, wanted = flag]() { m_controller->toggleFlag(wanted); });
}

void AnnotateWorkspace::connectViewActions() {
    for (const auto& [id, mode] :
         {std::pair(ActionId::DrawTool, CanvasMode::Draw), std::pair(ActionId::SelectTool, CanvasMode::Select),
          std::pair(ActionId::ExtremeTool, CanvasMode::Extreme)})
        connect(m_actions[id], &QAction::triggered, this, [this, wanted = mode]() {
            m_canvas->setMode(wanted);
            m_canvas->setFocus();
        });
    connect(m_actions[ActionId::HideBoxes], &QAction::toggled, this, &AnnotateWorkspace::refreshView);
    connect(m_actions[ActionId::Crosshair], &QAction::toggled, m_canvas, &EditCanvas::setCrosshair);
    connect(m_actions[ActionId::Minimap], &QAction::toggled, m_canvas, &EditCanvas::setMinimap);
    connect(m_actions[ActionId::KeepView], &QAction::toggled, m_canvas, &ImageCanvas::setKeepsView);
    connect(m_actions[ActionId::Thumbnails], &QAction::toggled, m_files, &FilePanel::setThumbnails);
    connect(m_actions[ActionId::AskForClass], &QAction::toggled, m_controller, &AnnotateController::setAsksForClass);
    connect(m_actions[ActionId::Statistics], &QAction::triggered, this, &AnnotateWorkspace::openStatistics);
    connect(m_actions[ActionId::CheckData], &QAction::triggered, this,
            [this]() { m_check->open(m_state->dataset(), this); });
    connect(m_actions[ActionId::ZoomBox], &QAction::triggered, this, &AnnotateWorkspace::zoomToBox);
    connect(m_actions[ActionId::Tone], &QAction::triggered, m_header, &AnnotateHeader::openTone);
    connect(m_actions[ActionId::NextPanel], &QAction::triggered, this, &AnnotateWorkspace::focusNextPanel);
    connectNavigation();
    connectMouseOptions();
}

void AnnotateWorkspace::connectNavigation() {
    connect(m_actions[ActionId::FindImage], &QAction::triggered, m_files, &FilePanel::focusSearch);
    connect(m_actions[ActionId::FirstImage], &QAction::triggered, this, [this]() { m_files->showRow(0); });
    connect(m_actions[ActionId::LastImage], &QAction::triggered, this,
            [this]() { m_files->showRow(m_files->shownImages() - 1); });
    connect(m_actions[ActionId::NextToDo], &QAction::triggered, this, [this]() {
        if (!m_files->stepToDo())
            Q_EMIT statusMessage(tr("Every image is annotated."));
    });
    connect(m_actions[ActionId::PreviousImage], &QAction::triggered, this, [this]() { showNeighbour(-1); });
    connect(m_actions[ActionId::NextImage], &QAction::triggered, this, [this]() { showNeighbour(1); });
    connect(m_actions[ActionId::BackTen], &QAction::triggered, this, [this]() { showNeighbour(-manyImages); });
    connect(m_actions[ActionId::AheadTen], &QAction::triggered, this, [this]() { showNeighbour(manyImages); });
}

/// Stays beside the work and follows it.
void AnnotateWorkspace::openStatistics() {
    if (m_statistics) {
        m_statistics->raise();
        m_statistics->activateWindow();
        return;
    }
    m_controller->saver().saveNow(); // the files are counted
    m_statistics = new StatisticsDialog(m_state->dataset(), m_controller->classes(), this);
    for (const std::size_t image : m_controller->session()->trashed())
        m_statistics->refreshImage(static_cast<int>(image), true);
    connect(m_statistics, &StatisticsDialog::imagesWanted, m_files, &FilePanel::showChosen);
    connect(m_controller, &AnnotateController::imageEdited, m_statistics,
            [this](int image) { m_statistics->refreshImage(image); });
    connect(m_controller, &AnnotateController::imageTrashed, m_statistics,
            [this](int image, bool trashed) { m_statistics->refreshImage(image, trashed); });
    connect(m_controller, &AnnotateController::sessionChanged, m_statistics, &QDialog::reject);
    connect(m_controller, &AnnotateController::classesChanged, m_statistics,
            [this]() { m_statistics->setClasses(m_controller->classes()); });
    m_statistics->show();
}

/// Kept in the settings "annotate/wheel" and "annotate/rightClickDeletes".
void AnnotateWorkspace::connectMouseOptions() {
    const QString key = QStringLiteral("annotate/wheel");
    const auto chosen = setting(key, WheelAction::Zoom);
    m_canvas->setWheelAction(chosen);
    for (const auto& [id, wheel] :
         {std::pair(ActionId::WheelZooms, WheelAction::Zoom), std::pair(ActionId::WheelScrolls, WheelAction::Scroll),
          std::pair(ActionId::WheelTurns, WheelAction::Turn)}) {
        QAction* action = m_actions[id];
        action->setChecked(wheel == chosen);
        connect(action, &QAction::toggled, this, [this, key, wanted = wheel](bool on) {
            if (!on)
                return;
            m_canvas->setWheelAction(wanted);
            QSettings().setValue(key, settingText(toText(wanted)));
        });
    }
    connect(m_actions[ActionId::RightClickDeletes], &QAction::toggled, m_canvas, &EditCanvas::setRightClickDeletes);
}

/// The selected box; once it is large, the next one.
void AnnotateWorkspace::zoomToBox() {
    const std::vector<std::size_t>& numbers = m_canvas->view().numbers;
    if (numbers.empty()) {
        Q_EMIT statusMessage(tr("There is no box to zoom to."));
        return;
    }
    const std::vector<ObjectAnnotation> objects = m_controller->objects();
    const Objects& selection = m_controller->selection();
    std::size_t wanted = selection.empty() ? numbers.front() : selection.front();
    if (!selection.empty() && m_canvas->isZoomedTo(objects.at(wanted).boxInImage)) {
        const auto next = std::upper_bound(numbers.begin(), numbers.end(), wanted);
        wanted = next == numbers.end() ? numbers.front() : *next;
    }
    m_controller->select({wanted});
    m_canvas->zoomToBox(objects.at(wanted).boxInImage);
}

void AnnotateWorkspace::tellOfEdit(const QString& sentence) {
    Q_EMIT statusMessage(sentence);
    Q_EMIT undoOffered(std::exchange(m_freshStep, false));
}

void AnnotateWorkspace::connectProposalActions() {
    connect(m_actions[ActionId::ProposeImage], &QAction::triggered, this, [this]() {
        if (m_controller->image() >= 0)
            m_proposals->propose({m_controller->image()});
    });
    connect(m_actions[ActionId::ProposeAll], &QAction::triggered, this, &AnnotateWorkspace::proposeForUnlabelled);
    connect(m_actions[ActionId::AcceptProposal], &QAction::triggered, m_proposals, &ProposalController::accept);
    connect(m_actions[ActionId::RejectProposal], &QAction::triggered, m_proposals, &ProposalController::reject);
    connect(m_actions[ActionId::AcceptAll], &QAction::triggered, m_proposals, &ProposalController::acceptAll);
}

void AnnotateWorkspace::proposeForUnlabelled() {
    std::vector<int> images;
    const auto index = m_index->index();
    const std::size_t count = index ? m_controller->session()->dataset().images().size() : 0;
    for (std::size_t i = 0; i < count; ++i)
        if (index->state(i) == AnnotationState::Unlabelled && !m_controller->session()->isTrashed(i) &&
            !m_controller->session()->dataset().images()[i].imagePath.empty())
            images.push_back(static_cast<int>(i));
    if (images.empty())
        Q_EMIT statusMessage(index && !index->summary().ended ? tr("The images are still being counted.")
                                                              : tr("Every image is annotated."));
    m_proposals->propose(images);
}

void AnnotateWorkspace::takeProposals(const SentProposals& proposals) {
    std::map<std::string, SharedProposals> byId(proposals.images.begin(), proposals.images.end());
    std::vector<std::pair<std::size_t, SharedProposals>> sets;
    const auto& images = m_controller->session()->dataset().images();
    for (std::size_t i = 0; i < images.size(); ++i)
        if (const auto found = byId.find(images[i].id); found != byId.end() && !m_controller->session()->isTrashed(i))
            sets.emplace_back(i, found->second);
    m_proposals->take(sets, proposals.lowestScore);
    if (sets.empty() || m_controller->session()->isReadOnly())
        return;
    const auto first = static_cast<int>(sets.front().first);
    m_notice->showText(
        InlineNotice::Tone::Information,
        tr("%Ln image(s) have proposals from Detect now. Those that match a box that is there are hidden.", nullptr,
           static_cast<int>(sets.size())));
    m_noticeStays = first != m_files->currentImage();
    m_files->showImage(first);
}

void AnnotateWorkspace::triggerKey(const QKeySequence& keys) {
    for (const Actions::Entry& entry : m_actions.entries())
        if (entry.action->isEnabled() && entry.action->shortcuts().contains(keys))
            entry.action->trigger();
}

void AnnotateWorkspace::moveByKey(int key, Qt::KeyboardModifiers modifiers) {
    const int dx = key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
    const int dy = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
    if (m_controller->selection().empty()) {
        showNeighbour(dx + dy);
        return;
    }
    const bool shift = modifiers.testFlag(Qt::ShiftModifier);
    if (modifiers.testFlag(Qt::ControlModifier))
        m_controller->nudgeSides(shift ? LeftSide | TopSide : RightSide | BottomSide, dx, dy);
    else
        m_controller->nudge(shift ? dx * fastStep : dx, shift ? dy * fastStep : dy);
}

void AnnotateWorkspace::pickClass(int object) {
    const std::vector<ObjectAnnotation> objects = m_controller->objects();
    const bool known = object >= 0 && object < static_cast<int>(objects.size());
    if (known && m_controller->selection().size() < 2)
        m_controller->select({static_cast<std::size_t>(object)});
    const Box box = known ? objects[static_cast<std::size_t>(object)].boxInImage : Box{};
    m_picker->open(m_controller->classes(),
                   known ? objects[static_cast<std::size_t>(object)].className : m_controller->currentClass(),
                   known ? m_canvas->placeBeside(box) : QPoint(12, 12));
}

void AnnotateWorkspace::showMenu(QPoint globalPosition) {
    QMenu menu(this);
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu.addAction(m_actions[id]);
        menu.addSeparator();
    };
    add({ActionId::Undo, ActionId::Redo});
    add({ActionId::EditClass, ActionId::ToggleDifficult, ActionId::ToggleTruncated, ActionId::ToggleOccluded});
    add({ActionId::Cut, ActionId::Copy, ActionId::Paste, ActionId::Duplicate, ActionId::CopyPrevious,
         ActionId::DeleteBoxes});
    add({ActionId::AcceptProposal, ActionId::RejectProposal, ActionId::AcceptAll});
    add({ActionId::HowItSees});
    menu.exec(globalPosition);
}

InspectionSubject AnnotateWorkspace::inspectionSubject() const {
    InspectionSubject subject{{}, {}, m_state->dataset()};
    const int image = m_controller->image();
    if (image < 0 || !subject.dataset)
        return subject;
    subject.path = fromPath(subject.dataset->dataset.images().at(static_cast<std::size_t>(image)).imagePath);
    if (std::vector<ObjectAnnotation> objects = m_controller->objects(); !objects.empty())
        subject.truth = std::move(objects);
    return subject;
}

void AnnotateWorkspace::chooseColor(const QString& name) {
    const QColor color =
        QColorDialog::getColor(m_controller->classes().color(toUtf8(name)), this, tr("Colour of %1").arg(name));
    if (color.isValid())
        m_controller->setClassColor(toUtf8(name), color);
}

void AnnotateWorkspace::renameClass(const QString& name) {
    if (m_rename->isRunning() || m_controller->session() == nullptr || m_controller->refusesEdits())
        return;
    bool accepted = false;
    const QString wanted =
        QInputDialog::getText(this, tr("Rename Class"),
                              tr("New name for “%1” in all images. The name of another class merges the two. "
                                 "It can be undone.")
                                  .arg(name),
                              QLineEdit::Normal, name, &accepted)
            .trimmed();
    if (!accepted || wanted.isEmpty() || wanted == name)
        return;
    const auto index = m_index->index();
    std::vector<std::size_t> images;
    if (index->summary().ended && !m_controller->saver().isBusy()) {
        images = index->imagesWith(toUtf8(name));
    } else { // not all is known: look everywhere
        images.resize(m_controller->session()->dataset().images().size());
        for (std::size_t i = 0; i < images.size(); ++i)
            images[i] = i;
    }
    // What was edited a moment ago may not be counted yet.
    for (const std::size_t image : m_controller->session()->unsaved())
        images.push_back(image);
    if (m_controller->image() >= 0)
        images.push_back(static_cast<std::size_t>(m_controller->image()));
    std::sort(images.begin(), images.end());
    images.erase(std::unique(images.begin(), images.end()), images.end());
    m_controller->setHeld(true);
    m_rename->start(*m_controller->session(), toUtf8(name), toUtf8(wanted), images,
                    static_cast<std::size_t>(std::max(0, m_controller->image())), m_controller->classes().notes());
}

void AnnotateWorkspace::askAboutConflict(int image, const QString& file) {
    if (m_asking)
        return;
    m_asking = true;
    auto* question =
        new QuestionBox(QMessageBox::Warning, tr("Changed by Another Program"),
                        tr("%1 was changed by another program; your changes are not saved.").arg(file), this);
    const QPushButton* take = question->addButton(tr("Use That File"), QMessageBox::AcceptRole);
    const QPushButton* overwrite = question->addButton(tr("Overwrite It"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Decide Later"), QMessageBox::RejectRole));
    connect(question, &QMessageBox::buttonClicked, this, [this, image, take, overwrite](QAbstractButton* button) {
        if (button == take)
            m_controller->takeFileOnDisk(image);
        else if (button == overwrite)
            m_controller->overwriteFileOnDisk(image);
    });
    connect(question, &QDialog::finished, this, [this]() { m_asking = false; });
    question->open();
}

/// The list shows one image less, or one more.
void AnnotateWorkspace::followTrash(int image, bool trashed) {
    const int below = m_files->neighbour(1);
    const int next = below >= 0 ? below : m_files->neighbour(-1);
    const bool isShown = image == m_controller->image();
    m_files->refilter();
    m_index->refresh(image);
    if (!trashed || !isShown)
        return;
    m_canvas->setImage({});
    m_controller->setImage(-1, {});
    if (next >= 0)
        m_files->showImage(next);
}

void AnnotateWorkspace::focusNextPanel() {
    const std::vector<QWidget*> panels{m_canvas, m_files, m_boxes, m_classes, m_properties};
    std::size_t next = 0;
    for (std::size_t i = 0; i < panels.size(); ++i)
        if (panels[i]->hasFocus() || panels[i]->isAncestorOf(focusWidget()))
            next = (i + 1) % panels.size();
    QWidget* target = panels[next];
    const QList<QWidget*> parts = target->findChildren<QWidget*>();
    if (target != m_canvas)
        for (QWidget* part : parts)
            if (part->focusPolicy() & Qt::TabFocus && part->isEnabled() && part->isVisible()) {
                target = part;
                break;
            }
    target->setFocus(Qt::TabFocusReason);
}

} // namespace boxwright
