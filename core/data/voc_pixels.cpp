#include "core/data/voc_pixels.h"

#include <algorithm>

namespace boxwright {

Box edgesFromVoc(const Box& numbers, VocPixels pixels) {
    if (pixels != VocPixels::Official)
        return numbers;
    return {numbers.xmin - 1, numbers.ymin - 1, numbers.xmax, numbers.ymax};
}

Box vocFromEdges(const Box& edges, VocPixels pixels) {
    switch (pixels) {
    case VocPixels::Official:
        return {edges.xmin + 1, edges.ymin + 1, edges.xmax, edges.ymax};
    case VocPixels::LabelImg:
        return {std::max(edges.xmin, 1.0F), std::max(edges.ymin, 1.0F), std::max(edges.xmax, 1.0F),
                std::max(edges.ymax, 1.0F)};
    case VocPixels::ZeroBased:
        break;
    }
    return edges;
}

void VocPixelEvidence::add(const VocDocument& document) {
    const auto& objects = document.annotation().objects;
    const bool zero = std::any_of(objects.begin(), objects.end(), [](const ObjectAnnotation& object) {
        return object.boxInImage.xmin == 0 || object.boxInImage.ymin == 0;
    });
    const VocOrigin& origin = document.origin();
    const bool unknown = origin.database.empty() || origin.database == "Unknown";
    const bool address = origin.database.find("://") != std::string::npos; // X-AnyLabeling's, which shifts nothing
    ++files;
    withZero += zero ? 1 : 0;
    likeLabelImg += origin.hasPath && origin.database == "Unknown" ? 1 : 0;
    likeOfficial += !unknown && !address && !origin.hasPath ? 1 : 0;
}

VocPixels VocPixelEvidence::guess() const {
    if (withZero > 0)
        return VocPixels::ZeroBased;
    return likeOfficial > likeLabelImg ? VocPixels::Official : VocPixels::LabelImg;
}

} // namespace boxwright
