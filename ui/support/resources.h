#pragma once

namespace boxwright {

/// Makes icons, style sheet and translations known to Qt; a static library does not do so by itself. Cheap to repeat.
void ensureResources();

} // namespace boxwright
