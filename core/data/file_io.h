#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace boxwright {

/// All bytes of a file. Errors: NotFound, Unreadable.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

/// Writes to a temporary name beside `path`, flushes and renames, so that the old file stays until the new one is
/// complete. Makes the parent folders. Errors: WriteFailed.
[[nodiscard]] Result<void> writeFile(const std::filesystem::path& path, std::string_view bytes);

/// Makes the folder and its parents. Errors: WriteFailed.
[[nodiscard]] Result<void> makeFolder(const std::filesystem::path& folder);

/// ".JPG" becomes ".jpg"; only ASCII letters change.
[[nodiscard]] std::string lowerExtension(const std::filesystem::path& path);

/// Without blanks, tabs and line ends at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Shortest text without exponent that reads back as the same float, in the C locale.
[[nodiscard]] std::string numberText(float value);

/// A number that a float can hold, in the C locale, with sign and exponent; nothing if the text is anything else or has
/// blanks around it.
[[nodiscard]] std::optional<double> finiteNumber(std::string_view text);

} // namespace boxwright
