// The part of AnnotateController that edits boxes.
#include "ui/annotate/annotate_controller.h"

#include <algorithm>
#include <cmath>

#include "ui/annotate/box_clipboard.h"
#include "ui/annotate/box_geometry.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr float pasteShift = 10;               ///< image pixels beside a box that is there already
constexpr const char* unnamedClass = "object"; ///< of the first box of a data set without classes, until it is named

Box shifted(const Box& box, float by) {
    return {box.xmin + by, box.ymin + by, box.xmax + by, box.ymax + by};
}

/// The same for edits of the same boxes in a row.
std::string mergeKeyOf(const char* word, int image, const Objects& objects) {
    std::string key(word);
    key.append(std::to_string(image));
    for (const std::size_t object : objects)
        key.append(1, ' ').append(std::to_string(object));
    return key;
}

} // namespace

void AnnotateController::draw(const Box& boxInImage) {
    if (!mayEdit())
        return;
    const bool classKnown = !m_currentClass.empty();
    // The box stays under that name if the user does not give another.
    ObjectAnnotation object{classKnown ? m_currentClass : unnamedClass, boxInImage, false, false, false, ""};
    addSelected({object}, EditKind::Draw);
    if ((!classKnown || m_asksForClass) && m_selection.size() == 1)
        Q_EMIT classNeeded(static_cast<int>(m_selection.front()));
}

void AnnotateController::addSelected(const std::vector<ObjectAnnotation>& added, EditKind kind) {
    if (added.empty() || !mayEdit())
        return;
    const std::size_t before = objects().size();
    if (!finish(addObjects(*m_session, static_cast<std::size_t>(m_image), added, kind)))
        return;
    Objects fresh;
    for (std::size_t i = before; i < objects().size(); ++i)
        fresh.push_back(i);
    select(fresh);
}

void AnnotateController::change(const ChangeRequest& request) {
    if (!mayEdit())
        return;
    if (request.copy) {
        std::vector<ObjectAnnotation> copies;
        const std::vector<ObjectAnnotation> all = objects();
        for (const auto& [object, box] : request.boxes) {
            copies.push_back(all.at(object));
            copies.back().boxInImage = box;
        }
        addSelected(copies, EditKind::Paste);
        return;
    }
    Objects moved;
    for (const auto& [object, box] : request.boxes)
        moved.push_back(object);
    const EditKind kind = request.resize ? EditKind::Resize : EditKind::Move;
    if (finish(setBoxes(*m_session, static_cast<std::size_t>(m_image), request.boxes, kind)))
        select(moved);
}

void AnnotateController::changeBoxes(const std::vector<Box>& boxes, EditKind kind, const std::string& mergeKey) {
    std::vector<std::pair<std::size_t, Box>> changes;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        changes.emplace_back(m_selection[i], boxes[i]);
    finish(setBoxes(*m_session, static_cast<std::size_t>(m_image), changes, kind, mergeKey));
}

void AnnotateController::nudge(int dx, int dy) {
    if (m_selection.empty() || !mayEdit())
        return;
    std::vector<Box> boxes;
    for (const ObjectAnnotation& object : selectedObjects())
        boxes.push_back(object.boxInImage);
    changeBoxes(movedTogether(boxes, QPointF(dx, dy), m_size), EditKind::Move,
                mergeKeyOf("nudge ", m_image, m_selection));
}

void AnnotateController::nudgeSides(unsigned sides, int dx, int dy) {
    if (m_selection.empty() || !mayEdit())
        return;
    std::vector<Box> boxes;
    for (const ObjectAnnotation& object : selectedObjects()) {
        const Box& box = object.boxInImage;
        const QPointF corner((sides & LeftSide ? box.xmin : box.xmax) + static_cast<float>(dx),
                             (sides & TopSide ? box.ymin : box.ymax) + static_cast<float>(dy));
        const unsigned moving =
            (dx != 0 ? sides & (LeftSide | RightSide) : 0U) | (dy != 0 ? sides & (TopSide | BottomSide) : 0U);
        const Box changed = resized(box, moving, corner, m_size);
        // A side stops at the other one; it does not push through.
        const bool turned = changed.xmin > box.xmax || changed.xmax < box.xmin || changed.ymin > box.ymax ||
                            changed.ymax < box.ymin || !box.hasExtent();
        boxes.push_back(turned ? box : changed);
    }
    changeBoxes(boxes, EditKind::Resize, mergeKeyOf("sides ", m_image, m_selection));
}

void AnnotateController::removeSelected() {
    if (m_selection.empty() || !mayEdit())
        return;
    const Objects gone = m_selection;
    m_selection.clear();
    if (finish(removeObjects(*m_session, static_cast<std::size_t>(m_image), gone)))
        Q_EMIT message(tr("%Ln box(es) deleted", nullptr, static_cast<int>(gone.size())));
}

void AnnotateController::removeObject(std::size_t object) {
    select({object});
    removeSelected();
}

std::vector<ObjectAnnotation> AnnotateController::inside(std::vector<ObjectAnnotation> added, bool mayShift) const {
    const std::vector<ObjectAnnotation> present = objects();
    const ImageSize size{m_size.width(), m_size.height()};
    for (ObjectAnnotation& object : added) {
        const auto taken = [&](const Box& box) {
            return std::any_of(present.begin(), present.end(),
                               [&](const ObjectAnnotation& other) { return other.boxInImage == box; });
        };
        Box box = object.boxInImage;
        for (int tries = 0; mayShift && taken(box) && tries < 50; ++tries)
            box = shifted(box, pasteShift);
        const Box fitting = clipped(box, size);
        object.boxInImage = fitting.hasExtent() ? fitting : clipped(object.boxInImage, size);
    }
    std::erase_if(added, [](const ObjectAnnotation& object) { return !object.boxInImage.hasExtent(); });
    return added;
}

void AnnotateController::duplicateSelected() {
    addSelected(inside(selectedObjects(), true), EditKind::Paste);
}

void AnnotateController::copySelected() {
    if (!m_selection.empty())
        copyBoxes(selectedObjects());
}

void AnnotateController::cutSelected() {
    copySelected();
    removeSelected();
}

void AnnotateController::paste() {
    const std::vector<ObjectAnnotation> boxes = boxesOnClipboard();
    if (boxes.empty())
        Q_EMIT message(tr("There are no boxes on the clipboard."));
    addSelected(inside(boxes, true), EditKind::Paste);
}

void AnnotateController::copyFrom(int image) {
    if (image < 0 || image == m_image || !mayEdit())
        return;
    const std::vector<ObjectAnnotation> theirs = m_session->document(static_cast<std::size_t>(image)).objects();
    const std::vector<ObjectAnnotation> fresh = withoutDoubles(inside(theirs, false), objects());
    if (fresh.empty())
        Q_EMIT message(theirs.empty() ? tr("The previous image has no boxes.")
                                      : tr("All boxes of the previous image are here already."));
    addSelected(fresh, EditKind::Paste);
}

void AnnotateController::chooseClass(const std::string& name) {
    if (!m_session || name.empty())
        return;
    const bool isNew = m_classes.indexOf(name) < 0;
    if (isNew && refusesEdits())
        return;
    m_currentClass = name;
    if (isNew && m_image >= 0) { // keeps its place, and so its colour and digit, from now on
        ClassNotes notes = m_classes.notes();
        const ClassNotes& stored = m_session->side().classes();
        const auto isStored = [&stored](const std::string& known) {
            return std::any_of(stored.begin(), stored.end(), [&](const ClassNote& note) { return note.name == known; });
        };
        if (!isStored(unnamedClass) && !m_dataset->classes.id(unnamedClass))
            std::erase_if(notes, [](const ClassNote& note) { return note.name == unnamedClass; });
        notes.push_back({name, {}});
        if (!finish(setClassNotes(*m_session, static_cast<std::size_t>(m_image), notes)))
            return;
    }
    if (!m_selection.empty() && mayEdit())
        finish(setClass(*m_session, static_cast<std::size_t>(m_image), m_selection, name));
    else
        Q_EMIT classesChanged();
}

void AnnotateController::chooseClassNumber(std::size_t number) {
    if (number < m_classes.size())
        chooseClass(m_classes.names()[number]);
    else
        Q_EMIT message(tr("There is no class %1.").arg(number + 1));
}

void AnnotateController::toggleFlag(ObjectFlag flag) {
    const std::vector<ObjectAnnotation> selected = selectedObjects();
    const bool all = std::all_of(selected.begin(), selected.end(), [flag](const ObjectAnnotation& object) {
        return flag == ObjectFlag::Difficult ? object.difficult
                                             : (flag == ObjectFlag::Truncated ? object.truncated : object.occluded);
    });
    setSelectedFlag(flag, !all);
}

void AnnotateController::setSelectedFlag(ObjectFlag flag, bool value) {
    if (!m_selection.empty() && mayEdit())
        finish(setFlag(*m_session, static_cast<std::size_t>(m_image), m_selection, flag, value));
}

void AnnotateController::setSelectedPose(const std::string& pose) {
    if (!m_selection.empty() && mayEdit())
        finish(setPose(*m_session, static_cast<std::size_t>(m_image), m_selection, pose));
}

void AnnotateController::setSelectedBox(const Box& boxInImage) {
    if (m_selection.size() == 1 && mayEdit())
        changeBoxes({boxInImage}, EditKind::Resize, {});
}

} // namespace boxwright
