#include "ui/models/dataset_list_model.h"

#include <algorithm>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int notReadYet = -2;
constexpr int unreadable = -1;

} // namespace

void DatasetListModel::setDataset(std::shared_ptr<const OpenDataset> dataset) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_filter = {};
    m_counts.assign(m_dataset ? m_dataset->dataset.images().size() : 0, notReadYet);
    m_rows = passingImages();
    endResetModel();
}

void DatasetListModel::setFilter(const DatasetFilter& filter) {
    if (filter == m_filter)
        return;
    m_filter = filter;
    refilter();
}

void DatasetListModel::refilter() {
    std::vector<int> rows = passingImages();
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void DatasetListModel::setObjectCounts(int first, const std::vector<int>& counts) {
    if (counts.empty() || first < 0 || static_cast<std::size_t>(first) + counts.size() > m_counts.size())
        return;
    std::copy(counts.begin(), counts.end(), m_counts.begin() + first);
    const int last = first + static_cast<int>(counts.size()) - 1;
    const auto begin = std::lower_bound(m_rows.begin(), m_rows.end(), first);
    const auto end = std::upper_bound(m_rows.begin(), m_rows.end(), last);
    if (begin != end)
        Q_EMIT dataChanged(index(static_cast<int>(begin - m_rows.begin())),
                           index(static_cast<int>(end - m_rows.begin()) - 1));
}

int DatasetListModel::imageIndex(int row) const {
    return m_rows.at(static_cast<std::size_t>(row));
}

int DatasetListModel::rowOfImage(int imageIndex) const {
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), imageIndex);
    return found != m_rows.end() && *found == imageIndex ? static_cast<int>(found - m_rows.begin()) : -1;
}

int DatasetListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DatasetListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto image = static_cast<std::size_t>(imageIndex(index.row()));
    const DatasetImage& entry = m_dataset->dataset.images()[image];
    switch (role) {
    case Qt::DisplayRole:
        return fromUtf8(entry.id);
    case Qt::ToolTipRole:
        return fromPath(entry.imagePath);
    case ImageIndexRole:
        return static_cast<int>(image);
    case StateRole:
        return static_cast<int>(state(image));
    case ObjectCountRole:
        return m_counts[image] >= 0 ? QVariant(m_counts[image]) : QVariant();
    default:
        return {};
    }
}

ImageState DatasetListModel::state(std::size_t image) const {
    if (!m_dataset->dataset.images()[image].hasAnnotation)
        return ImageState::NotAnnotated;
    if (m_counts[image] == unreadable)
        return ImageState::Unreadable;
    return m_counts[image] == 0 ? ImageState::Empty : ImageState::Annotated;
}

std::vector<int> DatasetListModel::passingImages() const {
    std::vector<int> passing;
    if (!m_dataset)
        return passing;
    const std::vector<DatasetImage>& images = m_dataset->dataset.images();
    std::vector<bool> inSplit(images.size(), m_filter.split.isEmpty());
    if (!m_filter.split.isEmpty()) {
        const auto members = m_dataset->dataset.split(toUtf8(m_filter.split));
        for (const std::size_t member : members.value_or(std::vector<std::size_t>()))
            inSplit[member] = true;
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
        const bool passes =
            inSplit[i] && (!m_filter.state || state(i) == *m_filter.state) &&
            (m_filter.text.isEmpty() || fromUtf8(images[i].id).contains(m_filter.text, Qt::CaseInsensitive));
        if (passes)
            passing.push_back(static_cast<int>(i));
    }
    return passing;
}

} // namespace boxwright
