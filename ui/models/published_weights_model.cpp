#include "ui/models/published_weights_model.h"

#include <algorithm>
#include <utility>

#include <QLocale>
#include <QStringList>

#include "ui/models/run_history.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

PublishedWeightsModel::PublishedWeightsModel(std::vector<PublishedWeights> table, std::filesystem::path folder,
                                             QObject* parent)
    : QAbstractTableModel(parent)
    , m_table(std::move(table))
    , m_folder(std::move(folder)) {
    refresh();
}

int PublishedWeightsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.size());
}

int PublishedWeightsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PublishedWeightsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
        return QVariant(Qt::AlignVCenter | Qt::AlignRight);
    return {};
}

QVariant PublishedWeightsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NetworkColumn:
        return tr("Network");
    case DataColumn:
        return tr("Trained on");
    case ModelsColumn:
        return tr("For the models");
    case SizeColumn:
        return tr("Size");
    case StateColumn:
        return tr("Here");
    default:
        return {};
    }
}

QString PublishedWeightsModel::text(int row, int column) const {
    const PublishedWeights& entry = weights(row);
    switch (column) {
    case NetworkColumn:
        return fromUtf8(entry.network);
    case DataColumn:
        return entry.kind == WeightsKind::Detector ? QStringLiteral("COCO") : QStringLiteral("ImageNet");
    case ModelsColumn: {
        QStringList names;
        for (const std::string& model : entry.models)
            names.append(shortModelName(fromUtf8(model)));
        return names.join(tr(", "));
    }
    case SizeColumn:
        return QLocale().formattedDataSize(static_cast<qint64>(entry.bytes), 0, QLocale::DataSizeSIFormat);
    case StateColumn:
        return stateText(row);
    default:
        return {};
    }
}

QString PublishedWeightsModel::stateText(int row) const {
    switch (cached(row).state) {
    case CachedWeights::State::Here:
        return tr("yes");
    case CachedWeights::State::Part: {
        const double share = static_cast<double>(cached(row).bytes) / static_cast<double>(weights(row).bytes);
        return tr("%1 %").arg(static_cast<int>(std::clamp(share, 0.0, 1.0) * 100));
    }
    case CachedWeights::State::None:
        break;
    }
    return QStringLiteral("–");
}

int PublishedWeightsModel::rowFor(const QString& model) const {
    const std::string name = toUtf8(model);
    const auto found = std::find_if(m_table.begin(), m_table.end(), [&name](const PublishedWeights& entry) {
        return std::find(entry.models.begin(), entry.models.end(), name) != entry.models.end();
    });
    return found == m_table.end() ? 0 : static_cast<int>(found - m_table.begin());
}

void PublishedWeightsModel::refresh() {
    m_cached.clear();
    for (const PublishedWeights& entry : m_table)
        m_cached.push_back(cachedWeights(entry, m_folder));
    if (!m_table.empty())
        Q_EMIT dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn));
}

void PublishedWeightsModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_table.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace boxwright
