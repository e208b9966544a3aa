#pragma once

#include <string>

#include <QString>

#include "core/base/error.h"

namespace boxwright {

/// A sentence of core in the language of the window, what it puts in and the "FILE, PLACE: " before it included; as it
/// is where coreSentences() does not have it. Any thread.
[[nodiscard]] QString coreText(const QString& sentence);
[[nodiscard]] QString coreText(const std::string& sentence);

/// Error::text() in the language of the window. Any thread.
[[nodiscard]] QString errorText(const Error& error);

} // namespace boxwright
