#pragma once

#include <memory>
#include <optional>

#include <QCache>
#include <QImage>
#include <QObject>

#include "ui/app_state.h"

namespace boxwright {

/// Small pictures of the images of the open data set, made on a worker thread when they are first asked for. Bounded:
/// the ones that were not asked for longest are forgotten. What was asked for last is made first, and what has been
/// scrolled past is not made at all. GUI thread.
class ThumbnailCache : public QObject {
    Q_OBJECT

public:
    /// `side`: longer side of a thumbnail, pixels of the screen.
    explicit ThumbnailCache(int side, QObject* parent = nullptr);

    /// Null for none. Forgets all.
    void setDataset(std::shared_ptr<const OpenDataset> dataset);
    /// Nothing if it is still to be made (ready() tells); null if the picture cannot be read.
    [[nodiscard]] std::optional<QImage> thumbnail(int image);
    [[nodiscard]] int size() const { return static_cast<int>(m_cache.size()); }

Q_SIGNALS:
    void ready(int image);

private:
    void startNext();

    std::shared_ptr<const OpenDataset> m_dataset;
    QCache<int, QImage> m_cache;
    QList<int> m_wanted; ///< the newest last
    bool m_reading = false;
    int m_side;
};

} // namespace boxwright
