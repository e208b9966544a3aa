#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QSet>
#include <QString>
#include <QStringList>

#include "ui/models/detection_item.h"

namespace boxwright {

/// The images to detect in, in order, with what was found. Rows are appended or all removed, so a row number names an
/// image until clear(). Counts obey the filter.
class DetectionListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole, ///< DetectionState as int
        CountRole,                ///< visible boxes, int; invalid unless done
        StatusTextRole,           ///< the same for people: a number, or "failed", ...
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const std::vector<DetectionItem>& items() const { return m_items; }
    [[nodiscard]] const DetectionItem& item(int row) const { return m_items[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int countOf(DetectionState state) const;
    [[nodiscard]] bool hasAny(DetectionState state) const;

    /// Appends the images that are not in the list yet; returns the first new row, rowCount() before the call.
    int append(const QStringList& paths);
    void clear();
    void setState(int row, DetectionState state);
    /// With the raw detections.
    void setDone(int row, const ImageDetections& detections);
    void setFailed(int row, const QString& sentence);
    /// Forgets every result.
    void resetStates();
    /// Makes the waiting rows from `firstRow` on Queued and returns them.
    [[nodiscard]] std::vector<int> queueWaiting(int firstRow);
    /// Queued and Running become Waiting.
    void unqueue();

    [[nodiscard]] const DetectionFilter& filter() const { return m_filter; }
    void setFilter(const DetectionFilter& filter);
    /// What is shown of the images that are done, images without boxes included.
    [[nodiscard]] std::vector<ImageDetections> visibleDetections() const;
    /// Entry `label` is the number of boxes of that class whose score is high enough, hidden or not; 0..classCount.
    [[nodiscard]] std::vector<int> countsByLabel(int classCount) const;

private:
    [[nodiscard]] int visibleCount(const DetectionItem& item) const;
    [[nodiscard]] QString statusText(const DetectionItem& item) const;
    [[nodiscard]] QString spokenStatus(const DetectionItem& item) const;
    void rowChanged(int row);
    void allRowsChanged();

    std::vector<DetectionItem> m_items;
    QSet<QString> m_paths;
    DetectionFilter m_filter;
};

} // namespace boxwright
