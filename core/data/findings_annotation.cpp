#include "core/data/findings_annotation.h"

#include <algorithm>
#include <array>

#include "core/data/box_findings.h"
#include "core/data/content_hash.h"
#include "core/data/voc_document.h"

namespace boxwright {

namespace {

struct RemarkRow {
    VocRemarkKind remark;
    FindingKind finding;
    Severity severity;
};

/// How grave the reader's remarks are. NoExtent and NegativeCoordinate are not here: whether a box has extent and
/// leaves its picture is judged below, by what the numbers mean.
constexpr std::array kRemarkRows{
    RemarkRow{VocRemarkKind::OtherEncoding, FindingKind::AnnotationEncoding, Severity::Info},
    RemarkRow{VocRemarkKind::WrongEncoding, FindingKind::AnnotationEncoding, Severity::Warning},
    RemarkRow{VocRemarkKind::Doctype, FindingKind::AnnotationDoctype, Severity::Warning},
    RemarkRow{VocRemarkKind::DoubleExtension, FindingKind::AnnotationExtension, Severity::Warning},
    RemarkRow{VocRemarkKind::MissingFileName, FindingKind::FilenameDiffers, Severity::Info},
    RemarkRow{VocRemarkKind::FileNameDiffers, FindingKind::FilenameDiffers, Severity::Warning},
    RemarkRow{VocRemarkKind::AbsolutePath, FindingKind::ForeignPath, Severity::Info},
    RemarkRow{VocRemarkKind::MissingSize, FindingKind::SizeMissing, Severity::Warning},
    RemarkRow{VocRemarkKind::ZeroSize, FindingKind::SizeMissing, Severity::Warning},
    RemarkRow{VocRemarkKind::NoObject, FindingKind::AnnotationEmpty, Severity::Info},
    RemarkRow{VocRemarkKind::MissingName, FindingKind::ObjectDamaged, Severity::Error},
    RemarkRow{VocRemarkKind::MissingCorner, FindingKind::ObjectDamaged, Severity::Error},
    RemarkRow{VocRemarkKind::CommaDecimal, FindingKind::ObjectDamaged, Severity::Error},
    RemarkRow{VocRemarkKind::NotANumber, FindingKind::ObjectDamaged, Severity::Error},
    RemarkRow{VocRemarkKind::MissingBox, FindingKind::ObjectWithoutBox, Severity::Info},
    RemarkRow{VocRemarkKind::BlankAroundName, FindingKind::ClassBlanks, Severity::Warning},
    RemarkRow{VocRemarkKind::SwappedCorners, FindingKind::BoxCorners, Severity::Warning},
    RemarkRow{VocRemarkKind::RepeatedField, FindingKind::FieldRepeated, Severity::Warning},
    RemarkRow{VocRemarkKind::OddFlag, FindingKind::FlagOdd, Severity::Warning},
    RemarkRow{VocRemarkKind::FractionalNumbers, FindingKind::NumbersFractional, Severity::Info},
    RemarkRow{VocRemarkKind::MissingFlags, FindingKind::FlagsMissing, Severity::Info},
    RemarkRow{VocRemarkKind::EmptyField, FindingKind::FieldEmpty, Severity::Info},
    RemarkRow{VocRemarkKind::UnreadContent, FindingKind::FieldUnread, Severity::Info},
};

std::vector<int> numbersOfObjects(const VocDocument& document) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < document.annotation().objects.size(); ++i)
        numbers.push_back(document.objectNumber(i));
    return numbers;
}

/// Gathers the findings of one document.
class DocumentInspection {
public:
    DocumentInspection(const DatasetImage& image, const VocDocument& document, const Annotation& edges,
                       std::optional<ImageSize> imageSize, VocPixels pixels, const InspectOptions& options)
        : m_image(image)
        , m_document(document)
        , m_annotation(edges)
        , m_imageSize(imageSize)
        , m_pixels(pixels)
        , m_options(options)
        , m_fileBytes(contentHash(document.text()))
        , m_objectNumbers(numbersOfObjects(document)) {}

    std::vector<Finding> run() {
        for (const VocRemark& remark : m_document.remarks())
            addRemark(remark);
        compareSize();
        addBoxes();
        return std::move(m_findings);
    }

private:
    Finding& add(FindingKind kind, Severity severity, int object, std::string sentence) {
        m_findings.push_back({kind, severity, m_image.id, m_image.annotationPath, object, std::move(sentence), {}});
        m_findings.back().fix.fileBytes = m_fileBytes;
        return m_findings.back();
    }

    void addRemark(const VocRemark& remark) {
        const auto row = std::find_if(kRemarkRows.begin(), kRemarkRows.end(),
                                      [&](const RemarkRow& entry) { return entry.remark == remark.kind; });
        if (row == kRemarkRows.end())
            return;
        Finding& finding = add(row->finding, row->severity, std::max(remark.object, 0), remark.sentence);
        fillFix(finding, remark);
    }

    void fillFix(Finding& finding, const VocRemark& remark) {
        const auto index = indexOf(remark.object);
        switch (remark.kind) {
        case VocRemarkKind::AbsolutePath:
            finding.fix.action = FindingFix::Action::RemovePath;
            break;
        case VocRemarkKind::MissingFileName:
        case VocRemarkKind::FileNameDiffers:
            finding.fix.action = m_image.imagePath.empty() ? FindingFix::Action::None : FindingFix::Action::SetFileName;
            finding.fix.text = m_image.imagePath.filename().string();
            break;
        case VocRemarkKind::MissingSize:
        case VocRemarkKind::ZeroSize:
            finding.fix.action = m_imageSize ? FindingFix::Action::SetSize : FindingFix::Action::None;
            finding.fix.size = m_imageSize.value_or(ImageSize{});
            break;
        case VocRemarkKind::BlankAroundName:
            if (index) {
                finding.fix.action = FindingFix::Action::SetName;
                finding.fix.text = m_annotation.objects[*index].className;
            }
            break;
        case VocRemarkKind::SwappedCorners:
            if (index) {
                finding.fix.action = FindingFix::Action::SetBox;
                finding.fix.box = m_document.annotation().objects[*index].boxInImage;
            }
            break;
        default:
            break;
        }
    }

    [[nodiscard]] std::optional<std::size_t> indexOf(int objectNumber) const {
        const auto found = std::find(m_objectNumbers.begin(), m_objectNumbers.end(), objectNumber);
        if (found == m_objectNumbers.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - m_objectNumbers.begin());
    }

    void compareSize() {
        const ImageSize written = m_annotation.size;
        if (!m_imageSize || written.width <= 0 || written.height <= 0 || written == *m_imageSize)
            return;
        const bool swapped = written.width == m_imageSize->height && written.height == m_imageSize->width;
        const FindingKind kind = swapped ? FindingKind::SizeSwapped : FindingKind::SizeDiffers;
        const std::string sentence = "The size is given as " + sizeText(written) + ", but the picture has " +
                                     sizeText(*m_imageSize) +
                                     (swapped ? ": width and height are swapped, or its EXIF orientation was ignored; "
                                                "the boxes may lie in the unturned picture."
                                              : ".");
        Finding& finding = add(kind, usualSeverity(kind), 0, sentence);
        finding.fix.action = FindingFix::Action::SetSize;
        finding.fix.size = *m_imageSize;
    }

    void addBoxes() {
        const ImageSize size = m_imageSize.value_or(m_annotation.size);
        for (const BoxFinding& box : judgeBoxes(m_annotation, m_objectNumbers, size, m_options)) {
            Finding& finding = add(box.kind, box.severity, m_objectNumbers[box.index], box.sentence);
            if (box.isRepeated)
                finding.fix.action = FindingFix::Action::RemoveObject;
            if (!box.inside)
                continue;
            finding.fix.action = FindingFix::Action::SetBox;
            finding.fix.box = vocFromEdges(*box.inside, m_pixels);
        }
    }

    const DatasetImage& m_image;
    const VocDocument& m_document;
    const Annotation& m_annotation; ///< the document's, with continuous edges
    std::optional<ImageSize> m_imageSize;
    VocPixels m_pixels;
    const InspectOptions& m_options;
    std::uint64_t m_fileBytes;
    std::vector<int> m_objectNumbers;
    std::vector<Finding> m_findings;
};

Finding withoutDocument(FindingKind kind, const DatasetImage& image, std::string sentence) {
    return {kind, usualSeverity(kind), image.id, image.annotationPath, 0, std::move(sentence), {}};
}

} // namespace

AnnotationFacts inspectAnnotation(const DatasetImage& image, const std::optional<ImageSize>& imageSize,
                                  VocPixels pixels, const InspectOptions& options) {
    AnnotationFacts facts;
    if (!image.hasAnnotation) {
        facts.findings.push_back(withoutDocument(FindingKind::AnnotationMissing, image,
                                                 "The picture has no annotation file; training takes it as a picture "
                                                 "without objects."));
        return facts;
    }
    const auto document = VocDocument::read(image.annotationPath);
    if (!document) {
        const Error& error = document.error();
        facts.findings.push_back(withoutDocument(FindingKind::AnnotationUnreadable, image,
                                                 (error.place.empty() ? "" : error.place + ": ") + error.message));
        return facts;
    }
    facts.annotation = document->annotation();
    for (ObjectAnnotation& object : facts.annotation.objects)
        object.boxInImage = edgesFromVoc(object.boxInImage, pixels);
    facts.findings = DocumentInspection(image, *document, facts.annotation, imageSize, pixels, options).run();
    facts.fileBytes = contentHash(document->text());
    facts.objectNumbers = numbersOfObjects(*document);
    return facts;
}

} // namespace boxwright
