#pragma once

#include <string>

#include "core/base/result.h"

namespace boxwright {

/// Opens a module (NAME.so) that was built and installed with this program and finds one function in it. It is looked
/// for where the program's run path says: the build folder or ../lib/boxwright beside bin. A module stays open until
/// the program ends. Any thread. Errors: NotFound with what the dynamic linker says, which names the missing library.
[[nodiscard]] Result<void*> openModule(const std::string& name, const char* function);

} // namespace boxwright
