#pragma once

#include <QStringList>

namespace boxwright {

/// Folders opened before, newest first, at most ten, kept in the settings. Folders that are gone are left out.
[[nodiscard]] QStringList recentFolders();
void addRecentFolder(const QString& folder);

} // namespace boxwright
