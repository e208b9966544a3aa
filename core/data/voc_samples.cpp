#include "core/data/voc_dataset.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/data/image_io.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

/// Drops what lies outside the picture; boxes of which nothing is left go, with their labels.
SampleTruth clippedTruth(const SampleTruth& truth, ImageSize size) {
    SampleTruth inside;
    inside.id = truth.id;
    inside.size = size;
    for (std::size_t i = 0; i < truth.boxesInImage.size(); ++i) {
        const Box box = clipped(truth.boxesInImage[i], size);
        if (!box.hasExtent())
            continue;
        inside.boxesInImage.push_back(box);
        inside.labels.push_back(truth.labels[i]);
        inside.difficult.push_back(truth.difficult[i]);
    }
    return inside;
}

/// Immutable after construction, so any number of threads may read it.
class VocSampleSource final : public SampleSource {
public:
    struct Entry {
        fs::path imagePath;
        SampleTruth truth;
    };

    VocSampleSource(ClassList classes, std::vector<Entry> entries)
        : m_classes(std::move(classes))
        , m_entries(std::move(entries)) {}

    [[nodiscard]] std::size_t size() const override { return m_entries.size(); }
    [[nodiscard]] const ClassList& classes() const override { return m_classes; }

    [[nodiscard]] Result<SampleTruth> truth(std::size_t index) const override {
        if (index >= m_entries.size())
            return outOfRange(index);
        return m_entries[index].truth;
    }

    [[nodiscard]] Result<Sample> load(std::size_t index) const override {
        if (index >= m_entries.size())
            return outOfRange(index);
        const Entry& entry = m_entries[index];
        return readImage(entry.imagePath).map([&](RgbImage&& image) {
            const ImageSize size = image.size();
            return Sample{std::move(image), size == entry.truth.size ? entry.truth : clippedTruth(entry.truth, size)};
        });
    }

private:
    [[nodiscard]] tl::unexpected<Error> outOfRange(std::size_t index) const {
        return fail(ErrorKind::Internal,
                    "There is no sample " + std::to_string(index) + " of " + std::to_string(m_entries.size()) + ".");
    }

    ClassList m_classes;
    std::vector<Entry> m_entries;
};

/// Gathers the samples of a split and says what it leaves out.
class SampleCollector {
public:
    SampleCollector(const VocDataset& dataset, const ClassList& classes)
        : m_dataset(dataset)
        , m_classes(classes) {}

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
        m_entries.push_back({image.imagePath, truthOf(image, *annotation, *size)});
        m_samples.imageIndex.push_back(index);
    }

    Result<VocSamples> finish(const std::string& split) {
        for (const auto& [name, count] : m_unknown)
            m_samples.messages.push_back("Class \"" + name +
                                         "\" is not among the classes; boxes left out: " + std::to_string(count) + ".");
        if (m_withoutAnnotation > 0)
            m_samples.messages.push_back("Images without an annotation file, taken as images without objects: " +
                                         std::to_string(m_withoutAnnotation) + ".");
        if (m_entries.empty())
            return fail(ErrorKind::BadInput, "No image of split \"" + split + "\" can be used" + firstReason(),
                        m_dataset.root().string());
        m_samples.source = std::make_shared<VocSampleSource>(m_classes, std::move(m_entries));
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
            m_samples.messages.push_back(image.annotationPath.string() + ": the size is given as " + sizeText(written) +
                                         ", but the image has " + sizeText(*read) + "; the image is believed.");
        return read;
    }

    static std::string sizeText(ImageSize size) {
        return std::to_string(size.width) + " x " + std::to_string(size.height);
    }

    SampleTruth truthOf(const DatasetImage& image, const Annotation& annotation, ImageSize size) {
        SampleTruth truth;
        truth.id = image.id;
        truth.size = size;
        int number = 0;
        for (const ObjectAnnotation& object : annotation.objects) {
            ++number;
            const auto label = m_classes.id(object.className);
            if (!label) {
                ++m_unknown[object.className];
                continue;
            }
            const Box box = clipped(object.boxInImage, size);
            if (!box.hasExtent()) {
                m_samples.messages.push_back(image.annotationPath.string() + ", box " + std::to_string(number) + " (" +
                                             object.className + "): it has no extent inside the image; left out.");
                continue;
            }
            truth.boxesInImage.push_back(box);
            truth.labels.push_back(*label);
            truth.difficult.push_back(object.difficult);
        }
        return truth;
    }

    const VocDataset& m_dataset;
    const ClassList& m_classes;
    VocSamples m_samples;
    std::vector<VocSampleSource::Entry> m_entries;
    std::map<std::string, std::size_t> m_unknown;
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
