#include "ui/support/image_loader.h"

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

void readPicture(LoadedImage& loaded, const std::filesystem::path& path) {
    const auto size = readImageSize(path);
    loaded.shrink = size ? shrinkFor(*size) : 1;
    if (loaded.shrink > 1) {
        if (const auto part = readShrunk(path, loaded.shrink)) {
            loaded.image = toQImage(part->image);
            loaded.size = {size->width, size->height};
            return;
        }
        loaded.shrink = 1; // of a kind that cannot be read in parts, or damaged: the next reader says why
    }
    if (const auto image = readImage(path)) {
        loaded.image = toQImage(*image);
        loaded.size = loaded.image.size();
    } else {
        loaded.imageProblem = errorText(image.error());
    }
}

Result<std::shared_ptr<const LoadedImage>> readImageAndBoxes(const VocDataset& dataset, int index) {
    auto loaded = std::make_shared<LoadedImage>();
    loaded->index = index;
    const auto position = static_cast<std::size_t>(index);
    readPicture(*loaded, dataset.images()[position].imagePath);
    if (auto annotation = dataset.annotation(position))
        loaded->annotation = std::move(*annotation);
    else
        loaded->annotationProblem = errorText(annotation.error());
    return std::shared_ptr<const LoadedImage>(std::move(loaded));
}

} // namespace

ImageLoader::ImageLoader(QObject* parent)
    : QObject(parent)
    , m_cache(cacheKibibytes) {}

void ImageLoader::setDataset(std::shared_ptr<const OpenDataset> dataset) {
    m_dataset = std::move(dataset);
    m_cache.clear();
    m_wanted = -1;
    m_current = -1;
}

void ImageLoader::request(int index) {
    m_current = index;
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
    runInBackground(
        this, [dataset = m_dataset, index]() { return readImageAndBoxes(dataset->dataset, index); },
        [this, dataset = m_dataset, index](const Result<Shared>& result) {
            m_reading = false;
            if (dataset == m_dataset) {
                Shared image = result.value_or(nullptr);
                if (!image) {
                    auto failed = std::make_shared<LoadedImage>();
                    failed->index = index;
                    failed->imageProblem = errorText(result.error());
                    image = std::move(failed);
                }
                keep(image);
                if (index == m_wanted) {
                    m_wanted = -1;
                    Q_EMIT loaded(image);
                }
            }
            startNext();
        });
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
