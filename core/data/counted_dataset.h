#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/result.h"
#include "core/data/job_control.h"
#include "core/data/statistics.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// The statistics of a data set that know which images are behind each number, and follow edits. 24 bytes an object.
/// One thread at a time.
class CountedDataset {
public:
    /// An object as it is kept.
    struct Object {
        Box boxInImage;
        std::uint32_t label = 0; ///< number of its class
        bool difficult = false;
        bool truncated = false;
        bool occluded = false;
    };
    struct Image {
        std::vector<Object> objects;
        ImageSize size; ///< as the annotation file says; 0 x 0 if it does not
        bool hasAnnotation = false;
        bool verified = false;
        bool removed = false; ///< counts nowhere
    };
    using ObjectTest = std::function<bool(const Object& object, const Image& image)>;
    using ImageTest = std::function<bool(const Image& image)>;

    /// Reads every annotation and no picture (about 10,000 a second). What cannot be read counts as an image without
    /// objects. Errors: Cancelled.
    [[nodiscard]] static Result<CountedDataset> count(const VocDataset& dataset, const JobControl& control = {});

    [[nodiscard]] const DatasetStatistics& statistics() const { return m_statistics; }
    /// Puts the annotation in the place of what was counted of the image; `hasAnnotation`: whether it has a file.
    void update(std::size_t image, bool hasAnnotation, const Annotation& annotation);
    /// The image is gone; update() brings it back.
    void remove(std::size_t image);

    // Images behind a number, ascending. An empty class name stands for every class.
    [[nodiscard]] std::vector<int> imagesWith(const std::string& className, const ObjectTest& test) const;
    /// With so many objects of the class, below `end`.
    [[nodiscard]] std::vector<int> imagesWithCount(const std::string& className, double from, double end) const;
    [[nodiscard]] std::vector<int> imagesWithBoth(const std::string& first, const std::string& second) const;
    [[nodiscard]] std::vector<int> imagesWhere(const ImageTest& test) const;
    /// Those of `images` that are in the split.
    [[nodiscard]] std::vector<int> inSplit(const std::vector<int>& images, const std::string& split) const;

private:
    [[nodiscard]] std::uint32_t labelOf(const std::string& className);
    [[nodiscard]] std::vector<int>
    imagesOf(const std::string& className,
             const std::function<bool(const Image& image, std::uint32_t label)>& test) const;
    void count(std::size_t image, const Annotation& annotation, bool hasAnnotation, bool added);
    [[nodiscard]] Annotation annotationOf(const Image& image) const;

    DatasetStatistics m_statistics;
    std::vector<Image> m_images;
    std::vector<std::vector<std::string>> m_splits; ///< names, by image
    std::vector<std::string> m_names;               ///< of the classes
    std::map<std::string, std::uint32_t> m_labels;
};

} // namespace boxwright
