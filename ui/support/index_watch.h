#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "core/data/dataset_index.h"
#include "ui/app_state.h"

namespace boxwright {

/// The index of the open data set, which is read in the background, and word of how far it is. GUI thread.
class IndexWatch : public QObject {
    Q_OBJECT

public:
    explicit IndexWatch(QObject* parent = nullptr);

    /// Null for none. Drops the index before.
    void start(const std::shared_ptr<const OpenDataset>& dataset);
    /// Null for none.
    [[nodiscard]] std::shared_ptr<DatasetIndex> index() const { return m_index; }
    /// Reads one annotation again, on a worker thread; ends in refreshed().
    void refresh(int image);

Q_SIGNALS:
    void advanced(); ///< a few times a second while reading
    void finished(); ///< all is read
    void refreshed(int image);
    void settled(); ///< nothing more is being read

private:
    void look();

    std::shared_ptr<DatasetIndex> m_index;
    QTimer m_timer;
    int m_refreshing = 0;
};

} // namespace boxwright
