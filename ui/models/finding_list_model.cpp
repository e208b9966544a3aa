#include "ui/models/finding_list_model.h"

#include <utility>

#include "ui/support/color_swatch.h"
#include "ui/support/finding_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

void FindingListModel::setFindings(SharedReport report, std::vector<EvaluationFinding> findings) {
    beginResetModel();
    m_report = std::move(report);
    m_findings = std::move(findings);
    endResetModel();
}

int FindingListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QVariant FindingListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EvaluationFinding& finding = m_findings[static_cast<std::size_t>(index.row())];
    const ScoredImage& image = m_report->scored[finding.image];
    switch (role) {
    case Qt::DisplayRole:
        return fromUtf8(m_report->images[finding.image].imageId);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return FindingText::sentence(*m_report, finding);
    case Qt::DecorationRole:
        return colorSwatch(classQColor(finding.detection != noObject ? image.detections[finding.detection].label
                                                                     : image.truth[finding.object].label));
    case LabelRole:
        return FindingText::label(*m_report, finding);
    default:
        return {};
    }
}

} // namespace boxwright
