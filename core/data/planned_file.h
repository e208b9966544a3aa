#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// A file that a conversion will write; `write` replaces whatever is there, in one step.
struct PlannedFile {
    std::filesystem::path path;
    std::function<Result<void>(const std::filesystem::path&)> write;
};

using PlannedFiles = std::vector<PlannedFile>;

/// A file whose bytes go to a stream.
[[nodiscard]] PlannedFile plannedStream(const std::filesystem::path& path, std::function<void(std::ostream&)> write);
[[nodiscard]] PlannedFile plannedText(const std::filesystem::path& path, std::string text);
/// A copy of, or a symbolic link to, another file.
[[nodiscard]] PlannedFile plannedCopy(const std::filesystem::path& path, const std::filesystem::path& source);
[[nodiscard]] PlannedFile plannedLink(const std::filesystem::path& path, const std::filesystem::path& source);

/// Errors: Conflict, naming the first file that is there already.
[[nodiscard]] Result<void> checkNoneExists(const PlannedFiles& files);

} // namespace boxwright
