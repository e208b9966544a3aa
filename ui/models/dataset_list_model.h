#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractListModel>
#include <QString>

#include "ui/app_state.h"

namespace boxwright {

/// What is known of an image's annotation file. Until a file has been read, one that is there counts as Annotated.
enum class ImageState { NotAnnotated, Empty, Annotated, Unreadable };

/// What the file list shows; every condition must hold.
struct DatasetFilter {
    QString text;  ///< part of the id, in any case; empty for all
    QString split; ///< name of a split; empty for all
    std::optional<ImageState> state;

    bool operator==(const DatasetFilter&) const = default;
};

/// The images of the open data set that pass the filter, in the order of their ids. Holds one number a row and nothing
/// else, so a hundred thousand images are no burden.
class DatasetListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ImageIndexRole = Qt::UserRole, StateRole, ObjectCountRole };

    using QAbstractListModel::QAbstractListModel;

    /// Null for none. Forgets counts and filter.
    void setDataset(std::shared_ptr<const OpenDataset> dataset);
    void setFilter(const DatasetFilter& filter);
    [[nodiscard]] const DatasetFilter& filter() const { return m_filter; }
    /// Numbers of boxes of the images from `first` on, -1 for a file that cannot be read.
    void setObjectCounts(int first, const std::vector<int>& counts);
    /// Applies the filter again, after counts have come in.
    void refilter();

    [[nodiscard]] int imageIndex(int row) const;        ///< index into VocDataset::images()
    [[nodiscard]] int rowOfImage(int imageIndex) const; ///< -1 if the filter hides it

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] ImageState state(std::size_t image) const;
    [[nodiscard]] std::vector<int> passingImages() const;

    std::shared_ptr<const OpenDataset> m_dataset;
    DatasetFilter m_filter;
    std::vector<int> m_counts; ///< per image; notReadYet, -1 or the number of boxes
    std::vector<int> m_rows;   ///< image indices, rising
};

} // namespace boxwright
