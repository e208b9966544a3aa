#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/annotation.h"
#include "core/data/histogram.h"

namespace boxwright {

/// The objects of one class (or of all) in one split. Sizes are in original pixels, width = xmax - xmin.
struct ObjectStatistics {
    ObjectStatistics();

    long objects = 0;
    long images = 0; ///< that hold at least one
    long difficult = 0;
    long truncated = 0;
    long occluded = 0;
    long small = 0;     ///< area below 32 x 32, as in COCO
    long medium = 0;    ///< up to 96 x 96
    long large = 0;     ///< above
    Histogram width;    ///< pixels
    Histogram height;   ///< pixels
    Histogram area;     ///< of the square root: the side of a square of that area, pixels
    Histogram aspect;   ///< width / height; boxes without extent are left out
    Histogram perImage; ///< objects an image, over images that hold at least one
};

/// One split, or the whole data set.
struct SplitStatistics {
    SplitStatistics();

    long images = 0;
    long unlabelled = 0; ///< without an annotation file
    long negatives = 0;  ///< with an annotation file, without objects
    ObjectStatistics all;
    std::map<std::string, ObjectStatistics> classes; ///< by class name
    Histogram boxesPerImage;                         ///< over all images, 0 too
    std::map<std::pair<int, int>, long> imageSizes;  ///< width, height: images; 0 x 0 if unknown
};

/// Numbers that follow edits: what was added can be taken away again, so a changed image costs two calls and not a new
/// pass over the data set.
class DatasetStatistics {
public:
    /// One image as counted.
    struct Image {
        std::vector<std::string> splits; ///< the whole data set is counted without being named
        bool hasAnnotation = false;
        ImageSize size;
        const Annotation* annotation = nullptr; ///< never null
    };

    void add(const Image& image) { count(image, 1); }
    /// Takes away what add() with the same values put in.
    void subtract(const Image& image) { count(image, -1); }

    /// The whole data set.
    [[nodiscard]] const SplitStatistics& whole() const { return m_whole; }
    [[nodiscard]] const std::map<std::string, SplitStatistics>& splits() const { return m_splits; }

private:
    void count(const Image& image, int sign);

    SplitStatistics m_whole;
    std::map<std::string, SplitStatistics> m_splits;
};

} // namespace boxwright
