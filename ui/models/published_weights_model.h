#pragma once

#include <filesystem>
#include <vector>

#include <QAbstractTableModel>

#include "core/fetch/cache_folder.h"
#include "core/fetch/published_weights.h"

namespace boxwright {

/// The weights that can be fetched and what of them is in the cache.
class PublishedWeightsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NetworkColumn, DataColumn, ModelsColumn, SizeColumn, StateColumn, ColumnCount };

    PublishedWeightsModel(std::vector<PublishedWeights> table, std::filesystem::path folder, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const PublishedWeights& weights(int row) const { return m_table[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const CachedWeights& cached(int row) const { return m_cached[static_cast<std::size_t>(row)]; }
    /// The row that a model should start from, or 0 if nothing is published for it.
    [[nodiscard]] int rowFor(const QString& model) const;
    /// Looks into the folder again.
    void refresh();
    void retranslate();

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString stateText(int row) const;

    std::vector<PublishedWeights> m_table;
    std::vector<CachedWeights> m_cached;
    std::filesystem::path m_folder;
};

} // namespace boxwright
