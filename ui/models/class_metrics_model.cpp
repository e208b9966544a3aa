#include "ui/models/class_metrics_model.h"

#include <utility>

#include <QLocale>

#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

QString metricText(double value) {
    return value < 0 ? QStringLiteral("–") : QLocale().toString(value, 'f', 3);
}

void ClassMetricsModel::setReport(SharedReport report) {
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

void ClassMetricsModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ClassMetricsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : static_cast<int>(m_report->coco.classes.size());
}

int ClassMetricsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassMetricsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CocoClassNumbers& line = m_report->coco.classes[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::DecorationRole:
        return column == NameColumn ? QVariant(colorSwatch(classQColor(line.label))) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (column == NameColumn ? Qt::AlignLeft : Qt::AlignRight));
    case SortRole:
        return sortValue(line, column);
    case BarRole: {
        const bool hasBar = column == ApColumn || column == Ap50Column || column == RecallColumn;
        const double value = sortValue(line, column).toDouble();
        return hasBar && value >= 0 ? QVariant(value) : QVariant();
    }
    default:
        return {};
    }
}

QVariant ClassMetricsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == NameColumn ? Qt::AlignLeft : Qt::AlignRight));
    const bool tip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (section) {
    case NameColumn:
        return tip ? QString() : tr("Class");
    case TruthColumn:
        return tip ? tr("Annotated objects of this class in the split, difficult ones left out") : tr("Objects");
    case ApColumn:
        return tip ? tr("Average precision over overlaps from 0.50 to 0.95") : tr("AP");
    case Ap50Column:
        return tip ? tr("Average precision where an overlap of 0.50 counts as found") : tr("AP50");
    case RecallColumn:
        return tip ? tr("Average recall with the hundred best boxes of an image: the share of the objects found")
                   : tr("AR100");
    default:
        return {};
    }
}

QVariant ClassMetricsModel::sortValue(const CocoClassNumbers& line, int column) const {
    switch (column) {
    case NameColumn:
        return fromUtf8(m_report->classes.name(line.label));
    case TruthColumn:
        return line.truthCount;
    case ApColumn:
        return line.ap;
    case Ap50Column:
        return line.ap50;
    case RecallColumn:
        return line.ar100;
    default:
        return {};
    }
}

QString ClassMetricsModel::text(const CocoClassNumbers& line, int column) const {
    if (column == NameColumn)
        return fromUtf8(m_report->classes.name(line.label));
    if (column == TruthColumn)
        return QLocale().toString(line.truthCount);
    return metricText(sortValue(line, column).toDouble());
}

} // namespace boxwright
