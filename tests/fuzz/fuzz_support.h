#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/data/annotation_set.h"

namespace boxwright::fuzz {

/// Ends the process as a finding if a property does not hold.
inline void require(bool holds, const char* property) {
    if (holds)
        return;
    std::fprintf(stderr, "broken property: %s\n", property);
    std::abort();
}

[[nodiscard]] inline std::string text(const std::uint8_t* data, std::size_t size) {
    return {data, data + size};
}

[[nodiscard]] inline std::vector<std::size_t> indicesOf(const AnnotationSet& set) {
    std::vector<std::size_t> indices(set.images.size());
    for (std::size_t i = 0; i < indices.size(); ++i)
        indices[i] = i;
    return indices;
}

/// The same boxes of the same classes in images of the same names.
inline void requireSameObjects(const AnnotationSet& a, const AnnotationSet& b) {
    require(a.images.size() == b.images.size(), "as many images come back");
    for (std::size_t i = 0; i < a.images.size(); ++i) {
        const auto& first = a.images[i].annotation.objects;
        const auto& second = b.images[i].annotation.objects;
        require(first.size() == second.size(), "as many objects come back");
        for (std::size_t n = 0; n < first.size(); ++n) {
            require(first[n].boxInImage == second[n].boxInImage, "boxes come back to the bit");
            require(first[n].className == second[n].className, "classes come back");
            require(first[n].difficult == second[n].difficult, "difficult comes back");
        }
    }
}

/// What every reader promises of a set.
inline void requireSoundSet(const AnnotationSet& set) {
    for (const AnnotatedImage& image : set.images) {
        require(!image.id.empty(), "every image has an id");
        for (const ObjectAnnotation& object : image.annotation.objects) {
            const Box& box = object.boxInImage;
            require(box.xmin <= box.xmax && box.ymin <= box.ymax, "edges are numbers in order");
            require(set.classes.id(object.className).has_value(), "every class is in the list");
        }
    }
}

} // namespace boxwright::fuzz

/// libFuzzer's entry; the mutation driver calls it too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
