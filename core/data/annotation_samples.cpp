#include "core/data/annotation_samples.h"

#include <utility>

#include "core/data/image_io.h"
#include "core/data/truth_builder.h"
#include "core/data/truth_source.h"

namespace boxwright {

namespace {

bool isKnown(ImageSize size) {
    return size.width > 0 && size.height > 0;
}

/// Gathers the samples of a split and says what it leaves out.
class SampleCollector {
public:
    SampleCollector(const AnnotationSet& set, const ClassList& classes, PictureUse pictures)
        : m_set(set)
        , m_classes(classes)
        , m_builder(classes)
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
        m_entries.push_back({image.imagePath, m_builder.truthOf(image.id, image.annotation.objects, *size, image.id,
                                                                m_samples.messages)});
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
        m_builder.addUnknownClasses(m_samples.messages);
        if (m_withoutAnnotation > 0)
            m_samples.messages.push_back("Images without an annotation file, taken as images without objects: " +
                                         std::to_string(m_withoutAnnotation) + ".");
    }

    /// That of the upright picture, whatever the annotation says; without a picture what the annotation says, which may
    /// be nothing.
    Result<ImageSize> sizeOf(const AnnotatedImage& image) {
        const ImageSize written = image.annotation.size;
        if (image.imagePath.empty())
            return written;
        Result<ImageSize> read = readImageSize(image.imagePath);
        if (read && isKnown(written) && *read != written)
            m_samples.messages.push_back(sizeMessage(image.id, written, *read));
        return read;
    }

    const AnnotationSet& m_set;
    const ClassList& m_classes;
    TruthBuilder m_builder;
    PictureUse m_pictures;
    AnnotationSamples m_samples;
    std::vector<TruthSource::Entry> m_entries;
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
