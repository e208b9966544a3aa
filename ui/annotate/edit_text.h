#pragma once

#include <QString>

#include "core/data/edit/edit_step.h"

namespace boxwright {

/// What was done, for the undo menu and the status bar, in the language of now.
[[nodiscard]] QString editText(EditKind kind);

} // namespace boxwright
