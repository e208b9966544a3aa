#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/class_list.h"

namespace boxwright {

/// One image of a data set and what is known about it.
struct AnnotatedImage {
    std::string id;                  ///< unique in its set: the path below the image folder without its extension
    std::string fileName;            ///< path below the image folder with forward slashes: "a/b/0001.jpg"
    std::filesystem::path imagePath; ///< empty if there is no such file, or no image folder is known
    Annotation annotation;           ///< continuous edges; size 0 x 0 if nobody says it
    bool hasAnnotation = true;       ///< false: nobody has looked at it; true with no object: a reviewed negative
    bool hasMore = false;            ///< the file also holds parts, actions, ...: what Annotation has no field for
    std::filesystem::path vocFile;   ///< the VOC file it was read from, if it was: VOC to VOC copies its bytes
};

/// A whole data set in memory, whatever format it came from: what the formats convert to and from.
/// Every object's class is in `classes`; box edges are finite with xmin <= xmax and ymin <= ymax.
struct AnnotationSet {
    ClassList classes;
    std::vector<AnnotatedImage> images;
    std::map<std::string, std::vector<std::size_t>> splits; ///< indices into images; empty if there are none
};

/// The images of the split, in its order. "all" is every image; a set without splits has "train" and "val" all the
/// same (default_splits.h). Errors: nothing but an empty list for a name that is not there: see splitNames().
[[nodiscard]] std::vector<std::size_t> imagesOfSplit(const AnnotationSet& set, const std::string& split);

} // namespace boxwright
