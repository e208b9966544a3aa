#pragma once

#include <string>
#include <vector>

#include "core/base/geometry.h"

namespace boxwright {

/// One detected object.
struct Detection {
    Box boxInImage; ///< original image pixels
    int label = 0;  ///< class id 1..C of the model's ClassList
    float score = 0;
};

/// All detections of one image, highest score first.
struct ImageDetections {
    std::string imageId;  ///< file stem, or the dataset's id
    std::string fileName; ///< path of the image as the user gave it
    ImageSize size;
    std::vector<Detection> detections;
};

} // namespace boxwright
