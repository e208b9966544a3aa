#pragma once

#include <cstdint>
#include <optional>

#include <QAbstractTableModel>

#include "ui/workers/evaluation_worker.h"

namespace boxwright {

/// The kinds of error with their number and what they cost in AP; the first row is all kinds together.
class ErrorKindsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { NameColumn, CountColumn, CostColumn, ColumnCount };
    enum Role {
        BarRole = Qt::UserRole, ///< share of the dearest kind, 0 to 1; invalid where there is no bar
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(SharedReport report); ///< null for none
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Nothing for the row of all kinds.
    [[nodiscard]] std::optional<DetectionErrorKind> kindAt(int row) const;

private:
    [[nodiscard]] QString text(int row, int column) const;

    SharedReport m_report;
};

} // namespace boxwright
