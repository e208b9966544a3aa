#include "ui/models/dataset_list_model.h"

#include <algorithm>

#include <QRegularExpression>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

ImageState stateOf(AnnotationState known, bool hasFile) {
    switch (known) {
    case AnnotationState::Unlabelled:
        return ImageState::NotAnnotated;
    case AnnotationState::Empty:
        return ImageState::Empty;
    case AnnotationState::Annotated:
        return ImageState::Annotated;
    case AnnotationState::Verified:
        return ImageState::Verified;
    case AnnotationState::Unreadable:
        return ImageState::Unreadable;
    case AnnotationState::Pending:
        break;
    }
    return hasFile ? ImageState::Annotated : ImageState::NotAnnotated;
}

bool holds(const CountFilter& filter, int boxes) {
    return filter.relation == QLatin1Char('>')   ? boxes > filter.boxes
           : filter.relation == QLatin1Char('<') ? boxes < filter.boxes
                                                 : boxes == filter.boxes;
}

} // namespace

std::pair<QString, std::optional<CountFilter>> splitSearch(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("\\bboxes\\s*([<>=])\\s*(\\d+)"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {text.trimmed(), std::nullopt};
    QString rest = text;
    rest.remove(match.capturedStart(), match.capturedLength());
    return {rest.trimmed(), CountFilter{match.captured(1).front(), match.captured(2).toInt()}};
}

std::optional<int> numberInSearch(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("^\\s*#(\\d{1,9})\\s*$"));
    const QRegularExpressionMatch match = pattern.match(text);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

void DatasetListModel::setDataset(std::shared_ptr<const OpenDataset> dataset) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_filter = {};
    m_index.reset();
    m_hasMark = {};
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

void DatasetListModel::setSources(std::shared_ptr<const DatasetIndex> index, HasMark hasMark) {
    m_index = std::move(index);
    m_hasMark = std::move(hasMark);
    refresh(-1);
}

void DatasetListModel::refresh(int image) {
    const int row = image < 0 ? -1 : rowOfImage(image);
    if (image < 0 && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    else if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

int DatasetListModel::nextToDo(int image) const {
    const int count = m_dataset ? static_cast<int>(m_dataset->dataset.images().size()) : 0;
    for (int step = 1; step <= count; ++step) {
        const int next = (image + step) % count;
        const auto place = static_cast<std::size_t>(next);
        if (state(place) == ImageState::NotAnnotated && !(m_hasMark && m_hasMark(place, ImageMark::Trashed)))
            return next;
    }
    return -1;
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
    case ThumbnailRole:
        return m_thumbnail ? QVariant(m_thumbnail(static_cast<int>(image))) : QVariant();
    case ImageIndexRole:
        return static_cast<int>(image);
    case StateRole:
        return static_cast<int>(state(image));
    case ObjectCountRole:
        if (!m_index || m_index->state(image) == AnnotationState::Pending || state(image) == ImageState::Unreadable)
            return {};
        return static_cast<int>(m_index->objectCount(image));
    case FlaggedRole:
        return m_hasMark && m_hasMark(image, ImageMark::Flagged);
    default:
        return {};
    }
}

ImageState DatasetListModel::state(std::size_t image) const {
    const bool hasFile = m_dataset->dataset.images()[image].hasAnnotation;
    return stateOf(m_index ? m_index->state(image) : AnnotationState::Pending, hasFile);
}

/// By split, pick and class, which are known as lists.
std::vector<bool> DatasetListModel::candidates() const {
    const std::size_t count = m_dataset->dataset.images().size();
    std::vector<bool> chosen(count, m_filter.split.isEmpty());
    if (!m_filter.split.isEmpty())
        for (const std::size_t member :
             m_dataset->dataset.split(toUtf8(m_filter.split)).value_or(std::vector<std::size_t>()))
            chosen[member] = true;
    if (m_filter.chosen) {
        std::vector<bool> picked(count, false);
        for (const int image : *m_filter.chosen)
            picked[static_cast<std::size_t>(image)] = chosen[static_cast<std::size_t>(image)];
        chosen.swap(picked);
    }
    if (m_filter.className.isEmpty() || !m_index)
        return chosen;
    std::vector<bool> both(count, false);
    for (const std::size_t image : m_index->imagesWith(toUtf8(m_filter.className)))
        both[image] = chosen[image];
    return both;
}

bool DatasetListModel::passes(std::size_t image) const {
    if (m_hasMark && m_hasMark(image, ImageMark::Trashed))
        return false;
    if (m_filter.state && state(image) != *m_filter.state)
        return false;
    if (m_filter.mark && !(m_hasMark && m_hasMark(image, *m_filter.mark)))
        return false;
    if (m_filter.count && !(m_index && holds(*m_filter.count, static_cast<int>(m_index->objectCount(image)))))
        return false;
    return m_filter.text.isEmpty() ||
           fromUtf8(m_dataset->dataset.images()[image].id).contains(m_filter.text, Qt::CaseInsensitive);
}

std::vector<int> DatasetListModel::passingImages() const {
    std::vector<int> passing;
    if (!m_dataset)
        return passing;
    const std::vector<bool> chosen = candidates();
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i] && passes(i))
            passing.push_back(static_cast<int>(i));
    return passing;
}

} // namespace boxwright
