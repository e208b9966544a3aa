#include "ui/support/dropped_paths.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "core/data/image_io.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

DroppedPaths droppedPaths(const QMimeData& data) {
    DroppedPaths dropped;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        const QString path = url.toLocalFile();
        if (path.isEmpty())
            continue;
        if (QFileInfo(path).isDir())
            dropped.folders.append(path);
        else if (hasImageExtension(toPath(path)))
            dropped.images.append(path);
    }
    return dropped;
}

} // namespace boxwright
