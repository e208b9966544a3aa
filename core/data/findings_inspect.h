#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/annotation_set.h"
#include "core/data/findings.h"
#include "core/data/inspect_options.h"
#include "core/data/near_duplicates.h"
#include "core/data/parallel_work.h"
#include "core/data/statistics.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

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

/// The same for a data set that is not VOC, as its reader found it in `file`; without fixes. An object's number is its
/// place among those of its image, from 1. `pictures` without an image folder is as if false.
[[nodiscard]] Result<InspectionReport> inspect(const FormatReading& reading, const std::filesystem::path& file,
                                               const InspectOptions& options, const ItemProgress& onProgress,
                                               const std::stop_token& stop);

} // namespace boxwright
