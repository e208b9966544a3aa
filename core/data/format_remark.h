#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/enum_text.h"

namespace boxwright {

/// What is unusual in a COCO, YOLO, CreateML or CSV file (spec/annotation.md 2.4 to 2.6). How grave it is, is for the
/// inspection to say; "not used" means that the object is missing in what was read, the file stays as it is.
enum class FormatRemarkKind {
    // ids and references
    RepeatedId,     ///< the first entry counts
    TextId,         ///< an id written as text instead of a number
    ZeroId,         ///< several readers take annotation id 0 for "no match"
    MissingImage,   ///< an annotation or split names an image that is not there: not used
    MissingFile,    ///< the image file is not in the image folder
    UnknownClass,   ///< a class that no list names: not used
    MissingName,    ///< an image or class without name: not used
    RepeatedName,   ///< two classes or images of one name count as one
    OutsideFolder,  ///< an absolute path or one with "..": looked up by its end
    MissingClasses, ///< no list of class names: class0, class1, ...
    // boxes
    MissingBox,     ///< not used
    NotANumber,     ///< text, NaN, infinite: not used
    CommaDecimal,   ///< not used
    NegativeSide,   ///< width or height below 0: not used
    NoExtent,       ///< width or height 0: kept, left out of training
    OutsideImage,   ///< more than rounding explains: kept as it is
    AboveOne,       ///< a normalised edge beyond the image by rounding: put on the border
    NotABox,        ///< polygon or keypoints: not used
    MissingArea,    ///< no area, or null: width x height
    Crowd,          ///< a crowd region: read as a difficult object
    WrongColumns,   ///< a line with too few or odd columns: not used
    Score,          ///< a prediction: its score is not used
    RepeatedObject, ///< the same line twice: both kept
    // the file
    MissingSize,   ///< the image's size is not said: taken from the image
    WrongSize,     ///< said, but the image has another: the image is believed
    SeveralImages, ///< an entry repeated for one image: its boxes are put together
    Unlabelled,    ///< images without a label file: negatives for training
    Unused,        ///< a file that looks like a label and belongs to no image
    Other,
};

template <>
struct EnumText<FormatRemarkKind> {
    using Entry = std::pair<FormatRemarkKind, std::string_view>;
    static constexpr std::array table{
        Entry{FormatRemarkKind::RepeatedId, "repeated-id"},
        Entry{FormatRemarkKind::TextId, "text-id"},
        Entry{FormatRemarkKind::ZeroId, "zero-id"},
        Entry{FormatRemarkKind::MissingImage, "missing-image"},
        Entry{FormatRemarkKind::MissingFile, "missing-file"},
        Entry{FormatRemarkKind::UnknownClass, "unknown-class"},
        Entry{FormatRemarkKind::MissingName, "missing-name"},
        Entry{FormatRemarkKind::RepeatedName, "repeated-name"},
        Entry{FormatRemarkKind::OutsideFolder, "outside-folder"},
        Entry{FormatRemarkKind::MissingClasses, "missing-classes"},
        Entry{FormatRemarkKind::MissingBox, "missing-box"},
        Entry{FormatRemarkKind::NotANumber, "not-a-number"},
        Entry{FormatRemarkKind::CommaDecimal, "comma-decimal"},
        Entry{FormatRemarkKind::NegativeSide, "negative-side"},
        Entry{FormatRemarkKind::NoExtent, "no-extent"},
        Entry{FormatRemarkKind::OutsideImage, "outside-image"},
        Entry{FormatRemarkKind::AboveOne, "above-one"},
        Entry{FormatRemarkKind::NotABox, "not-a-box"},
        Entry{FormatRemarkKind::MissingArea, "missing-area"},
        Entry{FormatRemarkKind::Crowd, "crowd"},
        Entry{FormatRemarkKind::WrongColumns, "wrong-columns"},
        Entry{FormatRemarkKind::Score, "score"},
        Entry{FormatRemarkKind::RepeatedObject, "repeated-object"},
        Entry{FormatRemarkKind::MissingSize, "missing-size"},
        Entry{FormatRemarkKind::WrongSize, "wrong-size"},
        Entry{FormatRemarkKind::SeveralImages, "several-entries"},
        Entry{FormatRemarkKind::Unlabelled, "unlabelled"},
        Entry{FormatRemarkKind::Unused, "unused"},
        Entry{FormatRemarkKind::Other, "other"},
    };
};

/// One thing that a reader noticed and went on from.
struct FormatRemark {
    FormatRemarkKind kind = FormatRemarkKind::Other;
    std::string file;
    std::string place;    ///< "annotation 12", "line 3"; empty if it is about the file
    std::string sentence; ///< for people, with what the reader did about it

    /// "FILE, PLACE: SENTENCE", with the parts that are there.
    [[nodiscard]] std::string text() const;
};

using FormatRemarks = std::vector<FormatRemark>;

} // namespace boxwright
