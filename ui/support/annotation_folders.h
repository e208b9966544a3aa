#pragma once

#include <QString>

namespace boxwright {

/// The folder of its own that the annotations of a data set are in, kept in the settings by the data set's root
/// (VocDataset::root()); empty if there is none. Any thread.
[[nodiscard]] QString annotationFolderOf(const QString& root);
/// Empty forgets it.
void setAnnotationFolderOf(const QString& root, const QString& annotations);

/// Where an earlier program kept them, as a map.
inline const QString earlierAnnotationFolders = QStringLiteral("annotationFolders");

/// Brings what an earlier program kept as a map into the form of now. At the start.
void migrateAnnotationFolders();

} // namespace boxwright
