#include "ui/annotate/annotate_controller.h"

#include <algorithm>

#include "ui/annotate/box_clipboard.h"
#include "ui/annotate/edit_text.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int diskCheckMs = 1000;
constexpr int retryMs = 30; ///< a batch of the saver takes that long, more or less

/// A session with the lock that it needs: a batch that is still being saved keeps both.
struct LockedSession {
    std::shared_ptr<FolderLock> lock;
    EditSession session;
};

std::shared_ptr<EditSession> openSession(const std::shared_ptr<const VocDataset>& dataset,
                                         const std::shared_ptr<FolderLock>& lock) {
    const FolderAccess access = lock->isTaken() ? FolderAccess::ReadOnly : FolderAccess::Edit;
    const std::shared_ptr<LockedSession> locked(new LockedSession{lock, EditSession(dataset, access)});
    return {locked, &locked->session};
}

} // namespace

AnnotateController::AnnotateController(QObject* parent)
    : QObject(parent) {
    m_diskTimer.setInterval(diskCheckMs);
    connect(&m_diskTimer, &QTimer::timeout, this, &AnnotateController::checkDisk);
    connect(&m_saver, &AutoSaver::failed, this, &AnnotateController::problem);
    connect(&m_saver, &AutoSaver::conflict, this, [this](int image) {
        Q_EMIT conflict(image, fromPath(m_session->document(static_cast<std::size_t>(image)).path()));
    });
    connect(&m_saver, &AutoSaver::saved, this, [this](const std::vector<int>& images) {
        for (const int image : images)
            Q_EMIT imageEdited(image);
        if (m_session && m_image >= 0)
            m_session->forgetOthers(static_cast<std::size_t>(m_image));
    });
}

AnnotateController::~AnnotateController() {
    m_saver.disconnect();
    m_saver.saveNow();
}

void AnnotateController::setDataset(const std::shared_ptr<const OpenDataset>& dataset) {
    m_held = false;
    m_image = -1;
    m_selection.clear();
    m_hidden.clear();
    m_currentClass.clear();
    m_diskTimer.stop();
    m_saver.setSession(nullptr);
    const bool isNewSet = beginsAnnotations(dataset.get());
    m_dataset = dataset;
    m_session.reset();
    // The same folder once more keeps the lock: what is still being saved needs it too.
    if (!dataset || !m_lock || m_lock->isTaken() || m_lock->folder() != dataset->dataset.sideFolder())
        m_lock = dataset ? std::make_shared<FolderLock>(dataset->dataset.sideFolder()) : nullptr;
    m_found = dataset ? dataset->classes.names() : std::vector<std::string>();
    if (dataset)
        m_session = openSession(std::shared_ptr<const VocDataset>(dataset, &dataset->dataset), m_lock);
    if (isNewSet)
        m_session->beginWith(m_classes.notes());
    m_saver.setSession(m_session);
    refreshClasses();
    Q_EMIT documentChanged(); // none until an image is shown: nobody is to choose a box of the one before
    Q_EMIT selectionChanged();
    Q_EMIT sessionChanged();
    Q_EMIT historyChanged();
    if (!m_session)
        return;
    m_diskTimer.start();
    if (m_session->restoredEdits() > 0)
        Q_EMIT news(tr("%Ln edit(s) of the last session were restored.", nullptr,
                       static_cast<int>(m_session->restoredEdits())));
    else if (!m_session->messages().empty())
        Q_EMIT news(coreText(m_session->messages().front()));
}

/// Whether it is the same images with a folder of annotations in which there are none yet.
bool AnnotateController::beginsAnnotations(const OpenDataset* dataset) const {
    return dataset != nullptr && m_dataset && dataset->dataset.root() == m_dataset->dataset.root() &&
           dataset->dataset.annotationFolder() != m_dataset->dataset.annotationFolder() &&
           dataset->classes.names().empty();
}

void AnnotateController::setImage(int image, QSize size) {
    m_image = m_session ? image : -1;
    m_size = size;
    m_selection.clear();
    if (m_image >= 0)
        m_session->forgetOthers(static_cast<std::size_t>(m_image));
    Q_EMIT documentChanged();
    Q_EMIT selectionChanged();
}

const AnnotationDocument* AnnotateController::document() const {
    return m_image < 0 ? nullptr : &m_session->document(static_cast<std::size_t>(m_image));
}

std::vector<ObjectAnnotation> AnnotateController::objects() const {
    const AnnotationDocument* shown = document();
    return shown == nullptr ? std::vector<ObjectAnnotation>() : shown->objects();
}

bool AnnotateController::isEditable() const {
    return !m_held && document() != nullptr && !m_session->isReadOnly() && !document()->isReadOnly() &&
           !m_size.isEmpty();
}

bool AnnotateController::refusesEdits() {
    if (!m_session || !m_session->isReadOnly())
        return false;
    Q_EMIT problem(tr("Nothing can be edited: another window of Boxwright edits this folder (%1). Close it there and "
                      "press Try Again.")
                       .arg(m_lock->holder()));
    return true;
}

bool AnnotateController::settlePixels(VocPixels pixels) {
    if (!m_session || refusesEdits() || !m_session->settlePixels(pixels))
        return false;
    m_saver.noteEdit();
    m_saver.saveNow(); // or the folder would be opened again without it
    return true;
}

bool AnnotateController::mayEdit() {
    if (isEditable())
        return true;
    refusesEdits();
    return false;
}

std::vector<ObjectAnnotation> AnnotateController::selectedObjects() const {
    std::vector<ObjectAnnotation> selected;
    const std::vector<ObjectAnnotation> all = objects();
    for (const std::size_t object : m_selection)
        selected.push_back(all.at(object));
    return selected;
}

void AnnotateController::select(Objects wanted, bool toggle) {
    const std::size_t count = objects().size();
    std::erase_if(wanted, [count](std::size_t object) { return object >= count; });
    Objects selection = toggle ? m_selection : Objects{};
    for (const std::size_t object : wanted) {
        const auto at = std::find(selection.begin(), selection.end(), object);
        if (at == selection.end())
            selection.push_back(object);
        else if (toggle)
            selection.erase(at);
    }
    if (selection == m_selection)
        return;
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
}

void AnnotateController::selectAll() {
    Objects shown;
    const std::vector<ObjectAnnotation> all = objects();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!isHidden(all[i].className))
            shown.push_back(i);
    select(shown);
}

bool AnnotateController::finish(const Result<void>& done) {
    if (!done) {
        Q_EMIT problem(errorText(done.error()));
        Q_EMIT documentChanged(); // what was on its way goes back
        return false;
    }
    const std::size_t count = objects().size();
    std::erase_if(m_selection, [count](std::size_t object) { return object >= count; });
    m_saver.noteEdit();
    refreshClasses();
    Q_EMIT documentChanged();
    Q_EMIT selectionChanged();
    Q_EMIT historyChanged();
    return true;
}

void AnnotateController::refreshClasses() {
    if (!m_session) {
        m_classes = {};
        Q_EMIT classesChanged();
        return;
    }
    std::vector<std::string> found = m_found;
    for (const ObjectAnnotation& object : objects())
        found.push_back(object.className);
    m_classes = ClassCatalog(m_session->side().classes(), found);
    if (m_classes.indexOf(m_currentClass) < 0)
        m_currentClass = m_classes.size() > 0 ? m_classes.names().front() : std::string();
    Q_EMIT classesChanged();
}

void AnnotateController::setFoundClasses(const std::vector<std::string>& names, bool complete) {
    const auto isIn = [](const std::vector<std::string>& list, const std::string& name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    const std::vector<std::string> before = m_found;
    for (const std::string& name : names)
        if (!isIn(m_found, name))
            m_found.push_back(name);
    // The name that a box had until it got its own; a class of the folder stays for its next box.
    if (complete && m_dataset)
        std::erase_if(m_found, [&](const std::string& name) {
            return !isIn(names, name) && !isIn(m_dataset->classes.names(), name);
        });
    if (m_found == before)
        return;
    refreshClasses();
    Q_EMIT documentChanged(); // in the colours of now
}

void AnnotateController::forgetClass(const std::string& name) {
    std::erase(m_found, name);
    if (m_currentClass == name)
        m_currentClass.clear();
}

void AnnotateController::undo() {
    travel(true);
}

void AnnotateController::redo() {
    travel(false);
}

void AnnotateController::travel(bool back) {
    const EditStep* step = !m_session || m_held ? nullptr : back ? m_session->nextUndo() : m_session->nextRedo();
    if (step == nullptr)
        return;
    const QString text = editText(step->kind);
    const int image = static_cast<int>(step->image);
    if (step->kind == EditKind::RenameClass || step->kind == EditKind::FixFindings)
        m_found.clear(); // what there is now is found again while it is saved
    const bool movesImage = step->kind == EditKind::DeleteImage;
    if (movesImage && !back && !isSaved()) {
        Q_EMIT message(tr("What was edited is still being saved; try again in a moment."));
        return;
    }
    if (!finish(back ? m_session->undo() : m_session->redo()))
        return;
    Q_EMIT message(back ? tr("Undone: %1").arg(text) : tr("Done again: %1").arg(text));
    if (movesImage)
        Q_EMIT imageTrashed(image, !back);
    if (image != m_image && !m_session->isTrashed(static_cast<std::size_t>(image)))
        Q_EMIT imageWanted(image);
}

void AnnotateController::toggleVerified() {
    if (!mayEdit()) {
        Q_EMIT documentChanged(); // a button that was pressed goes back
        return;
    }
    const bool verified = !document()->isVerified();
    if (finish(setVerified(*m_session, static_cast<std::size_t>(m_image), verified)))
        Q_EMIT message(verified ? tr("Verified") : tr("No longer verified"));
}

void AnnotateController::toggleFlagged() {
    if (m_image < 0)
        return;
    if (refusesEdits()) {
        Q_EMIT documentChanged();
        return;
    }
    ImageNote note = m_session->note(static_cast<std::size_t>(m_image));
    note.flagged = !note.flagged;
    if (finish(setNote(*m_session, static_cast<std::size_t>(m_image), note, EditKind::Flag)))
        Q_EMIT message(note.flagged ? tr("Flagged for a second look") : tr("No longer flagged"));
    Q_EMIT imageEdited(m_image);
}

/// Saves, and tells whether no batch is on its way that would write a file after it was moved.
bool AnnotateController::isSaved() {
    m_saver.saveNow();
    return !m_saver.isWriting();
}

void AnnotateController::deleteImage() {
    if (m_image < 0 || m_held || refusesEdits())
        return;
    if (!isSaved()) {
        QTimer::singleShot(retryMs, this, &AnnotateController::deleteImage);
        return;
    }
    const int image = m_image;
    m_selection.clear();
    if (!finish(boxwright::deleteImage(*m_session, static_cast<std::size_t>(image))))
        return;
    Q_EMIT message(tr("The image is in the trash of the folder; Undo brings it back."));
    Q_EMIT imageTrashed(image, true);
}

void AnnotateController::setNoteText(const std::string& text) {
    if (m_image < 0 || text == m_session->note(static_cast<std::size_t>(m_image)).text || refusesEdits())
        return;
    ImageNote note = m_session->note(static_cast<std::size_t>(m_image));
    note.text = text;
    finish(setNote(*m_session, static_cast<std::size_t>(m_image), note, EditKind::Note));
}

void AnnotateController::setClassColor(const std::string& name, const QColor& color) {
    if (!m_session || m_image < 0 || m_held || refusesEdits())
        return;
    ClassNotes notes = m_classes.notes();
    for (ClassNote& note : notes)
        if (note.name == name)
            note.color = toUtf8(color.name());
    finish(setClassNotes(*m_session, static_cast<std::size_t>(m_image), notes));
}

void AnnotateController::setClassHidden(const std::string& name, bool hidden) {
    if (hidden)
        m_hidden.insert(name);
    else
        m_hidden.erase(name);
    const std::vector<ObjectAnnotation> all = objects();
    Objects left = m_selection;
    std::erase_if(left, [&](std::size_t object) { return isHidden(all.at(object).className); });
    select(left);
    Q_EMIT classesChanged();
    Q_EMIT documentChanged();
}

void AnnotateController::checkDisk() {
    const AnnotationDocument* shown = document();
    // With unsaved edits in it, saving finds out and asks.
    if (shown == nullptr || m_saver.isBusy() || shown->isDirty() || !shown->isChangedOnDisk())
        return;
    takeFileOnDisk(m_image);
    Q_EMIT message(tr("The annotation file was changed by another program and has been read again."));
}

void AnnotateController::takeFileOnDisk(int image) {
    m_session->reload(static_cast<std::size_t>(image));
    m_saver.settleConflict(image);
    if (image == m_image)
        m_selection.clear();
    finish({});
    Q_EMIT imageEdited(image);
}

void AnnotateController::overwriteFileOnDisk(int image) {
    AnnotationDocument copy = m_session->document(static_cast<std::size_t>(image));
    if (const auto done = copy.save(VocOverwrite::Asked); !done) {
        Q_EMIT problem(errorText(done.error()));
        return;
    }
    m_session->noteSaved(static_cast<std::size_t>(image), copy);
    m_saver.settleConflict(image);
    Q_EMIT imageEdited(image);
}

} // namespace boxwright
