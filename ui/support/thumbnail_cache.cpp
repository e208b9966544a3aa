#include "ui/support/thumbnail_cache.h"

#include <algorithm>
#include <utility>

#include "core/data/image_io.h"
#include "core/data/image_part.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int mostKept = 1000;       ///< about 16 MB at 64 x 64 pixels
constexpr qsizetype mostWanted = 48; ///< more rows than a list shows at once

/// A JPEG is decoded at a part of its size, which is quick for large photographs.
Result<QImage> makeThumbnail(const std::filesystem::path& path, int side) {
    const auto size = readImageSize(path);
    int shrink = 1;
    while (size && std::max(size->width, size->height) / (shrink * 2) >= side)
        shrink *= 2;
    Result<RgbImage> picture = readShrunk(path, shrink).map([](ImagePart&& part) { return std::move(part.image); });
    if (!picture)
        picture = readImage(path);
    return picture.map([side](const RgbImage& image) {
        return toQImage(image).scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    });
}

} // namespace

ThumbnailCache::ThumbnailCache(int side, QObject* parent)
    : QObject(parent)
    , m_cache(mostKept)
    , m_side(side) {}

void ThumbnailCache::setDataset(std::shared_ptr<const OpenDataset> dataset) {
    m_dataset = std::move(dataset);
    m_cache.clear();
    m_wanted.clear();
}

std::optional<QImage> ThumbnailCache::thumbnail(int image) {
    if (const QImage* known = m_cache.object(image))
        return *known;
    m_wanted.removeAll(image);
    m_wanted.append(image);
    if (m_wanted.size() > mostWanted)
        m_wanted.removeFirst(); // asked for again when it comes into view
    startNext();
    return std::nullopt;
}

void ThumbnailCache::startNext() {
    if (m_reading || m_wanted.isEmpty() || !m_dataset)
        return;
    m_reading = true;
    const int image = m_wanted.takeLast();
    runInBackground(
        this,
        [path = m_dataset->dataset.images().at(static_cast<std::size_t>(image)).imagePath, side = m_side]() {
            return makeThumbnail(path, side);
        },
        [this, dataset = m_dataset, image](const Result<QImage>& made) {
            m_reading = false;
            if (dataset == m_dataset) {
                m_cache.insert(image, new QImage(made.value_or(QImage())));
                Q_EMIT ready(image);
            }
            startNext();
        });
}

} // namespace boxwright
