#pragma once

#include <string>
#include <vector>

#include "core/base/geometry.h"

namespace boxwright {

/// One annotated object of an image.
struct ObjectAnnotation {
    std::string className;
    Box boxInImage; ///< original image pixels
    bool difficult = false;
    bool truncated = false;
    bool occluded = false;
    std::string pose;
};

/// What an annotation file says of one image.
struct Annotation {
    std::string fileName; ///< as written in the file; information only, images are paired by stem
    ImageSize size;       ///< as written in the file; 0 x 0 if it does not say
    std::vector<ObjectAnnotation> objects;
    bool verified = false; ///< a person has checked it (labelImg's attribute)
};

} // namespace boxwright
