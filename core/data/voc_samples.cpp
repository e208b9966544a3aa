#include "core/data/voc_dataset.h"

#include <utility>

#include "core/data/image_io.h"
#include "core/data/truth_builder.h"
#include "core/data/truth_source.h"

namespace boxwright {

namespace {

/// Gathers the samples of a split and says what it leaves out.
class SampleCollector {
public:
    SampleCollector(const VocDataset& dataset, const ClassList& classes)
        : m_dataset(dataset)
        , m_classes(classes)
        , m_builder(classes) {}

    void add(std::size_t index) {
        const DatasetImage& image = m_dataset.images()[index];
        if (image.imagePath.empty()) {
            m_samples.messages.push_back(image.id + ": there is no such image; it is left out.");
            return;
        }
        const auto annotation = m_dataset.annotation(index);
        if (!annotation) {
            leaveOut(annotation.error());
            return;
        }
        const auto size = sizeOf(image, *annotation);
        if (!size) {
            leaveOut(size.error());
            return;
        }
        if (!image.hasAnnotation)
            ++m_withoutAnnotation;
        m_entries.push_back({image.imagePath, m_builder.truthOf(image.id, annotation->objects, *size,
                                                                image.annotationPath.string(), m_samples.messages)});
        m_samples.imageIndex.push_back(index);
    }

    Result<VocSamples> finish(const std::string& split) {
        m_builder.addUnknownClasses(m_samples.messages);
        if (m_withoutAnnotation > 0)
            m_samples.messages.push_back("Images without an annotation file, taken as images without objects: " +
                                         std::to_string(m_withoutAnnotation) + ".");
        if (m_entries.empty())
            return fail(ErrorKind::BadInput, "No image of split \"" + split + "\" can be used" + firstReason(),
                        m_dataset.root().string());
        m_samples.source = std::make_shared<TruthSource>(m_classes, std::move(m_entries));
        return std::move(m_samples);
    }

private:
    void leaveOut(const Error& error) { m_samples.messages.push_back(error.text() + " The image is left out."); }

    [[nodiscard]] std::string firstReason() const {
        return m_samples.messages.empty() ? "; it has none." : ". First reason: " + m_samples.messages.front();
    }

    /// That of the upright image, whatever the annotation says: what is trained on must be what is shown.
    Result<ImageSize> sizeOf(const DatasetImage& image, const Annotation& annotation) {
        const ImageSize written = annotation.size;
        Result<ImageSize> read = readImageSize(image.imagePath);
        if (read && written.width > 0 && *read != written)
            m_samples.messages.push_back(sizeMessage(image.annotationPath.string(), written, *read));
        return read;
    }

    const VocDataset& m_dataset;
    const ClassList& m_classes;
    VocSamples m_samples;
    std::vector<TruthSource::Entry> m_entries;
    TruthBuilder m_builder;
    std::size_t m_withoutAnnotation = 0;
};

} // namespace

Result<VocSamples> makeVocSamples(const VocDataset& dataset, const std::string& split, const ClassList& classes) {
    return dataset.split(split).and_then([&](const std::vector<std::size_t>& indices) {
        SampleCollector collector(dataset, classes);
        for (const std::size_t index : indices)
            collector.add(index);
        return collector.finish(split);
    });
}

} // namespace boxwright
