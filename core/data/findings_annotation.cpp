#include "core/data/findings_annotation.h"

#include <algorithm>
#include <array>
#include <numeric>

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

std::string sizeText(ImageSize size) {
    return std::to_string(size.width) + " x " + std::to_string(size.height);
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
        , m_fileBytes(contentHash(document.text())) {}

    std::vector<Finding> run() {
        for (const VocRemark& remark : m_document.remarks())
            addRemark(remark);
        compareSize();
        const ImageSize size = m_imageSize.value_or(m_annotation.size);
        for (std::size_t i = 0; i < m_annotation.objects.size(); ++i)
            checkBox(i, size);
        findDuplicateBoxes();
        return std::move(m_findings);
    }

private:
    Finding& add(FindingKind kind, Severity severity, int object, std::string sentence) {
        m_findings.push_back({kind, severity, m_image.id, m_image.annotationPath, object, std::move(sentence), {}});
        m_findings.back().fix.fileBytes = m_fileBytes;
        return m_findings.back();
    }
    Finding& addAboutObject(FindingKind kind, std::size_t index, const std::string& sentence) {
        return add(kind, usualSeverity(kind), m_document.objectNumber(index),
                   sentence + " (" + m_annotation.objects[index].className + ")");
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
        for (std::size_t i = 0; i < m_annotation.objects.size(); ++i)
            if (m_document.objectNumber(i) == objectNumber)
                return i;
        return std::nullopt;
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

    void checkBox(std::size_t index, ImageSize size) {
        const Box& box = m_annotation.objects[index].boxInImage;
        if (!box.hasExtent())
            addAboutObject(FindingKind::BoxNoExtent, index, "The box has no extent; training leaves it out.");
        if (!box.hasExtent() || size.width <= 0 || size.height <= 0)
            return;
        const Box inside = clipped(box, size);
        const auto width = static_cast<float>(size.width);
        const auto height = static_cast<float>(size.height);
        if (!inside.hasExtent()) {
            addAboutObject(FindingKind::BoxOutside, index,
                           "The box lies outside the picture of " + sizeText(size) + ".")
                .severity = Severity::Error;
        } else if (inside != box) {
            Finding& finding =
                addAboutObject(FindingKind::BoxOutside, index, "The box leaves the picture of " + sizeText(size) + ".");
            finding.fix.action = FindingFix::Action::SetBox;
            finding.fix.box = vocFromEdges(inside, m_pixels);
        } else if (box.xmin <= 0 || box.ymin <= 0 || box.xmax >= width || box.ymax >= height) {
            addAboutObject(FindingKind::BoxAtBorder, index, "The box touches the border of the picture.");
        }
        const float shortSide = std::min(width, height);
        const float scale = m_options.networkSide > 0 ? static_cast<float>(m_options.networkSide) / shortSide : 1.0F;
        if (std::min(inside.width(), inside.height()) * scale < m_options.tinySide && inside.hasExtent())
            addAboutObject(FindingKind::BoxTiny, index, "The box is too small to be learned.");
    }

    /// Sorted by their left edges, boxes are compared only with those that begin before they end.
    void findDuplicateBoxes() {
        const auto& objects = m_annotation.objects;
        std::vector<std::size_t> order(objects.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return objects[a].boxInImage.xmin < objects[b].boxInImage.xmin;
        });
        std::vector<std::size_t> firstTwin(objects.size(), objects.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                const auto [a, b] = std::minmax(order[i], order[j]);
                if (objects[order[j]].boxInImage.xmin >= objects[order[i]].boxInImage.xmax)
                    break;
                if (objects[a].className == objects[b].className &&
                    iou(objects[a].boxInImage, objects[b].boxInImage) > m_options.duplicateIou)
                    firstTwin[b] = std::min(firstTwin[b], a);
            }
        for (std::size_t i = 0; i < objects.size(); ++i)
            if (firstTwin[i] < objects.size())
                addAboutObject(FindingKind::BoxDuplicate, i,
                               "The box repeats object " + std::to_string(m_document.objectNumber(firstTwin[i])) + ".")
                    .fix.action = FindingFix::Action::RemoveObject;
    }

    const DatasetImage& m_image;
    const VocDocument& m_document;
    const Annotation& m_annotation; ///< the document's, with continuous edges
    std::optional<ImageSize> m_imageSize;
    VocPixels m_pixels;
    const InspectOptions& m_options;
    std::uint64_t m_fileBytes;
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
    for (std::size_t i = 0; i < facts.annotation.objects.size(); ++i)
        facts.objectNumbers.push_back(document->objectNumber(i));
    return facts;
}

} // namespace boxwright
