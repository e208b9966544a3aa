#include "core/data/annotation_samples.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/data/image_io.h"
#include "core/data/truth_source.h"

namespace boxwright {

namespace {

bool isKnown(ImageSize size) {
    return size.width > 0 && size.height > 0;
}

std::string sizeText(ImageSize size) {
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

bool allInside(const std::vector<ObjectAnnotation>& objects, ImageSize size) {
    return std::all_of(objects.begin(), objects.end(),
                       [&](const auto& object) { return clipped(object.boxInImage, size) == object.boxInImage; });
}

/// Gathers the samples of a split and says what it leaves out.
class SampleCollector {
public:
    SampleCollector(const AnnotationSet& set, const ClassList& classes, PictureUse pictures)
        : m_set(set)
        , m_classes(classes)
        , m_pictures(pictures) {}

    void add(std::size_t index) {
        const AnnotatedImage& image = m_set.images[index];
        if (image.imagePath.empty() && m_pictures == PictureUse::Required) {
            if (m_withoutPicture++ == 0)
                m_firstWithoutPicture = image.fileName.empty() ? image.id : image.fileName;
            return;
        }
        const auto size = sizeOf(image);
        if (!size) {
            m_samples.messages.push_back(size.error().text() + " The image is left out.");
            return;
        }
        m_withoutAnnotation += image.hasAnnotation ? 0 : 1;
        m_entries.push_back({image.imagePath, truthOf(image, *size)});
        m_samples.imageIndex.push_back(index);
    }

    Result<AnnotationSamples> finish(const std::string& split) {
        addCounts();
        if (m_entries.empty())
            return fail(
                ErrorKind::BadInput,
                "No image of split \"" + split + "\" can be used" +
                    (m_samples.messages.empty() ? "; it has none." : ". First reason: " + m_samples.messages.front()));
        m_samples.source = std::make_shared<TruthSource>(m_classes, std::move(m_entries));
        return std::move(m_samples);
    }

private:
    void addCounts() {
        if (m_withoutPicture > 0)
            m_samples.messages.push_back("Images whose file is not there, left out: " +
                                         std::to_string(m_withoutPicture) + " (first: " + m_firstWithoutPicture + ").");
        for (const auto& [name, count] : m_unknown)
            m_samples.messages.push_back("Class \"" + name +
                                         "\" is not among the classes; boxes left out: " + std::to_string(count) + ".");
        if (m_withoutAnnotation > 0)
            m_samples.messages.push_back("Images without an annotation file, taken as images without objects: " +
                                         std::to_string(m_withoutAnnotation) + ".");
    }

    /// The annotation's word, unless it says nothing or its own boxes do not fit into it: then the picture's.
    /// 0 x 0 if nobody knows.
    Result<ImageSize> sizeOf(const AnnotatedImage& image) {
        const ImageSize written = image.annotation.size;
        if (image.imagePath.empty() || (isKnown(written) && allInside(image.annotation.objects, written)))
            return written;
        Result<ImageSize> read = readImageSize(image.imagePath);
        if (read && isKnown(written) && *read != written)
            m_samples.messages.push_back(image.id + ": the size is given as " + sizeText(written) +
                                         ", but the image has " + sizeText(*read) + "; the image is believed.");
        return read;
    }

    SampleTruth truthOf(const AnnotatedImage& image, ImageSize size) {
        SampleTruth truth;
        truth.id = image.id;
        truth.size = size;
        int number = 0;
        for (const ObjectAnnotation& object : image.annotation.objects) {
            ++number;
            const auto label = m_classes.id(object.className);
            if (!label) {
                ++m_unknown[object.className];
                continue;
            }
            const Box box = isKnown(size) ? clipped(object.boxInImage, size) : object.boxInImage;
            if (!box.hasExtent()) {
                m_samples.messages.push_back(image.id + ", box " + std::to_string(number) + " (" + object.className +
                                             "): it has no extent inside the image; left out.");
                continue;
            }
            truth.boxesInImage.push_back(box);
            truth.labels.push_back(*label);
            truth.difficult.push_back(object.difficult);
        }
        return truth;
    }

    const AnnotationSet& m_set;
    const ClassList& m_classes;
    PictureUse m_pictures;
    AnnotationSamples m_samples;
    std::vector<TruthSource::Entry> m_entries;
    std::map<std::string, std::size_t> m_unknown;
    std::size_t m_withoutAnnotation = 0;
    std::size_t m_withoutPicture = 0;
    std::string m_firstWithoutPicture;
};

} // namespace

Result<AnnotationSamples> makeAnnotationSamples(const AnnotationSet& set, const std::string& split,
                                                const ClassList& classes, PictureUse pictures) {
    return imagesOfSplit(set, split).and_then([&](const std::vector<std::size_t>& indices) {
        SampleCollector collector(set, classes, pictures);
        for (const std::size_t index : indices)
            collector.add(index);
        return collector.finish(split);
    });
}

} // namespace boxwright
