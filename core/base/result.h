#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "core/base/error.h"

namespace boxwright {

/// A value or the Error that kept us from it. Functions that can fail for outside reasons return one; they do not
/// throw.
template <class T>
using Result = tl::expected<T, Error>;

/// return fail(ErrorKind::NotFound, "The split file is missing.", path.string());
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string file = {},
                                                std::string place = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(file), std::move(place)});
}

} // namespace boxwright
