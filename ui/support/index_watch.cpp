#include "ui/support/index_watch.h"

#include "ui/support/background.h"

namespace boxwright {

namespace {

constexpr int lookMs = 150;

} // namespace

IndexWatch::IndexWatch(QObject* parent)
    : QObject(parent) {
    m_timer.setInterval(lookMs);
    connect(&m_timer, &QTimer::timeout, this, &IndexWatch::look);
}

void IndexWatch::start(const std::shared_ptr<const OpenDataset>& dataset) {
    m_index.reset();
    m_refreshing = 0;
    m_timer.stop();
    if (!dataset)
        return;
    m_index = std::make_shared<DatasetIndex>(std::shared_ptr<const VocDataset>(dataset, &dataset->dataset),
                                             DatasetIndex::Options{.threads = 1, .begins = false});
    runInBackground(
        this,
        [index = m_index]() -> Result<void> {
            index->begin();
            return {};
        },
        [](const Result<void>&) {});
    m_timer.start();
}

void IndexWatch::look() {
    const bool ended = m_index->summary().ended;
    Q_EMIT advanced();
    if (!ended)
        return;
    m_timer.stop();
    Q_EMIT finished();
    if (m_refreshing == 0)
        Q_EMIT settled();
}

void IndexWatch::refresh(int image) {
    if (!m_index)
        return;
    ++m_refreshing;
    runInBackground(
        this,
        [index = m_index, image]() -> Result<void> {
            index->refresh(static_cast<std::size_t>(image));
            return {};
        },
        [this, index = m_index, image](const Result<void>&) {
            if (index != m_index)
                return;
            --m_refreshing;
            Q_EMIT refreshed(image);
            if (m_refreshing == 0 && !m_timer.isActive())
                Q_EMIT settled();
        });
}

} // namespace boxwright
