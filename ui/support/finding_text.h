#pragma once

#include <QCoreApplication>
#include <QString>

#include "ui/models/findings.h"

namespace boxwright {

/// The words for what is wrong in an image. Any thread.
class FindingText {
    Q_DECLARE_TR_FUNCTIONS(boxwright::FindingText)

public:
    /// "Wrong class", "Missed", ...
    [[nodiscard]] static QString kindName(DetectionErrorKind kind);
    /// What the kind means, one sentence.
    [[nodiscard]] static QString kindMeaning(DetectionErrorKind kind);
    /// "cat 92 %", or "cat" for an object.
    [[nodiscard]] static QString label(const EvaluationReport& report, const EvaluationFinding& finding);
    /// "cat (92 %) where a dog is annotated; they overlap by 0.81."
    [[nodiscard]] static QString sentence(const EvaluationReport& report, const EvaluationFinding& finding);
};

} // namespace boxwright
