#pragma once

#include <QByteArray>

#include "core/base/result.h"
#include "ui/models/findings.h"

namespace boxwright {

/// The image of a finding as a JPEG at most `longestSide` pixels long, with all annotated boxes (thin, dashed) and what
/// the finding is about: its object dashed and its detection solid, both thick. Not on the GUI thread: it decodes.
/// Errors: those of readImage().
[[nodiscard]] Result<QByteArray> findingPicture(const EvaluationReport& report, const EvaluationFinding& finding,
                                                int longestSide);

} // namespace boxwright
