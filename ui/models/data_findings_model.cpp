#include "ui/models/data_findings_model.h"

#include <utility>

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"
#include "ui/support/status_colors.h"

namespace boxwright {

QIcon DataFindingsModel::severityIcon(Severity severity) {
    constexpr int side = 28;
    QPixmap pixmap(side, side);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette palette = QGuiApplication::palette();
    const bool dark = palette.color(QPalette::Base).lightness() < 128;
    if (severity == Severity::Error) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(dangerColor(palette));
        painter.drawEllipse(QRectF(2, 2, 10, 10));
    } else if (severity == Severity::Warning) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(dark ? QColor(0xF0A04B) : QColor(0xB86200));
        painter.drawPolygon(QPolygonF({{7, 2}, {12.5, 12}, {1.5, 12}}));
    } else {
        painter.setPen(QPen(palette.color(QPalette::PlaceholderText), 1.5));
        painter.drawEllipse(QRectF(3, 3, 8, 8));
    }
    return pixmap;
}

void DataFindingsModel::setSentences(const QStringList& sentences) {
    if (sentences == m_sentences)
        return;
    beginResetModel();
    m_sentences = sentences;
    endResetModel();
}

void DataFindingsModel::setReport(std::shared_ptr<const InspectionReport> report) {
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

int DataFindingsModel::count(Severity severity) const {
    int count = severity == Severity::Warning ? static_cast<int>(m_sentences.size()) : 0;
    return m_report ? count + static_cast<int>(m_report->count(severity)) : count;
}

const Finding* DataFindingsModel::findingAt(int row) const {
    const auto sentences = static_cast<int>(m_sentences.size());
    return row < sentences ? nullptr : &m_report->findings[static_cast<std::size_t>(row - sentences)];
}

QString DataFindingsModel::sentenceAt(int row) const {
    const Finding* finding = findingAt(row);
    return coreText(finding ? fromUtf8(finding->sentence) : m_sentences[row]);
}

Severity DataFindingsModel::severityAt(int row) const {
    const Finding* finding = findingAt(row);
    return finding ? finding->severity : Severity::Warning;
}

int DataFindingsModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_sentences.size()) + (m_report ? static_cast<int>(m_report->findings.size()) : 0);
}

int DataFindingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int{ColumnCount};
}

QVariant DataFindingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Finding* finding = findingAt(index.row());
    if (role == Qt::DisplayRole && index.column() == PlaceColumn)
        return finding ? fromPath(finding->file.filename()) : QString();
    if (role == Qt::DisplayRole)
        return sentenceAt(index.row());
    if (role == Qt::DecorationRole && index.column() == SentenceColumn)
        return severityIcon(severityAt(index.row()));
    if (role == Qt::ToolTipRole) {
        const QString file = finding ? fromPath(finding->file).toHtmlEscaped() : QString();
        return QStringLiteral("<p>%1</p><p>%2</p>").arg(sentenceAt(index.row()).toHtmlEscaped(), file);
    }
    if (role == ImageIdRole)
        return finding ? fromUtf8(finding->imageId) : QString();
    if (role == SeverityRole)
        return static_cast<int>(severityAt(index.row()));
    if (role == KindRole && finding)
        return static_cast<int>(finding->kind);
    return {};
}

QVariant DataFindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == PlaceColumn ? tr("File") : tr("Finding");
}

void DataFindingsModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace boxwright
