#pragma once

#include <cstddef>
#include <string>

#include "core/base/annotation.h"
#include "core/base/result.h"

namespace boxwright {

/// One stretch of a document's text and what takes its place: the unit of undo.
struct VocChange {
    std::size_t offset = 0; ///< bytes into the text as UTF-8
    std::string removed;
    std::string inserted;

    [[nodiscard]] bool isEmpty() const { return removed == inserted; }
    [[nodiscard]] VocChange reversed() const { return {offset, inserted, removed}; }

    bool operator==(const VocChange&) const = default;
};

/// How an edited coordinate is written; numbers that are not edited keep their text.
enum class VocRounding {
    Exact, ///< the shortest text that reads back as the same float
    Whole, ///< the nearest whole number
};

/// The fields of an object that hold one word.
enum class VocField { Name, Pose, Truncated, Occluded, Difficult };

// What has to change in the text of a VOC file, UTF-8, so that an edit is in it; empty if it is in it already. The
// functions change nothing themselves. `object` is the number of the <object> element, from 1. VocDocument calls them.
// Errors: Unreadable (the text is no XML), BadInput (no such object, a value that cannot be written).

[[nodiscard]] Result<VocChange> changeOfBox(const std::string& text, int object, const Box& numbers,
                                            VocRounding rounding);
/// Flags are "0" or "1". A field that is not there is made, but not for a default value ("0", no pose).
[[nodiscard]] Result<VocChange> changeOfField(const std::string& text, int object, VocField field,
                                              const std::string& value);
[[nodiscard]] Result<VocChange> removalOfObject(const std::string& text, int object);
/// `model` is the number of the object whose manner is taken, 0 if there is none.
[[nodiscard]] Result<VocChange> additionOfObject(const std::string& text, int model, const ObjectAnnotation& object,
                                                 VocRounding rounding);
[[nodiscard]] Result<VocChange> changeOfVerified(const std::string& text, bool verified);
[[nodiscard]] Result<VocChange> changeOfSize(const std::string& text, ImageSize size);
[[nodiscard]] Result<VocChange> changeOfFileName(const std::string& text, const std::string& fileName);
[[nodiscard]] Result<VocChange> removalOfPath(const std::string& text);

} // namespace boxwright
