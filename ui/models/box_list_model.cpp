#include "ui/models/box_list_model.h"

#include <cmath>

#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

void BoxListModel::setBoxes(std::vector<ObjectAnnotation> boxes, std::vector<QColor> colors) {
    const bool sameRows = boxes.size() == m_boxes.size();
    if (!sameRows)
        beginResetModel();
    m_boxes = std::move(boxes);
    m_colors = std::move(colors);
    if (!sameRows)
        endResetModel();
    else if (!m_boxes.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void BoxListModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_boxes.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BoxListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_boxes.size());
}

int BoxListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BoxListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const ObjectAnnotation& box = m_boxes[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(box, index.column());
    if (role == Qt::DecorationRole && index.column() == ClassColumn)
        return colorSwatch(m_colors[static_cast<std::size_t>(index.row())]);
    if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return toolTip(box);
    return {};
}

QVariant BoxListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ClassColumn:
        return tr("Class");
    case SizeColumn:
        return tr("Size");
    default:
        return tr("Marks");
    }
}

QString BoxListModel::text(const ObjectAnnotation& box, int column) const {
    if (column == ClassColumn)
        return fromUtf8(box.className);
    if (column == SizeColumn)
        return QStringLiteral("%1 × %2")
            .arg(std::lround(box.boxInImage.width()))
            .arg(std::lround(box.boxInImage.height()));
    QStringList marks;
    if (box.difficult)
        marks.append(tr("D", "one letter for: difficult"));
    if (box.truncated)
        marks.append(tr("T", "one letter for: truncated"));
    if (box.occluded)
        marks.append(tr("O", "one letter for: occluded"));
    return marks.join(QLatin1Char(' '));
}

QString BoxListModel::toolTip(const ObjectAnnotation& box) const {
    QStringList lines;
    lines.append(tr("From %1, %2 to %3, %4 in image pixels")
                     .arg(box.boxInImage.xmin)
                     .arg(box.boxInImage.ymin)
                     .arg(box.boxInImage.xmax)
                     .arg(box.boxInImage.ymax));
    if (box.difficult)
        lines.append(tr("Difficult: hard to recognise"));
    if (box.truncated)
        lines.append(tr("Truncated: not wholly in the image"));
    if (box.occluded)
        lines.append(tr("Occluded: partly hidden"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace boxwright
