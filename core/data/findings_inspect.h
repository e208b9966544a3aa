#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/findings.h"
#include "core/data/near_duplicates.h"
#include "core/data/parallel_work.h"
#include "core/data/statistics.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

struct InspectOptions {
    std::string split = "all"; ///< images whose files are opened; classes and splits are judged over these
    bool pictures = true; ///< open the pictures too: damage, true sizes, duplicates. False reads their headers only
    NearDuplicateOptions nearDuplicates;
    float duplicateIou = 0.95F; ///< boxes of one class that overlap more are one box drawn twice
    float tinySide = 4;         ///< a box with a shorter side below this is tiny, in pixels of the network's input ...
    int networkSide = 0;        ///< ... whose shorter side this is; 0: original pixels
    long rareClass = 10;        ///< a class with fewer objects is rare
    int threads = 0;            ///< 0: one a core

    /// All problems, each a sentence; empty if there is none.
    [[nodiscard]] std::vector<std::string> validate() const;
};

/// What an inspection found.
struct InspectionReport {
    std::filesystem::path root;
    std::vector<Finding> findings; ///< errors first, then by kind, file and object
    DatasetStatistics statistics;
    std::vector<DuplicateGroup> duplicates; ///< of pictures that are alike; indices into dataset.images()

    [[nodiscard]] std::size_t count(Severity severity) const;
    /// True if nothing is of severity warning or error.
    [[nodiscard]] bool isClean() const;
};

/// Opens every file of the split (annotations, pictures), changes nothing. On threads of its own; `onProgress` is
/// called on this one. About 30,000 annotations or 1,000 pictures of 0.3 MP a second and core.
/// Errors: BadInput (options), NotFound (no such split), Cancelled.
[[nodiscard]] Result<InspectionReport> inspect(const VocDataset& dataset, const InspectOptions& options,
                                               const ItemProgress& onProgress, const std::stop_token& stop);

} // namespace boxwright
