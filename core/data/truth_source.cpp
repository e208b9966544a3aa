#include "core/data/truth_source.h"

#include <string>
#include <utility>

#include "core/data/image_io.h"

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

tl::unexpected<Error> outOfRange(std::size_t index, std::size_t count) {
    return fail(ErrorKind::Internal,
                "There is no sample " + std::to_string(index) + " of " + std::to_string(count) + ".");
}

} // namespace

TruthSource::TruthSource(ClassList classes, std::vector<Entry> entries)
    : m_classes(std::move(classes))
    , m_entries(std::move(entries)) {}

Result<SampleTruth> TruthSource::truth(std::size_t index) const {
    if (index >= m_entries.size())
        return outOfRange(index, m_entries.size());
    return m_entries[index].truth;
}

Result<Sample> TruthSource::load(std::size_t index) const {
    if (index >= m_entries.size())
        return outOfRange(index, m_entries.size());
    const Entry& entry = m_entries[index];
    if (entry.imagePath.empty())
        return fail(ErrorKind::NotFound, "The picture of this image is not there.", entry.truth.id);
    return readImage(entry.imagePath).map([&](RgbImage&& image) {
        const ImageSize size = image.size();
        return Sample{std::move(image), size == entry.truth.size ? entry.truth : clippedTruth(entry.truth, size)};
    });
}

} // namespace boxwright
