#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QAbstractListModel>
#include <QImage>
#include <QString>

#include "core/data/dataset_index.h"
#include "ui/app_state.h"

namespace boxwright {

/// What is known of an image's annotation file. Until a file has been read, one that is there counts as Annotated.
enum class ImageState { NotAnnotated, Empty, Annotated, Verified, Unreadable };

/// What else can be asked for.
enum class ImageMark {
    Flagged,
    WithProposals,
    Trashed, ///< never shown
};

/// "boxes>5", "boxes=0" and "boxes<3" in the search field.
struct CountFilter {
    QChar relation;
    int boxes = 0;

    bool operator==(const CountFilter&) const = default;
};

/// What the file list shows; every condition must hold.
struct DatasetFilter {
    QString text;  ///< part of the id, in any case; empty for all
    QString split; ///< name of a split; empty for all
    std::optional<ImageState> state;
    std::optional<ImageMark> mark{};
    QString className{}; ///< that is in the image; empty for all
    std::optional<CountFilter> count{};
    std::shared_ptr<const std::vector<int>> chosen{}; ///< images that something else has picked; null for all

    bool operator==(const DatasetFilter&) const = default;
};

/// Takes "boxes>5" and the like out of a search text.
[[nodiscard]] std::pair<QString, std::optional<CountFilter>> splitSearch(const QString& text);

/// 37 of "#37"; nothing of any other text.
[[nodiscard]] std::optional<int> numberInSearch(const QString& text);

/// The images of the open data set that pass the filter, in the order of their ids. Holds one number a row and nothing
/// else, so a hundred thousand images are no burden.
class DatasetListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ImageIndexRole = Qt::UserRole, StateRole, ObjectCountRole, FlaggedRole, ThumbnailRole };
    /// Null while there is none.
    using Thumbnail = std::function<QImage(int image)>;
    using HasMark = std::function<bool(std::size_t image, ImageMark mark)>;

    using QAbstractListModel::QAbstractListModel;

    /// Null for none. Forgets counts and filter.
    void setDataset(std::shared_ptr<const OpenDataset> dataset);
    void setFilter(const DatasetFilter& filter);
    [[nodiscard]] const DatasetFilter& filter() const { return m_filter; }
    /// Where states, counts and classes come from; both may be null.
    void setSources(std::shared_ptr<const DatasetIndex> index, HasMark hasMark);
    /// Where pictures for the rows come from; null for none.
    void setThumbnails(Thumbnail thumbnail) { m_thumbnail = std::move(thumbnail); }
    /// The index or the marks know more, of one image or of all (-1).
    void refresh(int image);
    /// Applies the filter again.
    void refilter();
    /// The next image that nobody has annotated behind `image`, from the top after the end; -1 for none.
    [[nodiscard]] int nextToDo(int image) const;

    [[nodiscard]] int imageIndex(int row) const;        ///< index into VocDataset::images()
    [[nodiscard]] int rowOfImage(int imageIndex) const; ///< -1 if the filter hides it

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] ImageState state(std::size_t image) const;
    [[nodiscard]] std::vector<bool> candidates() const;
    [[nodiscard]] bool passes(std::size_t image) const;
    [[nodiscard]] std::vector<int> passingImages() const;

    std::shared_ptr<const OpenDataset> m_dataset;
    DatasetFilter m_filter;
    std::shared_ptr<const DatasetIndex> m_index;
    HasMark m_hasMark;
    Thumbnail m_thumbnail;
    std::vector<int> m_rows; ///< image indices, rising
};

} // namespace boxwright
