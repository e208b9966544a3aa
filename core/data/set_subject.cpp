#include "core/data/set_subject.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "core/data/box_findings.h"
#include "core/data/dataset_format.h"

namespace boxwright {

namespace {

struct FormatRow {
    FormatRemarkKind remark;
    FindingKind finding;
    Severity severity;
};

/// How grave the reader's remarks are. Boxes without extent, outside or repeated and images that nobody has looked at
/// are not here: they are judged image by image.
constexpr std::array kFormatRows{
    FormatRow{FormatRemarkKind::RepeatedId, FindingKind::IdRepeated, Severity::Warning},
    FormatRow{FormatRemarkKind::TextId, FindingKind::IdOdd, Severity::Info},
    FormatRow{FormatRemarkKind::ZeroId, FindingKind::IdOdd, Severity::Warning},
    FormatRow{FormatRemarkKind::MissingImage, FindingKind::AnnotationOrphan, Severity::Warning},
    FormatRow{FormatRemarkKind::MissingFile, FindingKind::ImageMissing, Severity::Error},
    FormatRow{FormatRemarkKind::UnknownClass, FindingKind::ClassUnknown, Severity::Error},
    FormatRow{FormatRemarkKind::MissingName, FindingKind::ObjectDamaged, Severity::Error},
    FormatRow{FormatRemarkKind::RepeatedName, FindingKind::FieldRepeated, Severity::Warning},
    FormatRow{FormatRemarkKind::OutsideFolder, FindingKind::ForeignPath, Severity::Info},
    FormatRow{FormatRemarkKind::MissingClasses, FindingKind::ClassUnknown, Severity::Warning},
    FormatRow{FormatRemarkKind::MissingBox, FindingKind::ObjectWithoutBox, Severity::Info},
    FormatRow{FormatRemarkKind::NotANumber, FindingKind::ObjectDamaged, Severity::Error},
    FormatRow{FormatRemarkKind::CommaDecimal, FindingKind::ObjectDamaged, Severity::Error},
    FormatRow{FormatRemarkKind::NegativeSide, FindingKind::ObjectDamaged, Severity::Error},
    FormatRow{FormatRemarkKind::AboveOne, FindingKind::BoxOutside, Severity::Info},
    FormatRow{FormatRemarkKind::NotABox, FindingKind::ObjectWithoutBox, Severity::Info},
    FormatRow{FormatRemarkKind::MissingArea, FindingKind::FieldEmpty, Severity::Info},
    FormatRow{FormatRemarkKind::Crowd, FindingKind::FlagOdd, Severity::Info},
    FormatRow{FormatRemarkKind::WrongColumns, FindingKind::ObjectDamaged, Severity::Error},
    FormatRow{FormatRemarkKind::Score, FindingKind::FieldUnread, Severity::Info},
    FormatRow{FormatRemarkKind::MissingSize, FindingKind::SizeMissing, Severity::Warning},
    FormatRow{FormatRemarkKind::WrongSize, FindingKind::SizeDiffers, Severity::Warning},
    FormatRow{FormatRemarkKind::SeveralImages, FindingKind::AnnotationDoubled, Severity::Warning},
    FormatRow{FormatRemarkKind::Unused, FindingKind::AnnotationOrphan, Severity::Warning},
    FormatRow{FormatRemarkKind::Other, FindingKind::FieldUnread, Severity::Info},
};

SplitMembers splitsOf(const AnnotationSet& set) {
    SplitMembers splits;
    for (const std::string& name : splitNames(set))
        if (const auto indices = imagesOfSplit(set, name); indices && name != "all")
            splits[name] = *indices;
    return splits;
}

} // namespace

SetSubject::SetSubject(const FormatReading& reading, std::filesystem::path file)
    : m_reading(reading)
    , m_root(std::move(file))
    , m_file(annotationJson(m_root).empty() ? m_root : annotationJson(m_root))
    , m_splits(splitsOf(reading.set)) {
    for (const AnnotatedImage& image : reading.set.images)
        m_images.push_back({image.id, image.imagePath, m_file, image.hasAnnotation});
}

Result<std::vector<std::size_t>> SetSubject::split(const std::string& name) const {
    return imagesOfSplit(m_reading.set, name);
}

AnnotationFacts SetSubject::annotation(std::size_t index, const std::optional<ImageSize>& imageSize,
                                       const InspectOptions& options) const {
    const DatasetImage& image = m_images[index];
    AnnotationFacts facts;
    facts.annotation = m_reading.set.images[index].annotation;
    const auto add = [&](FindingKind kind, Severity severity, int object, std::string sentence) {
        facts.findings.push_back({kind, severity, image.id, m_file, object, std::move(sentence), {}});
    };
    if (!image.hasAnnotation)
        add(FindingKind::AnnotationMissing, usualSeverity(FindingKind::AnnotationMissing), 0,
            "Nothing is said about the picture; training takes it as a picture without objects.");
    else if (facts.annotation.objects.empty())
        add(FindingKind::AnnotationEmpty, usualSeverity(FindingKind::AnnotationEmpty), 0, "The picture has no object.");
    facts.objectNumbers.resize(facts.annotation.objects.size());
    std::iota(facts.objectNumbers.begin(), facts.objectNumbers.end(), 1);
    const ImageSize size = imageSize.value_or(facts.annotation.size);
    for (const BoxFinding& box : judgeBoxes(facts.annotation, facts.objectNumbers, size, options))
        add(box.kind, box.severity, facts.objectNumbers[box.index], box.sentence);
    return facts;
}

std::vector<Finding> SetSubject::files() const {
    std::vector<Finding> findings;
    for (const FormatRemark& remark : m_reading.remarks) {
        const auto row = std::find_if(kFormatRows.begin(), kFormatRows.end(),
                                      [&](const FormatRow& entry) { return entry.remark == remark.kind; });
        if (row != kFormatRows.end())
            findings.push_back({row->finding,
                                row->severity,
                                {},
                                remark.file,
                                0,
                                (remark.place.empty() ? "" : remark.place + ": ") + remark.sentence,
                                {}});
    }
    return findings;
}

} // namespace boxwright
