#include "core/data/findings.h"

namespace boxwright {

Severity usualSeverity(FindingKind kind) {
    switch (kind) {
    case FindingKind::AnnotationUnreadable:
    case FindingKind::ImageUnreadable:
    case FindingKind::ImageTruncated:
    case FindingKind::ObjectDamaged:
    case FindingKind::ImageMissing:
    case FindingKind::ClassUnknown:
        return Severity::Error;
    case FindingKind::AnnotationMissing:
    case FindingKind::AnnotationEmpty:
    case FindingKind::ForeignPath:
    case FindingKind::FieldEmpty:
    case FindingKind::FieldUnread:
    case FindingKind::FlagsMissing:
    case FindingKind::NumbersFractional:
    case FindingKind::ImageAnimated:
    case FindingKind::ImageNearDuplicate:
    case FindingKind::ObjectWithoutBox:
    case FindingKind::BoxAtBorder:
    case FindingKind::BoxTiny:
    case FindingKind::ClassRare:
    case FindingKind::SplitNone:
        return Severity::Info;
    default:
        return Severity::Warning;
    }
}

} // namespace boxwright
