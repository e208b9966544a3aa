#pragma once

#include <memory>
#include <stop_token>

#include <QCache>
#include <QImage>
#include <QObject>
#include <QString>

#include "core/base/annotation.h"
#include "ui/app_state.h"

namespace boxwright {

/// One image with its annotation, or the sentences that say why not. Immutable once shared.
struct LoadedImage {
    int index = -1;   ///< into VocDataset::images()
    QImage image;     ///< of a large picture a smaller copy
    QSize size;       ///< of the picture, upright
    int shrink = 1;   ///< pixels of the picture a side that are one of the copy
    int channels = 0; ///< of the file; 0 if its header does not say
    double share = 1; ///< of the image that is read; below 1 the rest of it is grey, and more will come
    QString imageProblem;
    Annotation annotation;
    QString annotationProblem;
};

/// Reads images of the open data set with their annotations on a worker thread, one at a time. The newest request is
/// served next and older ones are dropped, a large picture in the middle of being read too; when there is nothing to
/// do, the neighbours of the last image are read ahead. GUI thread.
class ImageLoader : public QObject {
    Q_OBJECT

public:
    explicit ImageLoader(QObject* parent = nullptr);
    ~ImageLoader() override;

    /// Null for none. Drops what was read and what was asked for.
    void setDataset(std::shared_ptr<const OpenDataset> dataset);
    /// Ends in loaded() for this index unless another request comes first; at once if it was read ahead.
    void request(int index);
    /// Whether a request for it would be answered at once.
    [[nodiscard]] bool isReady(int index) const { return m_cache.contains(index); }

Q_SIGNALS:
    void loaded(const std::shared_ptr<const boxwright::LoadedImage>& image);
    /// Before loaded(), perhaps several times: a large picture as far as it is read.
    void partlyLoaded(const std::shared_ptr<const boxwright::LoadedImage>& image);

private:
    using Shared = std::shared_ptr<const LoadedImage>;
    struct Partial;

    void startNext();
    void read(int index);
    void takeRead(int index, const Shared& image);
    void keep(const Shared& image);
    [[nodiscard]] int neighbourToRead() const;

    std::shared_ptr<const OpenDataset> m_dataset;
    QCache<int, Shared> m_cache;
    int m_wanted = -1;       ///< asked for and not served yet
    int m_current = -1;      ///< asked for last
    std::stop_source m_stop; ///< of what is being read
    int m_readIndex = -1;    ///< being read
    bool m_reading = false;
};

} // namespace boxwright
