#pragma once

#include <exception>
#include <filesystem>
#include <new>
#include <string>

#include "core/base/result.h"

namespace boxwright {

/// Runs a function that returns a Result and calls OpenCV, pugixml or the JSON library; their exceptions become an
/// Error of `kind` about `file`. The one place of this library where they are caught.
template <class Function>
[[nodiscard]] auto withForeignErrors(ErrorKind kind, const std::filesystem::path& file, const Function& function)
    -> decltype(function()) {
    try {
        return function();
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::OutOfMemory, "There is not enough memory.", file.string());
    } catch (const std::exception& exception) {
        return fail(kind, exception.what(), file.string());
    }
}

} // namespace boxwright
