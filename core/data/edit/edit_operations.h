#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/result.h"
#include "core/data/edit/edit_session.h"

namespace boxwright {

// What a person does to boxes, each one undoable step. Objects are numbered as in document(image).objects(). Boxes are
// continuous edges in image pixels. Errors: the document's problem(); BadInput (no such object, an empty class name, a
// box without extent); those of the image's header where the file has to be made. On an error nothing is changed.

enum class ObjectFlag { Difficult, Truncated, Occluded };

using Objects = std::vector<std::size_t>;

/// Behind those that are there.
Result<void> addObjects(EditSession& session, std::size_t image, const std::vector<ObjectAnnotation>& objects,
                        EditKind kind = EditKind::Draw);
Result<void> setBoxes(EditSession& session, std::size_t image, const std::vector<std::pair<std::size_t, Box>>& boxes,
                      EditKind kind, const std::string& mergeKey = {});
Result<void> removeObjects(EditSession& session, std::size_t image, Objects objects);
Result<void> setClass(EditSession& session, std::size_t image, const Objects& objects, const std::string& name);
Result<void> setFlag(EditSession& session, std::size_t image, const Objects& objects, ObjectFlag flag, bool value);
Result<void> setPose(EditSession& session, std::size_t image, const Objects& objects, const std::string& pose);
/// An image without a file gets one: it has been looked at and holds nothing.
Result<void> setVerified(EditSession& session, std::size_t image, bool verified);
Result<void> setNote(EditSession& session, std::size_t image, const ImageNote& note, EditKind kind);
/// Picture and annotation go to the trash of the data set (image_trash.h). Nothing else may be writing them meanwhile.
Result<void> deleteImage(EditSession& session, std::size_t image);
Result<void> setClassNotes(EditSession& session, std::size_t image, const ClassNotes& classes);

/// Which of `added` are not there yet: no object of the same class overlaps them by `overlap` or more.
[[nodiscard]] std::vector<ObjectAnnotation> withoutDoubles(const std::vector<ObjectAnnotation>& added,
                                                           const std::vector<ObjectAnnotation>& present,
                                                           float overlap = 0.9F);

} // namespace boxwright
