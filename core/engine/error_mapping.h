#pragma once

#include "core/base/result.h"

namespace boxwright {

/// Call inside a catch block: what LibTorch (or anything else) threw, as an Error. Tells out-of-memory, bad input and
/// our own bugs apart.
[[nodiscard]] Error currentExceptionToError();

/// Runs a function returning a Result; whatever it throws becomes an Error. The one door through which exceptions of
/// LibTorch would leave the engine.
template <class Function>
[[nodiscard]] auto withTorchErrors(const Function& function) -> decltype(function()) {
    try {
        return function();
    } catch (...) {
        return tl::unexpected<Error>(currentExceptionToError());
    }
}

} // namespace boxwright
