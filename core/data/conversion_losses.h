#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/enum_text.h"
#include "core/data/annotation_set.h"
#include "core/data/dataset_format.h"

namespace boxwright {

/// What a format has no place for (spec/annotation.md 2.7).
enum class LossKind {
    Difficult,       ///< objects
    Truncated,       ///< objects
    Occluded,        ///< objects
    Pose,            ///< objects
    Parts,           ///< images whose file holds parts, actions, ...
    Verified,        ///< images
    UnknownSize,     ///< images with objects whose size nobody knows: YOLO cannot hold their boxes
    UnlabelledEmpty, ///< images that nobody has looked at become images without objects
    UnlabelledGone,  ///< images that nobody has looked at are not in the file
    EmptyGone,       ///< images without objects are not in the file
    ClassOrder,      ///< classes, which come back in alphabetical order
    UnusedClasses,   ///< classes without objects
    Splits,          ///< split lists
};

template <>
struct EnumText<LossKind> {
    using Entry = std::pair<LossKind, std::string_view>;
    static constexpr std::array table{
        Entry{LossKind::Difficult, "difficult"},
        Entry{LossKind::Truncated, "truncated"},
        Entry{LossKind::Occluded, "occluded"},
        Entry{LossKind::Pose, "pose"},
        Entry{LossKind::Parts, "parts"},
        Entry{LossKind::Verified, "verified"},
        Entry{LossKind::UnknownSize, "unknown-size"},
        Entry{LossKind::UnlabelledEmpty, "unlabelled-empty"},
        Entry{LossKind::UnlabelledGone, "unlabelled-gone"},
        Entry{LossKind::EmptyGone, "empty-gone"},
        Entry{LossKind::ClassOrder, "class-order"},
        Entry{LossKind::UnusedClasses, "unused-classes"},
        Entry{LossKind::Splits, "splits"},
    };
};

/// One thing that a conversion does not keep, counted on the data.
struct ConversionLoss {
    LossKind kind = LossKind::Difficult;
    std::size_t count = 0;
    std::string sentence; ///< "3 objects lose the mark \"difficult\"."
};

/// What is lost when the images of these indices are written in the format; only what these data have. Image sizes
/// that are not in the set yet count as unknown, see completeSizes().
[[nodiscard]] std::vector<ConversionLoss>
conversionLosses(const AnnotationSet& set, const std::vector<std::size_t>& indices, DatasetFormat format);

} // namespace boxwright
