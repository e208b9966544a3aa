#include "ui/models/error_kinds_model.h"

#include <algorithm>
#include <utility>

#include <QLocale>

#include "ui/models/class_metrics_model.h"
#include "ui/support/finding_text.h"

namespace boxwright {

void ErrorKindsModel::setReport(SharedReport report) {
    beginResetModel();
    m_report = report && report->hasDetails ? std::move(report) : nullptr;
    endResetModel();
}

void ErrorKindsModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_report)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ErrorKindsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : static_cast<int>(detectionErrorKinds) + 1;
}

int ErrorKindsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<DetectionErrorKind> ErrorKindsModel::kindAt(int row) const {
    if (row < 1)
        return std::nullopt;
    return m_report->errors.kinds[static_cast<std::size_t>(row) - 1].kind;
}

QVariant ErrorKindsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto kind = kindAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return kind ? FindingText::kindMeaning(*kind) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (index.column() == NameColumn ? Qt::AlignLeft : Qt::AlignRight));
    case BarRole: {
        if (index.column() != CostColumn || !kind)
            return {};
        double dearest = 0;
        for (const ErrorKindCost& entry : m_report->errors.kinds)
            dearest = std::max(dearest, entry.cost);
        const double cost = m_report->errors.kinds[static_cast<std::size_t>(index.row()) - 1].cost;
        return dearest > 0 && cost >= 0 ? QVariant(cost / dearest) : QVariant();
    }
    default:
        return {};
    }
}

QString ErrorKindsModel::text(int row, int column) const {
    const auto& kinds = m_report->errors.kinds;
    if (row == 0) {
        if (column == NameColumn)
            return tr("All errors");
        return column == CountColumn ? QLocale().toString(static_cast<qlonglong>(m_report->errors.errors.size()))
                                     : QString();
    }
    const ErrorKindCost& entry = kinds[static_cast<std::size_t>(row) - 1];
    if (column == NameColumn)
        return FindingText::kindName(entry.kind);
    return column == CountColumn ? QLocale().toString(entry.count) : metricText(entry.cost);
}

QVariant ErrorKindsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == NameColumn ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && section == CostColumn)
        return tr("AP50 that would be gained if all errors of this kind, and no others, were fixed");
    if (role == Qt::ToolTipRole && section == CountColumn)
        return tr("Errors at all scores; the confusion matrix counts from the chosen score on");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Kind of error");
    case CountColumn:
        return tr("Count");
    case CostColumn:
        return tr("AP cost");
    default:
        return {};
    }
}

} // namespace boxwright
