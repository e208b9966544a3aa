#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/class_list.h"
#include "core/base/result.h"
#include "core/data/format_remark.h"

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

/// A data set as a reader found it.
struct FormatReading {
    AnnotationSet set;
    FormatRemarks remarks;
};

/// Names of the splits that `imagesOfSplit` knows, "all" last; a set without splits has "train" and "val" all the same.
[[nodiscard]] std::vector<std::string> splitNames(const AnnotationSet& set);

/// Indices of the split's images, in its order. A set without splits is split by defaultSplits().
/// Errors: NotFound, naming the splits that exist.
[[nodiscard]] Result<std::vector<std::size_t>> imagesOfSplit(const AnnotationSet& set, const std::string& split);

/// "train" and "val" of a data set that does not say: every fifth image, chosen by a hash of its id, is "val". With
/// two images or more neither is empty. The same on every machine.
[[nodiscard]] std::map<std::string, std::vector<std::size_t>> defaultSplits(const std::vector<std::string>& ids);

/// Gives every image without an id the path of its file without extension, or the whole path where that is taken.
void assignIds(std::vector<AnnotatedImage>& images);

} // namespace boxwright
