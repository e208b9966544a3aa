#pragma once

#include <QString>

#include "core/data/findings.h"

namespace boxwright {

/// "Box outside the image": a heading for findings of the kind, in the language of the window.
[[nodiscard]] QString findingKindText(FindingKind kind);

} // namespace boxwright
