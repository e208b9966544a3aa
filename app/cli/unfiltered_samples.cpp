#include "app/cli/unfiltered_samples.h"

#include <utility>

#include "core/data/image_io.h"
#include "core/data/truth_source.h"

namespace boxwright {
namespace {

/// Gathers the images of a split, of whatever kind the data set is.
class Collector {
public:
    explicit Collector(const ClassList& classes)
        : m_classes(classes) {}

    void add(const std::string& id, const std::filesystem::path& imagePath, const Annotation& annotation) {
        SampleTruth truth;
        truth.id = id;
        truth.size = annotation.size;
        if (truth.size.width <= 0 || truth.size.height <= 0)
            truth.size = readImageSize(imagePath).value_or(ImageSize{});
        for (const ObjectAnnotation& object : annotation.objects) {
            const auto label = m_classes.id(object.className);
            if (!label)
                continue;
            truth.boxesInImage.push_back(object.boxInImage);
            truth.labels.push_back(*label);
            truth.difficult.push_back(object.difficult);
        }
        m_entries.push_back({imagePath, std::move(truth)});
    }
    void leaveOut(const Error& error) { m_messages.push_back(error.text() + " The image is left out."); }

    DataSamples finish() {
        return {std::make_shared<TruthSource>(m_classes, std::move(m_entries)), std::move(m_messages)};
    }

private:
    const ClassList& m_classes;
    std::vector<TruthSource::Entry> m_entries;
    std::vector<std::string> m_messages;
};

Result<DataSamples> ofVoc(const VocDataset& dataset, const std::string& split, const ClassList& classes) {
    return dataset.split(split).map([&](const std::vector<std::size_t>& indices) {
        Collector collector(classes);
        for (const std::size_t index : indices) {
            const DatasetImage& image = dataset.images()[index];
            const auto annotation = dataset.annotation(index);
            if (annotation)
                collector.add(image.id, image.imagePath, *annotation);
            else
                collector.leaveOut(annotation.error());
        }
        return collector.finish();
    });
}

Result<DataSamples> ofSet(const AnnotationSet& set, const std::string& split, const ClassList& classes) {
    const auto indices = imagesOfSplit(set, split);
    if (!indices)
        return tl::unexpected(indices.error());
    Collector collector(classes);
    for (const std::size_t index : *indices)
        collector.add(set.images[index].id, set.images[index].imagePath, set.images[index].annotation);
    return collector.finish();
}

} // namespace

Result<DataSamples> unfilteredSamples(const OpenedData& data, const std::string& split, const ClassList& classes) {
    return data.voc() != nullptr ? ofVoc(*data.voc(), split, classes) : ofSet(*data.set(), split, classes);
}

} // namespace boxwright
