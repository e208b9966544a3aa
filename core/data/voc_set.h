#pragma once

#include "core/base/result.h"
#include "core/data/annotation_set.h"
#include "core/data/job_control.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// Every annotation of a VOC data set. Edges are by dataset.pixels(), classes are in alphabetical order. An image
/// whose annotation cannot be read is left out, an object that cannot be used too, each with a remark.
/// Errors: Cancelled.
[[nodiscard]] Result<FormatReading> readVocSet(const VocDataset& dataset, const JobControl& control = {});

} // namespace boxwright
