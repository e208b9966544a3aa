#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/enum_text.h"
#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/data/coco_file.h"
#include "core/data/coco_results.h"
#include "core/engine/evaluation_report.h"

namespace boxwright {

/// What becomes of objects whose box has no extent.
enum class EmptyBoxes {
    Drop,  ///< left out, as in training and in the seed system
    Count, ///< objects like any other, which can hardly be found, as in pycocotools
};
template <>
struct EnumText<EmptyBoxes> {
    static constexpr std::array table{std::pair{EmptyBoxes::Drop, std::string_view("drop")},
                                      std::pair{EmptyBoxes::Count, std::string_view("count")}};
};

/// Indices of the images as pycocotools orders them, by ascending id; ids that are no numbers by their text.
[[nodiscard]] std::vector<std::size_t> imagesById(const CocoFile& file);

/// Measures results against these images of a COCO file, in their order, with the file's own numbers: areas as written,
/// crowds as crowds. `ignore` makes an object difficult, of which pycocotools knows nothing: it is
/// DifficultRule::Count. Errors: what matchResults says.
[[nodiscard]] Result<EvaluationReport> scoreCocoFile(const CocoFile& file, const std::vector<std::size_t>& images,
                                                     const std::vector<CocoResult>& results, EmptyBoxes empty,
                                                     const EvaluationOptions& options);

/// Measures results against samples. Errors: what matchResults says.
[[nodiscard]] Result<EvaluationReport> scoreSamples(const SampleSource& source, const std::vector<CocoResult>& results,
                                                    const EvaluationOptions& options);

/// The detections of a report as results, each with the id of its image as text.
[[nodiscard]] std::vector<CocoResult> resultsOf(const EvaluationReport& report);

} // namespace boxwright
