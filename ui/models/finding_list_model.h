#pragma once

#include <vector>

#include <QAbstractListModel>

#include "ui/models/findings.h"
#include "ui/workers/evaluation_worker.h"

namespace boxwright {

/// Findings as rows: the image, at the right what is about it, the class colour in front.
class FindingListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        LabelRole = Qt::UserRole, ///< "cat 92 %"
    };

    using QAbstractListModel::QAbstractListModel;

    void setFindings(SharedReport report, std::vector<EvaluationFinding> findings);
    [[nodiscard]] const std::vector<EvaluationFinding>& findings() const { return m_findings; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    SharedReport m_report;
    std::vector<EvaluationFinding> m_findings;
};

} // namespace boxwright
