#pragma once

#include <cstdint>
#include <vector>

#include <QAbstractTableModel>

#include "ui/workers/evaluation_worker.h"

namespace boxwright {

/// The per-class lines of an evaluation: name with colour, number of objects, AP, AP50, AR100. SortRole gives numbers;
/// a class without ground truth has -1 there and a dash on the screen.
class ClassMetricsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { NameColumn, TruthColumn, ApColumn, Ap50Column, RecallColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        BarRole, ///< share of a full bar, 0 to 1; invalid for columns without bars and for -1
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(SharedReport report);
    void retranslate(); ///< the headers are read anew

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant sortValue(const CocoClassNumbers& line, int column) const;
    [[nodiscard]] QString text(const CocoClassNumbers& line, int column) const;

    SharedReport m_report;
};

/// "0.873" in the current locale, a dash for -1.
[[nodiscard]] QString metricText(double value);

} // namespace boxwright
