#pragma once

#include <stop_token>

#include <QStringList>

#include "core/base/result.h"

namespace boxwright {

/// Image files below some paths.
struct FoundImages {
    QStringList images;
    int otherFiles = 0; ///< named files that are no images; those inside folders do not count
};

/// The named files that have an image extension, and all images in the named folders and below them, sorted by path
/// within a folder (links to folders are not followed). Any thread. Errors: NotFound, Cancelled.
[[nodiscard]] Result<FoundImages> findImages(const QStringList& filesOrFolders, const std::stop_token& stop);

} // namespace boxwright
