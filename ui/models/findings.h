#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/engine/evaluation_report.h"

namespace boxwright {

/// One thing to look at in an image: a detection, an object, or both as a pair. Indices as in EvaluationReport.
struct EvaluationFinding {
    std::size_t image = 0;
    std::size_t detection = noObject;
    std::size_t object = noObject;
    std::optional<DetectionErrorKind> kind{}; ///< nothing for a right detection and for a count of the matrix
    double overlap = 0;

    bool operator==(const EvaluationFinding&) const = default;
};

/// The errors of one kind (nothing: of all kinds) of one class (0: of all). A missed object belongs to its own class,
/// everything else to the class that was detected. Best scores first, missed objects last.
[[nodiscard]] std::vector<EvaluationFinding> findingsOfKind(const EvaluationReport& report,
                                                            std::optional<DetectionErrorKind> kind, int label = 0);

/// What a cell of the matrix counts, best scores first. The matrix is that of the report or one at another score.
[[nodiscard]] std::vector<EvaluationFinding>
findingsOfCell(const EvaluationReport& report, const ConfusionMatrix& matrix, std::size_t row, std::size_t column);

/// The curve's detection at this recall and its neighbours: the `count` detections of the class around it, best first.
[[nodiscard]] std::vector<EvaluationFinding> findingsAroundRecall(const EvaluationReport& report, int label,
                                                                  double recall, std::size_t count = 25);

/// The score of its detection; -1 for a missed object.
[[nodiscard]] double scoreOf(const EvaluationReport& report, const EvaluationFinding& finding);

} // namespace boxwright
