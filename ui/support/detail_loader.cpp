#include "ui/support/detail_loader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/data/image_part.h"
#include "ui/canvas/image_canvas.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int restMs = 60;          ///< the view must rest that long before anything is read
constexpr double mostPixels = 16e6; ///< of a detail; 64 MB

} // namespace

DetailLoader::DetailLoader(ImageCanvas* canvas, QObject* parent)
    : QObject(parent)
    , m_canvas(canvas) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(restMs);
    connect(&m_timer, &QTimer::timeout, this, &DetailLoader::look);
    connect(canvas, &ImageCanvas::viewMoved, this, [this]() {
        if (!m_path.empty())
            m_timer.start();
    });
}

DetailLoader::~DetailLoader() {
    m_stop.request_stop();
}

void DetailLoader::setPicture(const std::filesystem::path& path) {
    m_stop.request_stop();
    ++m_round;
    m_path = path;
    m_reading = false;
    m_detail = {};
    m_place = {};
    m_problem.clear();
    m_timer.stop();
    if (!path.empty())
        m_timer.start();
    Q_EMIT changed();
}

/// The largest power of two at which a view pixel still has a pixel of its own.
int DetailLoader::shrinkOfView() const {
    const double perPixel = 1 / (m_canvas->zoom() * m_canvas->devicePixelRatioF());
    int shrink = 1;
    while (shrink * 2 <= perPixel)
        shrink *= 2;
    return shrink;
}

void DetailLoader::look() {
    if (m_path.empty() || !m_canvas->needsDetail())
        return;
    const QRect seen = m_canvas->seenInImage().toAlignedRect();
    const int shrink = shrinkOfView();
    const auto serves = [&](const QRect& place, int resolution) {
        return resolution > 0 && resolution <= shrink && place.contains(seen);
    };
    if (seen.isEmpty() || (!m_detail.isNull() && serves(m_place, m_shrink)) ||
        (m_reading && serves(m_wanted, m_wantedShrink)))
        return;
    // More than is seen, for what comes next: the rows above have to be read anyhow.
    const double pixels = static_cast<double>(seen.width()) * seen.height() / (static_cast<double>(shrink) * shrink);
    const double growth = std::clamp(std::sqrt(mostPixels / std::max(1.0, pixels)), 1.0, 5.0);
    const int across = static_cast<int>(seen.width() * (growth - 1) / 2);
    const int down = static_cast<int>(seen.height() * (growth - 1) / 2);
    read(seen.adjusted(-across, -down, across, down).intersected(QRect(QPoint(0, 0), m_canvas->imageSize())), shrink);
}

void DetailLoader::read(const QRect& wanted, int shrink) {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_reading = true;
    m_wanted = wanted;
    m_wantedShrink = shrink;
    Q_EMIT changed();
    using Part = std::pair<QImage, QRect>;
    runInBackground(
        this,
        [path = m_path, wanted, shrink, stop = m_stop.get_token()]() -> Result<Part> {
            return readPart(path, {wanted.x(), wanted.y(), wanted.width(), wanted.height()}, shrink, stop)
                .map([](const ImagePart& part) {
                    const PixelRect& place = part.place;
                    return Part(toQImage(part.image), {place.x, place.y, place.width, place.height});
                });
        },
        [this, round = ++m_round, shrink](const Result<Part>& part) {
            if (round != m_round)
                return;
            m_reading = false;
            m_problem = part ? QString() : errorText(part.error());
            if (part) {
                m_detail = part->first;
                m_place = part->second;
                m_shrink = shrink;
            }
            Q_EMIT changed();
        });
}

} // namespace boxwright
