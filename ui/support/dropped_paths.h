#pragma once

#include <QStringList>

class QMimeData;

namespace boxwright {

/// What was dropped on the window.
struct DroppedPaths {
    QStringList folders;
    QStringList images; ///< files with an image extension; other files are left out

    [[nodiscard]] bool isEmpty() const { return folders.isEmpty() && images.isEmpty(); }
};

[[nodiscard]] DroppedPaths droppedPaths(const QMimeData& data);

} // namespace boxwright
