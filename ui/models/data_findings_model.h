#pragma once

#include <memory>

#include <QAbstractTableModel>
#include <QIcon>
#include <QStringList>

#include "core/data/findings_inspect.h"

namespace boxwright {

/// What is wrong with a data set, a row each: sentences about the splits first, then what an inspection found, worst
/// first.
class DataFindingsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SentenceColumn, PlaceColumn, ColumnCount };
    enum Role {
        ImageIdRole = Qt::UserRole, ///< id of the image to open; empty if it is about no single one
        SeverityRole,               ///< of a finding, as int; warnings for the sentences
        KindRole,                   ///< FindingKind as int; nothing for the sentences
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSentences(const QStringList& sentences);
    /// Null for none.
    void setReport(std::shared_ptr<const InspectionReport> report);
    [[nodiscard]] int count(Severity severity) const;
    void retranslate();
    [[nodiscard]] const Finding* findingAt(int row) const; ///< null for a sentence
    /// A mark that differs in shape too, for whom colours look alike: disc, triangle, ring.
    [[nodiscard]] static QIcon severityIcon(Severity severity);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] Severity severityAt(int row) const;
    [[nodiscard]] QString sentenceAt(int row) const; ///< translated, which is not for nothing: not for all rows

    QStringList m_sentences;
    std::shared_ptr<const InspectionReport> m_report;
};

} // namespace boxwright
