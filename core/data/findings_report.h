#pragma once

#include <cstddef>
#include <string>

#include "core/data/findings_inspect.h"

namespace boxwright {

/// {"data", "images", "objects", "counts": {"error", "warning", "info"}, "findings": [{"kind", "severity", "image",
/// "file", "object", "sentence", "fixable"}], "statistics": as statisticsJson()}. An object of 0 is no single one.
[[nodiscard]] std::string inspectionJson(const InspectionReport& report);

/// The findings for people, grouped by severity and kind, the first `perKind` of each with file and object; files are
/// relative to the root.
[[nodiscard]] std::string inspectionText(const InspectionReport& report, std::size_t perKind);

/// {"all": SPLIT, "splits": {NAME: SPLIT}}, SPLIT = {"images", "unlabelled", "negatives", "boxes_per_image": HISTOGRAM,
/// "image_sizes": [{"width", "height", "images"}], "objects": OBJECTS, "classes": {NAME: OBJECTS}}, OBJECTS =
/// {"objects", "images", "difficult", "truncated", "occluded", "small", "medium", "large", "width": HISTOGRAM,
/// "height", "side", "aspect", "per_image"}, HISTOGRAM = {"edges", "counts"} with the last bin open.
[[nodiscard]] std::string statisticsJson(const DatasetStatistics& statistics);

/// A line a split and a line a class, for people.
[[nodiscard]] std::string statisticsText(const DatasetStatistics& statistics);

} // namespace boxwright
