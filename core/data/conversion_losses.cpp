#include "core/data/conversion_losses.h"

#include <algorithm>
#include <set>

namespace boxwright {

namespace {

/// What the chosen part of a set has.
struct Contents {
    std::size_t difficult = 0, truncated = 0, occluded = 0, posed = 0;
    std::size_t withParts = 0, verified = 0, sizeUnknown = 0, unlabelled = 0, empty = 0;
    std::set<std::string> usedClasses;
};

Contents contentsOf(const AnnotationSet& set, const std::vector<std::size_t>& indices) {
    Contents contents;
    for (const std::size_t index : indices) {
        const AnnotatedImage& image = set.images[index];
        const Annotation& annotation = image.annotation;
        for (const ObjectAnnotation& object : annotation.objects) {
            contents.difficult += object.difficult ? 1 : 0;
            contents.truncated += object.truncated ? 1 : 0;
            contents.occluded += object.occluded ? 1 : 0;
            contents.posed += object.pose.empty() || object.pose == "Unspecified" ? 0 : 1;
            contents.usedClasses.insert(object.className);
        }
        const bool hasSize = annotation.size.width > 0 && annotation.size.height > 0;
        contents.withParts += image.hasMore ? 1 : 0;
        contents.verified += annotation.verified ? 1 : 0;
        contents.sizeUnknown += !hasSize && !annotation.objects.empty() ? 1 : 0;
        contents.unlabelled += image.hasAnnotation ? 0 : 1;
        contents.empty += image.hasAnnotation && annotation.objects.empty() ? 1 : 0;
    }
    return contents;
}

/// "1 object", "3 objects".
std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// Collects what is not zero.
class LossList {
public:
    void objects(LossKind kind, std::size_t count, const std::string& mark) {
        add(kind, count, counted(count, "object loses ", "objects lose ") + mark + ".");
    }
    void images(LossKind kind, std::size_t count, const std::string& one, const std::string& many) {
        add(kind, count, counted(count, "image ", "images ") + (count == 1 ? one : many) + ".");
    }
    void add(LossKind kind, std::size_t count, const std::string& sentence) {
        if (count > 0)
            losses.push_back({kind, count, sentence});
    }

    std::vector<ConversionLoss> losses;
};

void addFlags(LossList& list, const Contents& contents, DatasetFormat format) {
    if (format != DatasetFormat::Coco) // which has "ignore"
        list.objects(LossKind::Difficult, contents.difficult, "the mark \"difficult\"");
    list.objects(LossKind::Truncated, contents.truncated, "the mark \"truncated\"");
    list.objects(LossKind::Occluded, contents.occluded, "the mark \"occluded\"");
    list.objects(LossKind::Pose, contents.posed, "the pose");
}

void addImages(LossList& list, const Contents& contents, DatasetFormat format) {
    if (format != DatasetFormat::Voc)
        list.images(LossKind::Parts, contents.withParts, "loses parts, actions or other additions of its file",
                    "lose parts, actions or other additions of their files");
    if (format != DatasetFormat::Voc && format != DatasetFormat::CreateMl)
        list.images(LossKind::Verified, contents.verified, "loses the mark \"verified\"", "lose the mark \"verified\"");
    if (format == DatasetFormat::Yolo)
        list.images(LossKind::UnknownSize, contents.sizeUnknown,
                    "is left out: without its size its boxes cannot be written",
                    "are left out: without their sizes their boxes cannot be written");
    if (format == DatasetFormat::Coco)
        list.images(LossKind::UnlabelledEmpty, contents.unlabelled, "without annotation becomes one without objects",
                    "without annotation become ones without objects");
    if (format == DatasetFormat::CreateMl || format == DatasetFormat::Csv)
        list.images(LossKind::UnlabelledGone, contents.unlabelled, "without annotation is not in the file",
                    "without annotation are not in the file");
    if (format == DatasetFormat::Csv)
        list.images(LossKind::EmptyGone, contents.empty, "without objects is not in the file",
                    "without objects are not in the file");
}

void addClasses(LossList& list, const AnnotationSet& set, const Contents& contents, DatasetFormat format) {
    if (format == DatasetFormat::Coco || format == DatasetFormat::Yolo)
        return;
    const auto& names = set.classes.names();
    if (!std::is_sorted(names.begin(), names.end()))
        list.add(LossKind::ClassOrder, names.size(),
                 "The order of the " + std::to_string(names.size()) +
                     " classes is lost; they are read in alphabetical order.");
    const auto unused = static_cast<std::size_t>(std::count_if(
        names.begin(), names.end(), [&](const std::string& name) { return !contents.usedClasses.contains(name); }));
    list.add(LossKind::UnusedClasses, unused,
             counted(unused, "class without objects is lost.", "classes without objects are lost."));
}

} // namespace

std::vector<ConversionLoss> conversionLosses(const AnnotationSet& set, const std::vector<std::size_t>& indices,
                                             DatasetFormat format) {
    const Contents contents = contentsOf(set, indices);
    LossList list;
    if (format != DatasetFormat::Voc && format != DatasetFormat::Csv)
        addFlags(list, contents, format);
    addImages(list, contents, format);
    addClasses(list, set, contents, format);
    if (format != DatasetFormat::Voc && format != DatasetFormat::Yolo && indices.size() == set.images.size())
        list.add(LossKind::Splits, set.splits.size(),
                 counted(set.splits.size(), "split list is", "split lists are") +
                     " lost; write one file for each split to keep them.");
    return std::move(list.losses);
}

} // namespace boxwright
