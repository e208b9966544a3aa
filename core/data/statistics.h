#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/annotation.h"
#include "core/data/histogram.h"

namespace boxwright {

/// Where in their images boxes lie: a grid over the image whatever its size.
struct PositionGrid {
    static constexpr int side = 12; ///< cells

    /// Row * side + column of the cell that the middle of the box is in, rows from the top; nothing if the size of the
    /// image is not known.
    [[nodiscard]] static std::optional<std::size_t> cellOf(const Box& boxInImage, ImageSize size);

    std::array<long, std::size_t{side} * side> counts{};
};

/// The objects of one class (or of all) in one split. Sizes are in original pixels, width = xmax - xmin.
struct ObjectStatistics {
    ObjectStatistics();

    long objects = 0;
    long images = 0;   ///< that hold at least one
    long verified = 0; ///< of these images, checked by a person
    long difficult = 0;
    long truncated = 0;
    long occluded = 0;
    long small = 0;         ///< area below 32 x 32, as in COCO
    long medium = 0;        ///< up to 96 x 96
    long large = 0;         ///< above
    Histogram width;        ///< pixels
    Histogram height;       ///< pixels
    Histogram area;         ///< of the square root: the side of a square of that area, pixels
    Histogram aspect;       ///< width / height; boxes without extent are left out
    Histogram perImage;     ///< objects an image, over images that hold at least one
    PositionGrid positions; ///< of the boxes whose image has a known size
};

// How boxes are measured here.
[[nodiscard]] bool isSmall(const Box& boxInImage);    ///< area below 32 x 32, as in COCO
[[nodiscard]] bool isMedium(const Box& boxInImage);   ///< from there up to 96 x 96
[[nodiscard]] double sideOf(const Box& boxInImage);   ///< square root of the area
[[nodiscard]] double aspectOf(const Box& boxInImage); ///< width / height, of a box with extent

/// One split, or the whole data set.
struct SplitStatistics {
    SplitStatistics();

    long images = 0;
    long unlabelled = 0; ///< without an annotation file
    long negatives = 0;  ///< with an annotation file, without objects
    long verified = 0;   ///< checked by a person
    ObjectStatistics all;
    std::map<std::string, ObjectStatistics> classes; ///< by class name
    Histogram boxesPerImage;                         ///< over all images, 0 too
    /// Images that hold both classes; the first name is the lesser one.
    std::map<std::pair<std::string, std::string>, long> together;
    std::map<std::pair<int, int>, long> imageSizes; ///< width, height: images; 0 x 0 if unknown
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
