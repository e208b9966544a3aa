#include "ui/support/image_loader.h"

#include <mutex>
#include <utility>

#include "core/data/image_header.h"
#include "core/data/image_io.h"
#include "core/data/image_part.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int cacheKibibytes = 256 * 1024;
constexpr double mostWholePixels = 50e6;   ///< 350 MB while it is read and shown
constexpr double mostOverviewPixels = 8e6; ///< more than any window has

/// 1 for a picture that is read whole.
int shrinkFor(ImageSize size) {
    const double pixels = static_cast<double>(size.width) * size.height;
    if (pixels <= mostWholePixels)
        return 1;
    int shrink = 2;
    while (pixels / (static_cast<double>(shrink) * shrink) > mostOverviewPixels)
        shrink *= 2;
    return shrink;
}

void readPicture(LoadedImage& loaded, const std::filesystem::path& path, const std::stop_token& stop,
                 const PartialReading& partial) {
    const auto size = readImageSize(path);
    if (const auto header = readImageHeader(path))
        loaded.channels = header->channels;
    loaded.shrink = size ? shrinkFor(*size) : 1;
    if (loaded.shrink > 1) {
        loaded.size = {size->width, size->height};
        const auto part = readShrunk(path, loaded.shrink, stop, partial);
        if (part)
            loaded.image = toQImage(part->image);
        if (part || stop.stop_requested())
            return;
        loaded.shrink = 1; // of a kind that cannot be read in parts, or damaged: the next reader says why
    }
    if (const auto image = readImage(path)) {
        loaded.image = toQImage(*image);
        loaded.size = loaded.image.size();
    } else {
        loaded.size = {};
        loaded.imageProblem = errorText(image.error());
    }
}

} // namespace

/// The newest part of a picture, on its way from the reading thread.
struct ImageLoader::Partial {
    std::mutex mutex;
    Shared image;
};

ImageLoader::ImageLoader(QObject* parent)
    : QObject(parent)
    , m_cache(cacheKibibytes) {}

ImageLoader::~ImageLoader() {
    m_stop.request_stop();
}

void ImageLoader::setDataset(std::shared_ptr<const OpenDataset> dataset) {
    m_dataset = std::move(dataset);
    m_cache.clear();
    m_stop.request_stop();
    m_wanted = -1;
    m_current = -1;
}

void ImageLoader::request(int index) {
    m_current = index;
    if (m_reading && m_readIndex != index)
        m_stop.request_stop();
    if (const Shared* cached = m_cache.object(index)) {
        m_wanted = -1;
        Q_EMIT loaded(Shared(*cached));
    } else {
        m_wanted = index;
    }
    startNext();
}

void ImageLoader::startNext() {
    if (m_reading || !m_dataset)
        return;
    const int next = m_wanted >= 0 ? m_wanted : neighbourToRead();
    if (next >= 0)
        read(next);
}

void ImageLoader::read(int index) {
    m_reading = true;
    m_readIndex = index;
    m_stop = std::stop_source();
    const auto partial = std::make_shared<Partial>();
    runWithProgress(
        this,
        [dataset = m_dataset, index, partial,
         stop = m_stop.get_token()](const ReportProgress& report) -> Result<Shared> {
            auto image = std::make_shared<LoadedImage>();
            image->index = index;
            const auto position = static_cast<std::size_t>(index);
            if (auto annotation = dataset->dataset.annotation(position))
                image->annotation = std::move(*annotation);
            else
                image->annotationProblem = errorText(annotation.error());
            PartialReading partialReading;
            partialReading.onPartial = [&](const RgbImage& pixels, double share) {
                auto soFar = std::make_shared<LoadedImage>(*image);
                soFar->image = toQImage(pixels);
                soFar->share = share;
                {
                    const std::lock_guard lock(partial->mutex);
                    partial->image = std::move(soFar);
                }
                report(static_cast<int>(share * 1000), 1000);
            };
            readPicture(*image, dataset->dataset.images()[position].imagePath, stop, partialReading);
            if (stop.stop_requested() && image->image.isNull() && image->imageProblem.isEmpty())
                return fail(ErrorKind::Cancelled, "Reading was cancelled.");
            return Shared(std::move(image));
        },
        [this, dataset = m_dataset, index, partial](int, int) {
            Shared image;
            {
                const std::lock_guard lock(partial->mutex);
                image.swap(partial->image);
            }
            if (image && dataset == m_dataset && index == m_wanted)
                Q_EMIT partlyLoaded(image);
        },
        [this, dataset = m_dataset, index](const Result<Shared>& result) {
            m_reading = false;
            const bool dropped = !result && result.error().kind == ErrorKind::Cancelled;
            if (dataset == m_dataset && !dropped) {
                auto failed = std::make_shared<LoadedImage>();
                failed->index = index;
                failed->imageProblem = result ? QString() : errorText(result.error());
                takeRead(index, result ? *result : Shared(std::move(failed)));
            }
            startNext();
        });
}

void ImageLoader::takeRead(int index, const Shared& image) {
    keep(image);
    if (index != m_wanted)
        return;
    m_wanted = -1;
    Q_EMIT loaded(image);
}

void ImageLoader::keep(const Shared& image) {
    const qsizetype kibibytes = image->image.sizeInBytes() / 1024 + 1;
    m_cache.insert(image->index, new Shared(image), kibibytes);
}

int ImageLoader::neighbourToRead() const {
    // An image too large to be kept would be read ahead again and again.
    if (m_current < 0 || !m_cache.contains(m_current))
        return -1;
    const int count = static_cast<int>(m_dataset->dataset.images().size());
    for (const int neighbour : {m_current + 1, m_current - 1})
        if (neighbour >= 0 && neighbour < count && !m_cache.contains(neighbour))
            return neighbour;
    return -1;
}

} // namespace boxwright
