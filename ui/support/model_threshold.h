#pragma once

#include <optional>

#include <QString>

#include "core/base/result.h"

namespace boxwright {

/// The score from which on detections of a model are worth showing, and how that was found.
struct ModelThreshold {
    double score = 0.5;
    double f1 = 0; ///< at that score
    double precision = 0;
    double recall = 0;
    QString split{}; ///< on which it was measured
};

/// The side file of some weights: "best.pth.threshold.json" beside "best.pth".
[[nodiscard]] QString thresholdFile(const QString& weights);

/// Written as a whole or not at all. Returns the path. Errors: WriteFailed.
[[nodiscard]] Result<QString> saveThreshold(const QString& weights, const ModelThreshold& threshold);

/// Nothing where there is no such file, or one that holds no score from 0 to 1.
[[nodiscard]] std::optional<ModelThreshold> readThreshold(const QString& weights);

} // namespace boxwright
