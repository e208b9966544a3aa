#include "ui/models/detection_list_model.h"

#include <algorithm>

#include <QFileInfo>

namespace boxwright {

int DetectionListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant DetectionListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DetectionItem& shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.name;
    case Qt::ToolTipRole:
        return shown.state == DetectionState::Failed ? shown.problem : shown.path;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(shown.name, spokenStatus(shown));
    case StateRole:
        return static_cast<int>(shown.state);
    case CountRole:
        return shown.state == DetectionState::Done ? QVariant(visibleCount(shown)) : QVariant();
    case StatusTextRole:
        return statusText(shown);
    default:
        return {};
    }
}

int DetectionListModel::countOf(DetectionState state) const {
    return static_cast<int>(std::count_if(m_items.begin(), m_items.end(),
                                          [state](const DetectionItem& item) { return item.state == state; }));
}

bool DetectionListModel::hasAny(DetectionState state) const {
    return std::any_of(m_items.begin(), m_items.end(),
                       [state](const DetectionItem& item) { return item.state == state; });
}

int DetectionListModel::append(const QStringList& paths) {
    const int first = rowCount();
    std::vector<DetectionItem> added;
    for (const QString& path : paths) {
        const QFileInfo file(path);
        const QString absolute = file.absoluteFilePath();
        if (m_paths.contains(absolute))
            continue;
        m_paths.insert(absolute);
        added.push_back({.path = absolute, .name = file.fileName(), .raw = {}, .detections = {}, .problem = {}});
    }
    if (added.empty())
        return first;
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    std::move(added.begin(), added.end(), std::back_inserter(m_items));
    endInsertRows();
    return first;
}

void DetectionListModel::clear() {
    beginResetModel();
    m_items.clear();
    m_paths.clear();
    endResetModel();
}

void DetectionListModel::setState(int row, DetectionState state) {
    m_items[static_cast<std::size_t>(row)].state = state;
    rowChanged(row);
}

void DetectionListModel::setDone(int row, const ImageDetections& detections) {
    DetectionItem& done = m_items[static_cast<std::size_t>(row)];
    done.raw = detections.detections;
    done.detections = detections;
    done.detections.detections = suppressed(done.raw, m_filter.suppression);
    setState(row, DetectionState::Done);
}

void DetectionListModel::setFailed(int row, const QString& sentence) {
    m_items[static_cast<std::size_t>(row)].problem = sentence;
    setState(row, DetectionState::Failed);
}

void DetectionListModel::resetStates() {
    for (DetectionItem& item : m_items) {
        item.state = DetectionState::Waiting;
        item.raw.clear();
        item.detections = {};
        item.problem.clear();
    }
    allRowsChanged();
}

std::vector<int> DetectionListModel::queueWaiting(int firstRow) {
    std::vector<int> rows;
    for (int row = firstRow; row < rowCount(); ++row) {
        DetectionItem& item = m_items[static_cast<std::size_t>(row)];
        if (item.state != DetectionState::Waiting)
            continue;
        item.state = DetectionState::Queued;
        rows.push_back(row);
    }
    return rows;
}

void DetectionListModel::unqueue() {
    for (DetectionItem& item : m_items)
        if (item.state == DetectionState::Queued || item.state == DetectionState::Running)
            item.state = DetectionState::Waiting;
    allRowsChanged();
}

void DetectionListModel::setFilter(const DetectionFilter& filter) {
    if (filter == m_filter)
        return;
    const bool otherSuppression = !(filter.suppression == m_filter.suppression);
    m_filter = filter;
    if (otherSuppression)
        for (DetectionItem& item : m_items)
            item.detections.detections = suppressed(item.raw, m_filter.suppression);
    allRowsChanged();
}

std::vector<ImageDetections> DetectionListModel::visibleDetections() const {
    std::vector<ImageDetections> visible;
    for (const DetectionItem& item : m_items) {
        if (item.state != DetectionState::Done)
            continue;
        visible.push_back(item.detections);
        std::erase_if(visible.back().detections,
                      [this](const Detection& detection) { return !m_filter.shows(detection); });
    }
    return visible;
}

std::vector<int> DetectionListModel::countsByLabel(int classCount) const {
    std::vector<int> counts(static_cast<std::size_t>(classCount) + 1, 0);
    for (const DetectionItem& item : m_items)
        for (const Detection& detection : item.detections.detections)
            if (detection.score >= m_filter.minScore && detection.label >= 0 && detection.label <= classCount)
                ++counts[static_cast<std::size_t>(detection.label)];
    return counts;
}

int DetectionListModel::visibleCount(const DetectionItem& item) const {
    const std::vector<Detection>& all = item.detections.detections;
    return static_cast<int>(std::count_if(all.begin(), all.end(),
                                          [this](const Detection& detection) { return m_filter.shows(detection); }));
}

QString DetectionListModel::statusText(const DetectionItem& item) const {
    switch (item.state) {
    case DetectionState::Running:
        return tr("running");
    case DetectionState::Failed:
        return tr("failed");
    case DetectionState::Done:
        return QString::number(visibleCount(item));
    case DetectionState::Waiting:
    case DetectionState::Queued:
        break;
    }
    return {};
}

QString DetectionListModel::spokenStatus(const DetectionItem& item) const {
    if (item.state == DetectionState::Done)
        return tr("%Ln box(es)", nullptr, visibleCount(item));
    const QString status = statusText(item);
    return status.isEmpty() ? tr("waiting") : status;
}

void DetectionListModel::rowChanged(int row) {
    const QModelIndex changed = index(row);
    Q_EMIT dataChanged(changed, changed);
}

void DetectionListModel::allRowsChanged() {
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace boxwright
