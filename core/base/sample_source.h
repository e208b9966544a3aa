#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/image.h"
#include "core/base/result.h"

namespace boxwright {

/// The truth of one image, without its pixels. The vectors are parallel.
struct SampleTruth {
    std::string id;
    ImageSize size; ///< original image pixels
    std::vector<Box> boxesInImage;
    std::vector<int> labels;     ///< class ids 1..C
    std::vector<bool> difficult; ///< VOC difficult: trained on, counted as crowd in COCO numbers
};

/// One image with its truth.
struct Sample {
    RgbImage image;
    SampleTruth truth;
};

/// A finite, ordered set of samples: the hinge between core_data (implements it) and core_engine (consumes it).
/// All functions are const and may be called from several threads at once.
class SampleSource {
public:
    virtual ~SampleSource() = default;

    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] virtual const ClassList& classes() const = 0;
    /// Boxes and size without decoding the picture. Boxes without extent are left out.
    [[nodiscard]] virtual Result<SampleTruth> truth(std::size_t index) const = 0;
    /// The same with the decoded picture; truth.size is the decoded size.
    [[nodiscard]] virtual Result<Sample> load(std::size_t index) const = 0;
};

} // namespace boxwright
