#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/remark_collector.h"

namespace boxwright {

/// An image of a YOLO data set and where its labels are.
struct YoloImage {
    std::filesystem::path imagePath;
    std::filesystem::path labelPath; ///< empty if there is no label file
    std::string name; ///< path below the data set with forward slashes, without its folder "images": "train/a.jpg"
};

/// Where the parts of a YOLO data set lie.
struct YoloLayout {
    std::vector<std::string> classNames; ///< by class index; empty if no file lists them
    std::vector<YoloImage> images;       ///< each once, in the order of the splits
    std::map<std::string, std::vector<std::size_t>> splits;
};

/// `path` is a data.yaml (Ultralytics), a .data file (Darknet), or a folder: one that holds either of them, or images
/// and label files with a classes.txt or .names (labelImg, X-AnyLabeling). `imageFolder` replaces the folder of the
/// images if it is not empty. Labels are looked for where the last folder "images" of a path says "labels", beside the
/// image, and in the folder "labels" of the data set.
/// Errors: NotFound; Unreadable; BadInput (no image at all).
[[nodiscard]] Result<YoloLayout> findYoloLayout(const std::filesystem::path& path,
                                                const std::filesystem::path& imageFolder, RemarkCollector& remarks);

/// The data.yaml, .data or class list that makes a folder a YOLO data set; empty if there is none.
[[nodiscard]] std::filesystem::path yoloHeadFile(const std::filesystem::path& folder);

} // namespace boxwright
