#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"
#include "core/base/geometry.h"

namespace boxwright {

/// How much a finding matters: an error keeps something out of training or evaluation, a warning is probably a mistake,
/// information is worth knowing and may be right.
enum class Severity { Error, Warning, Info };

/// What can be wrong with, or worth knowing about, a data set (spec/annotation.md 2.3).
enum class FindingKind {
    // the annotation file
    AnnotationUnreadable,
    AnnotationEncoding, ///< other than UTF-8, or not what it declares
    AnnotationDoctype,
    AnnotationExtension, ///< .xml.xml
    AnnotationMissing,
    AnnotationEmpty, ///< no object: a legal negative
    AnnotationOrphan,
    AnnotationDoubled, ///< two files for one image
    ForeignPath,
    FilenameDiffers,
    SizeMissing,
    SizeSwapped,
    SizeDiffers,
    FieldRepeated,
    FieldEmpty,
    FieldUnread, ///< parts, actions, ...: kept, not used
    FlagOdd,
    FlagsMissing,
    NumbersFractional,
    IdRepeated, ///< of a COCO image, category or annotation
    IdOdd,      ///< text, or the 0 that several readers take for "none"
    // the picture
    ImageMissing, ///< named by an annotation file, but not there
    ImageUnreadable,
    ImageTruncated,
    ImageExtension,
    ImageAnimated,
    ImageSameStem,
    ImageDuplicate,
    ImageNearDuplicate,
    // an object
    ObjectWithoutBox,
    ObjectDamaged, ///< no name, a corner missing or no number: not used
    BoxCorners,
    BoxNoExtent,
    BoxOutside,
    BoxAtBorder,
    BoxTiny,
    BoxDuplicate,
    // class names
    ClassBlanks,
    ClassVariant,
    ClassTypo,
    ClassRare,
    ClassNotTrained,
    ClassUnknown, ///< an object's class that no list names
    // splits
    SplitMissingImage,
    SplitRepeated,
    SplitLeak,
    SplitNone,
};

template <>
struct EnumText<Severity> {
    static constexpr std::array table{
        std::pair{Severity::Error, std::string_view("error")},
        std::pair{Severity::Warning, std::string_view("warning")},
        std::pair{Severity::Info, std::string_view("info")},
    };
};

template <>
struct EnumText<FindingKind> {
    using Entry = std::pair<FindingKind, std::string_view>;
    static constexpr std::array table{
        Entry{FindingKind::AnnotationUnreadable, "annotation-unreadable"},
        Entry{FindingKind::AnnotationEncoding, "annotation-encoding"},
        Entry{FindingKind::AnnotationDoctype, "annotation-doctype"},
        Entry{FindingKind::AnnotationExtension, "annotation-extension"},
        Entry{FindingKind::AnnotationMissing, "annotation-missing"},
        Entry{FindingKind::AnnotationEmpty, "annotation-empty"},
        Entry{FindingKind::AnnotationOrphan, "annotation-orphan"},
        Entry{FindingKind::AnnotationDoubled, "annotation-doubled"},
        Entry{FindingKind::ForeignPath, "foreign-path"},
        Entry{FindingKind::FilenameDiffers, "filename-differs"},
        Entry{FindingKind::SizeMissing, "size-missing"},
        Entry{FindingKind::SizeSwapped, "size-swapped"},
        Entry{FindingKind::SizeDiffers, "size-differs"},
        Entry{FindingKind::FieldRepeated, "field-repeated"},
        Entry{FindingKind::FieldEmpty, "field-empty"},
        Entry{FindingKind::FieldUnread, "field-unread"},
        Entry{FindingKind::FlagOdd, "flag-odd"},
        Entry{FindingKind::FlagsMissing, "flags-missing"},
        Entry{FindingKind::NumbersFractional, "numbers-fractional"},
        Entry{FindingKind::IdRepeated, "id-repeated"},
        Entry{FindingKind::IdOdd, "id-odd"},
        Entry{FindingKind::ImageMissing, "image-missing"},
        Entry{FindingKind::ImageUnreadable, "image-unreadable"},
        Entry{FindingKind::ImageTruncated, "image-truncated"},
        Entry{FindingKind::ImageExtension, "image-extension"},
        Entry{FindingKind::ImageAnimated, "image-animated"},
        Entry{FindingKind::ImageSameStem, "image-same-stem"},
        Entry{FindingKind::ImageDuplicate, "image-duplicate"},
        Entry{FindingKind::ImageNearDuplicate, "image-near-duplicate"},
        Entry{FindingKind::ObjectWithoutBox, "object-without-box"},
        Entry{FindingKind::ObjectDamaged, "object-damaged"},
        Entry{FindingKind::BoxCorners, "box-corners"},
        Entry{FindingKind::BoxNoExtent, "box-no-extent"},
        Entry{FindingKind::BoxOutside, "box-outside"},
        Entry{FindingKind::BoxAtBorder, "box-at-border"},
        Entry{FindingKind::BoxTiny, "box-tiny"},
        Entry{FindingKind::BoxDuplicate, "box-duplicate"},
        Entry{FindingKind::ClassBlanks, "class-blanks"},
        Entry{FindingKind::ClassVariant, "class-variant"},
        Entry{FindingKind::ClassTypo, "class-typo"},
        Entry{FindingKind::ClassRare, "class-rare"},
        Entry{FindingKind::ClassNotTrained, "class-not-trained"},
        Entry{FindingKind::ClassUnknown, "class-unknown"},
        Entry{FindingKind::SplitMissingImage, "split-missing-image"},
        Entry{FindingKind::SplitRepeated, "split-repeated"},
        Entry{FindingKind::SplitLeak, "split-leak"},
        Entry{FindingKind::SplitNone, "split-none"},
    };
};

/// The edit of one annotation file that would settle a finding.
struct FindingFix {
    enum class Action { None, SetBox, SetName, SetSize, SetFileName, RemoveObject, RemovePath };
    Action action = Action::None;
    Box box;                     ///< SetBox, numbers as the file writes them
    std::string text;            ///< SetName, SetFileName
    ImageSize size;              ///< SetSize
    std::uint64_t fileBytes = 0; ///< hash of the file that was inspected: another content is not edited
};

/// One finding about one file, object or class.
struct Finding {
    FindingKind kind{};
    Severity severity = Severity::Info;
    std::string imageId;        ///< DatasetImage::id, to open it; empty if it is about no single image
    std::filesystem::path file; ///< annotation, image or split file
    int object = 0;             ///< object number in the file from 1; 0 if it is about no single object
    std::string sentence;
    FindingFix fix;

    [[nodiscard]] bool isFixable() const { return fix.action != FindingFix::Action::None; }
};

/// The severity that a kind has unless the inspection says otherwise.
[[nodiscard]] Severity usualSeverity(FindingKind kind);

} // namespace boxwright
