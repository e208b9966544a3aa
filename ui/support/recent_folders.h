#pragma once

#include <QStringList>

namespace boxwright {

inline constexpr int defaultRecentFolders = 10;
inline constexpr int mostRecentFolders = 30;

/// Folders opened before, newest first, kept in the settings. Folders that are gone are left out.
[[nodiscard]] QStringList recentFolders();
void addRecentFolder(const QString& folder);
void clearRecentFolders();

/// How many are offered, from 0 to mostRecentFolders.
[[nodiscard]] int recentFolderCount();
void setRecentFolderCount(int count);

} // namespace boxwright
