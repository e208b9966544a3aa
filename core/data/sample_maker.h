#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>

#include "core/base/result.h"

namespace boxwright {

struct SampleMakerOptions {
    int images = 200;       ///< 5 to 100,000
    std::uint64_t seed = 1; ///< same seed and version, same bytes
};

/// Writes a small VOC data set of drawn shapes: VOCdevkit/VOC2012 with JPEGImages, Annotations and train/val splits
/// (four to one). 320 x 240 pictures with textured backgrounds, 0 to 5 shapes of five classes from about 20 pixels up,
/// some partly covering others. An existing data set in `folder` is only replaced if it is one of ours.
/// `onProgress(done, all)` may be empty. Errors: WriteFailed, BadInput, Cancelled.
[[nodiscard]] Result<void> makeSampleDataset(const std::filesystem::path& folder, const SampleMakerOptions& options,
                                             const std::function<void(int, int)>& onProgress, std::stop_token stop);

} // namespace boxwright
