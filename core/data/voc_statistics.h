#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/job_control.h"
#include "core/data/statistics.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// Names of the splits that each image is in, but for "all".
[[nodiscard]] std::vector<std::vector<std::string>> splitsOfImages(const VocDataset& dataset);

/// Reads every annotation of the data set, and no picture (about 10,000 a second). What cannot be read counts as an
/// image without objects; image sizes are those of the annotation files. Errors: Cancelled.
[[nodiscard]] Result<DatasetStatistics> countStatistics(const VocDataset& dataset, const JobControl& control = {});

} // namespace boxwright
