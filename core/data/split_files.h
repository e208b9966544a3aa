#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "core/base/result.h"
#include "core/data/parallel_work.h"
#include "core/data/split_maker.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

struct WriteSplitsOptions {
    SplitOptions split;
    bool keepDuplicatesTogether = true; ///< pictures that look alike go into one split: decodes every picture
    bool overwrite = false;
};

/// One written list.
struct WrittenSplit {
    std::filesystem::path file;
    std::size_t images = 0;
};

/// Divides the images of a VOC root (those that are there) and writes ImageSets/Main/NAME.txt (or into the folder that
/// holds the lists already), one id a line; with both train and val also trainval.txt. Nothing is written if one of the
/// files exists, unless asked for. Errors: BadInput (options, a flat folder, an existing file), WriteFailed, Cancelled
/// (nothing was written).
[[nodiscard]] Result<std::vector<WrittenSplit>> writeSplits(const VocDataset& dataset,
                                                            const WriteSplitsOptions& options,
                                                            const ItemProgress& onProgress,
                                                            const std::stop_token& stop);

} // namespace boxwright
