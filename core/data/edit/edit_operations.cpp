#include "core/data/edit/edit_operations.h"

#include <algorithm>
#include <iterator>

#include "core/data/edit/edit_transaction.h"

namespace boxwright {

namespace {

Result<void> checkBox(const Box& box) {
    if (box.hasExtent())
        return {};
    return fail(ErrorKind::BadInput, "The box has no extent.");
}

/// The same edit for several objects of one image, as one step.
Result<void> forEachObject(EditSession& session, std::size_t image, const Objects& objects, EditKind kind,
                           const std::function<Result<VocChange>(VocDocument&, std::size_t)>& edit) {
    return session.perform(kind, image, [&](EditTransaction& transaction) -> Result<void> {
        for (const std::size_t object : objects)
            if (auto done = transaction.annotate(image, [&](VocDocument& document) { return edit(document, object); });
                !done)
                return done;
        return {};
    });
}

} // namespace

Result<void> addObjects(EditSession& session, std::size_t image, const std::vector<ObjectAnnotation>& objects,
                        EditKind kind) {
    return session.perform(kind, image, [&](EditTransaction& transaction) -> Result<void> {
        for (ObjectAnnotation object : objects) {
            if (auto checked = checkBox(object.boxInImage); !checked)
                return checked;
            object.boxInImage = transaction.document(image).toFile(object.boxInImage);
            if (auto done = transaction.annotate(image, [&](VocDocument& document) { return document.add(object); });
                !done)
                return done;
        }
        return {};
    });
}

Result<void> setBoxes(EditSession& session, std::size_t image, const std::vector<std::pair<std::size_t, Box>>& boxes,
                      EditKind kind, const std::string& mergeKey) {
    const auto work = [&](EditTransaction& transaction) -> Result<void> {
        for (const auto& [object, box] : boxes) {
            if (auto checked = checkBox(box); !checked)
                return checked;
            const Box inFile = transaction.document(image).toFile(box);
            if (auto done = transaction.annotate(
                    image, [&, number = object](VocDocument& document) { return document.setBox(number, inFile); });
                !done)
                return done;
        }
        return {};
    };
    return session.perform(kind, image, work, mergeKey);
}

Result<void> removeObjects(EditSession& session, std::size_t image, Objects objects) {
    // From the end, so that the numbers of the others stay.
    std::sort(objects.rbegin(), objects.rend());
    objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
    return forEachObject(session, image, objects, EditKind::Delete,
                         [](VocDocument& document, std::size_t object) { return document.remove(object); });
}

Result<void> setClass(EditSession& session, std::size_t image, const Objects& objects, const std::string& name) {
    return forEachObject(session, image, objects, EditKind::ChangeClass,
                         [&](VocDocument& document, std::size_t object) { return document.setName(object, name); });
}

Result<void> setFlag(EditSession& session, std::size_t image, const Objects& objects, ObjectFlag flag, bool value) {
    return forEachObject(session, image, objects, EditKind::ChangeFlags,
                         [&](VocDocument& document, std::size_t object) {
                             if (flag == ObjectFlag::Difficult)
                                 return document.setDifficult(object, value);
                             return flag == ObjectFlag::Truncated ? document.setTruncated(object, value)
                                                                  : document.setOccluded(object, value);
                         });
}

Result<void> setPose(EditSession& session, std::size_t image, const Objects& objects, const std::string& pose) {
    return forEachObject(session, image, objects, EditKind::ChangeFlags,
                         [&](VocDocument& document, std::size_t object) { return document.setPose(object, pose); });
}

Result<void> setVerified(EditSession& session, std::size_t image, bool verified) {
    return session.perform(EditKind::Verify, image, [&](EditTransaction& transaction) {
        return transaction.annotate(image, [&](VocDocument& document) { return document.setVerified(verified); });
    });
}

Result<void> setNote(EditSession& session, std::size_t image, const ImageNote& note, EditKind kind) {
    return session.perform(kind, image, [&](EditTransaction& transaction) -> Result<void> {
        transaction.setNote(image, note);
        return {};
    });
}

Result<void> deleteImage(EditSession& session, std::size_t image) {
    return session.perform(EditKind::DeleteImage, image,
                           [&](EditTransaction& transaction) { return transaction.trash(image); });
}

Result<void> setClassNotes(EditSession& session, std::size_t image, const ClassNotes& classes) {
    return session.perform(EditKind::ChangeClasses, image, [&](EditTransaction& transaction) -> Result<void> {
        transaction.setClasses(classes);
        return {};
    });
}

std::vector<ObjectAnnotation> withoutDoubles(const std::vector<ObjectAnnotation>& added,
                                             const std::vector<ObjectAnnotation>& present, float overlap) {
    std::vector<ObjectAnnotation> fresh;
    std::copy_if(added.begin(), added.end(), std::back_inserter(fresh), [&](const ObjectAnnotation& object) {
        return std::none_of(present.begin(), present.end(), [&](const ObjectAnnotation& other) {
            return other.className == object.className && iou(other.boxInImage, object.boxInImage) >= overlap;
        });
    });
    return fresh;
}

} // namespace boxwright
