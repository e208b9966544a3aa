#pragma once

#include <filesystem>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// A file and the place that it has in the trash.
struct TrashedFile {
    std::filesystem::path place;
    std::filesystem::path inTrash;
};

/// Where deleted images of a data set go: a hidden folder in its root, in which they keep their paths. It is on the
/// same disk, so that deleting and taking back are renames. The user may empty it.
[[nodiscard]] std::filesystem::path trashFolder(const std::filesystem::path& root);

/// Moves those that are there; all or none. What an earlier deletion of the same name left in the trash is replaced.
/// Errors: WriteFailed, NotFound (none of them is there).
[[nodiscard]] Result<void> moveToTrash(const std::vector<TrashedFile>& files);

/// The reverse. Errors: Conflict (there is another file in the place by now), NotFound (the trash has been emptied),
/// WriteFailed.
[[nodiscard]] Result<void> takeFromTrash(const std::vector<TrashedFile>& files);

} // namespace boxwright
