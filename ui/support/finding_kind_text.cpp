#include "ui/support/finding_kind_text.h"

#include <array>
#include <utility>

#include <QCoreApplication>

namespace boxwright {

namespace {

constexpr std::array texts{
    std::pair(FindingKind::AnnotationUnreadable, QT_TRANSLATE_NOOP("FindingKindText", "Annotation cannot be read")),
    std::pair(FindingKind::AnnotationEncoding, QT_TRANSLATE_NOOP("FindingKindText", "Odd text encoding")),
    std::pair(FindingKind::AnnotationDoctype, QT_TRANSLATE_NOOP("FindingKindText", "Annotation with a DOCTYPE")),
    std::pair(FindingKind::AnnotationExtension, QT_TRANSLATE_NOOP("FindingKindText", "Double file extension")),
    std::pair(FindingKind::AnnotationMissing, QT_TRANSLATE_NOOP("FindingKindText", "Image without annotation")),
    std::pair(FindingKind::AnnotationEmpty, QT_TRANSLATE_NOOP("FindingKindText", "Annotation without objects")),
    std::pair(FindingKind::AnnotationOrphan, QT_TRANSLATE_NOOP("FindingKindText", "Annotation without image")),
    std::pair(FindingKind::AnnotationDoubled, QT_TRANSLATE_NOOP("FindingKindText", "Two annotations for one image")),
    std::pair(FindingKind::ForeignPath, QT_TRANSLATE_NOOP("FindingKindText", "Path of another computer")),
    std::pair(FindingKind::FilenameDiffers, QT_TRANSLATE_NOOP("FindingKindText", "File name differs")),
    std::pair(FindingKind::SizeMissing, QT_TRANSLATE_NOOP("FindingKindText", "Image size missing")),
    std::pair(FindingKind::SizeSwapped, QT_TRANSLATE_NOOP("FindingKindText", "Width and height swapped")),
    std::pair(FindingKind::SizeDiffers, QT_TRANSLATE_NOOP("FindingKindText", "Image size differs")),
    std::pair(FindingKind::FieldRepeated, QT_TRANSLATE_NOOP("FindingKindText", "Repeated field")),
    std::pair(FindingKind::FieldEmpty, QT_TRANSLATE_NOOP("FindingKindText", "Empty field")),
    std::pair(FindingKind::FieldUnread, QT_TRANSLATE_NOOP("FindingKindText", "Fields that are kept but not used")),
    std::pair(FindingKind::FlagOdd, QT_TRANSLATE_NOOP("FindingKindText", "Odd flag value")),
    std::pair(FindingKind::FlagsMissing, QT_TRANSLATE_NOOP("FindingKindText", "Flags missing")),
    std::pair(FindingKind::NumbersFractional, QT_TRANSLATE_NOOP("FindingKindText", "Fractional numbers")),
    std::pair(FindingKind::IdRepeated, QT_TRANSLATE_NOOP("FindingKindText", "Repeated id")),
    std::pair(FindingKind::IdOdd, QT_TRANSLATE_NOOP("FindingKindText", "Odd id")),
    std::pair(FindingKind::ImageMissing, QT_TRANSLATE_NOOP("FindingKindText", "Image missing")),
    std::pair(FindingKind::ImageUnreadable, QT_TRANSLATE_NOOP("FindingKindText", "Image cannot be read")),
    std::pair(FindingKind::ImageTruncated, QT_TRANSLATE_NOOP("FindingKindText", "Image is cut off")),
    std::pair(FindingKind::ImageExtension, QT_TRANSLATE_NOOP("FindingKindText", "Image of another type than its name")),
    std::pair(FindingKind::ImageAnimated, QT_TRANSLATE_NOOP("FindingKindText", "Animated image")),
    std::pair(FindingKind::ImageSameStem, QT_TRANSLATE_NOOP("FindingKindText", "Two images of one name")),
    std::pair(FindingKind::ImageDuplicate, QT_TRANSLATE_NOOP("FindingKindText", "Same image twice")),
    std::pair(FindingKind::ImageNearDuplicate, QT_TRANSLATE_NOOP("FindingKindText", "Images that look alike")),
    std::pair(FindingKind::ObjectWithoutBox, QT_TRANSLATE_NOOP("FindingKindText", "Object without box")),
    std::pair(FindingKind::ObjectDamaged, QT_TRANSLATE_NOOP("FindingKindText", "Damaged object")),
    std::pair(FindingKind::BoxCorners, QT_TRANSLATE_NOOP("FindingKindText", "Corners in the wrong order")),
    std::pair(FindingKind::BoxNoExtent, QT_TRANSLATE_NOOP("FindingKindText", "Box without extent")),
    std::pair(FindingKind::BoxOutside, QT_TRANSLATE_NOOP("FindingKindText", "Box outside the image")),
    std::pair(FindingKind::BoxAtBorder, QT_TRANSLATE_NOOP("FindingKindText", "Box at the border")),
    std::pair(FindingKind::BoxTiny, QT_TRANSLATE_NOOP("FindingKindText", "Tiny box")),
    std::pair(FindingKind::BoxDuplicate, QT_TRANSLATE_NOOP("FindingKindText", "Box drawn twice")),
    std::pair(FindingKind::ClassBlanks, QT_TRANSLATE_NOOP("FindingKindText", "Blanks around a class name")),
    std::pair(FindingKind::ClassVariant, QT_TRANSLATE_NOOP("FindingKindText", "Class name written in two ways")),
    std::pair(FindingKind::ClassTypo, QT_TRANSLATE_NOOP("FindingKindText", "Class name with a typing error")),
    std::pair(FindingKind::ClassRare, QT_TRANSLATE_NOOP("FindingKindText", "Rare class")),
    std::pair(FindingKind::ClassNotTrained, QT_TRANSLATE_NOOP("FindingKindText", "Class missing in training")),
    std::pair(FindingKind::ClassUnknown, QT_TRANSLATE_NOOP("FindingKindText", "Unknown class")),
    std::pair(FindingKind::SplitMissingImage, QT_TRANSLATE_NOOP("FindingKindText", "Split names a missing image")),
    std::pair(FindingKind::SplitRepeated, QT_TRANSLATE_NOOP("FindingKindText", "Image repeated in a split")),
    std::pair(FindingKind::SplitLeak, QT_TRANSLATE_NOOP("FindingKindText", "Image in training and test")),
    std::pair(FindingKind::SplitNone, QT_TRANSLATE_NOOP("FindingKindText", "No splits")),
};

static_assert(texts.size() == EnumText<FindingKind>::table.size());

} // namespace

QString findingKindText(FindingKind kind) {
    for (const auto& [entry, text] : texts)
        if (entry == kind)
            return QCoreApplication::translate("FindingKindText", text);
    return {};
}

} // namespace boxwright
