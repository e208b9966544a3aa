#include "ui/dialogs/data_check_dialog.h"

#include <algorithm>
#include <map>
#include <set>

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/data/findings_fix.h"
#include "ui/models/data_findings_model.h"
#include "ui/models/data_inspection.h"
#include "ui/support/core_text.h"
#include "ui/support/finding_kind_text.h"
#include "ui/support/line_diff.h"
#include "ui/support/qt_convert.h"
#include "ui/support/status_colors.h"

namespace boxwright {

namespace {

enum KindColumn { KindName, KindCount, KindFixable, KindColumns };
constexpr int kindRole = Qt::UserRole;

/// What correcting changes, as lines with + and -.
QString diffHtml(const FixPreview& preview, const QPalette& palette) {
    QString html;
    int last = -1;
    for (const DiffLine& line : lineDiff(fromUtf8(preview.before), fromUtf8(preview.after))) {
        const bool added = line.kind == DiffLine::Kind::Added;
        if (last >= 0 && !added && line.number > last + 1)
            html += QStringLiteral("⋯\n");
        if (!added)
            last = line.number;
        const QString text = line.text.toHtmlEscaped().replace(QLatin1Char('\t'), QStringLiteral("    "));
        const QString sign = added                                  ? QStringLiteral("+")
                             : line.kind == DiffLine::Kind::Removed ? QStringLiteral("-")
                                                                    : QStringLiteral(" ");
        if (line.kind == DiffLine::Kind::Same)
            html += QStringLiteral("%1 %2\n").arg(sign, text);
        else
            html += QStringLiteral("<span style=\"color:%1\">%2 %3</span>\n")
                        .arg((added ? successColor(palette) : dangerColor(palette)).name(), sign, text);
    }
    return QStringLiteral("<pre>%1</pre>").arg(html);
}

} // namespace

DataCheckDialog::DataCheckDialog(std::shared_ptr<const OpenDataset> dataset, QWidget* parent)
    : QDialog(parent)
    , m_dataset(std::move(dataset))
    , m_inspection(new DataInspection(this))
    , m_model(new DataFindingsModel(this))
    , m_ofKind(new QSortFilterProxyModel(this))
    , m_summary(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_kinds(new QTreeWidget(this))
    , m_list(new QTreeView(this))
    , m_preview(new QTextBrowser(this))
    , m_again(new QPushButton(this))
    , m_fix(new QPushButton(this))
    , m_undo(new QPushButton(this))
    , m_images(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_close(new QPushButton(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1040, 660);
    compose();
    connectParts();
    retranslate();
    setUndoable(false);
    check();
}

void DataCheckDialog::compose() {
    m_summary->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_kinds->setRootIsDecorated(false);
    m_kinds->setUniformRowHeights(true);
    m_kinds->setColumnCount(KindColumns);
    m_kinds->header()->setStretchLastSection(false);
    m_kinds->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_kinds->header()->setSectionResizeMode(KindName, QHeaderView::Stretch);
    // A check box is wider than its row knows, which a short header does not make good.
    m_kinds->header()->setMinimumSectionSize(6 * m_kinds->fontMetrics().horizontalAdvance(QLatin1Char('0')) + 40);
    m_ofKind->setSourceModel(m_model);
    m_ofKind->setFilterRole(DataFindingsModel::KindRole);
    m_list->setModel(m_ofKind);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(DataFindingsModel::SentenceColumn, QHeaderView::Stretch);
    m_list->header()->resizeSection(DataFindingsModel::PlaceColumn, 180);
    m_preview->setLineWrapMode(QTextEdit::NoWrap);
    auto* right = new QSplitter(Qt::Vertical, this);
    right->addWidget(m_list);
    right->addWidget(m_preview);
    right->setSizes({330, 220});
    auto* both = new QSplitter(Qt::Horizontal, this);
    both->addWidget(m_kinds);
    both->addWidget(right);
    both->setSizes({380, 640});
    auto* head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_again);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_fix);
    foot->addWidget(m_undo);
    foot->addStretch(1);
    foot->addWidget(m_images);
    foot->addWidget(m_open);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    foot->addWidget(buttons);
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setAutoDefault(false); // Enter in a list opens the image
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(both, 1);
    column->addLayout(foot);
}

void DataCheckDialog::connectParts() {
    connect(m_inspection, &DataInspection::progressed, this, [this](int done, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(done);
    });
    connect(m_inspection, &DataInspection::finished, this, &DataCheckDialog::showReport);
    connect(m_inspection, &DataInspection::failed, this, [this](const QString& sentence) {
        m_progress->hide();
        m_summary->setText(sentence);
        refreshButtons();
    });
    connect(m_again, &QPushButton::clicked, this, &DataCheckDialog::check);
    connect(m_kinds, &QTreeWidget::currentItemChanged, this, &DataCheckDialog::showKind);
    connect(m_kinds, &QTreeWidget::itemChanged, this, &DataCheckDialog::refreshButtons);
    auto* space = new QShortcut(Qt::Key_Space, m_kinds, nullptr, nullptr, Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, this, [this]() {
        QTreeWidgetItem* row = m_kinds->currentItem();
        if (row != nullptr && row->data(KindFixable, Qt::CheckStateRole).isValid())
            row->setCheckState(KindFixable, row->checkState(KindFixable) == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DataCheckDialog::showPreview);
    connect(m_list, &QTreeView::activated, this, &DataCheckDialog::openImage);
    connect(m_open, &QPushButton::clicked, this, &DataCheckDialog::openImage);
    connect(m_images, &QPushButton::clicked, this, &DataCheckDialog::listImages);
    connect(m_undo, &QPushButton::clicked, this, &DataCheckDialog::undoWanted);
    connect(m_fix, &QPushButton::clicked, this, [this]() { Q_EMIT fixWanted(checkedFindings()); });
}

void DataCheckDialog::check() {
    m_stale = false;
    m_report.reset();
    m_model->setReport(nullptr);
    m_kinds->clear();
    m_preview->clear();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_inspection->start(m_dataset);
    refreshSummary();
    refreshButtons();
}

void DataCheckDialog::showReport(const std::shared_ptr<const InspectionReport>& report) {
    m_report = report;
    m_progress->hide();
    m_model->setReport(report);
    std::map<std::pair<Severity, FindingKind>, std::vector<const Finding*>> byKind;
    for (const Finding& finding : report->findings)
        byKind[{finding.severity, finding.kind}].push_back(&finding);
    for (const auto& [kind, findings] : byKind)
        addKind(kind.second, findings);
    refreshSummary();
    m_kinds->setCurrentItem(m_kinds->topLevelItem(0));
    refreshButtons();
    Q_EMIT checked();
}

void DataCheckDialog::refreshSummary() {
    const auto number = [this](Severity severity) {
        return QLocale().toString(static_cast<qulonglong>(m_report->count(severity)));
    };
    QString text;
    if (!m_report)
        text = tr("Looking through annotations and images…");
    else if (m_stale)
        text = tr("The annotations were edited meanwhile. Check again to see what is still to be done.");
    else if (m_report->findings.empty())
        text = tr("Nothing was found: the data are in order.");
    else
        text =
            tr("%1 errors, %2 warnings, %3 remarks. Errors keep something out of training; remarks may be right. Tick "
               "the kinds to be corrected.")
                .arg(number(Severity::Error), number(Severity::Warning), number(Severity::Info));
    m_summary->setText(text);
}

void DataCheckDialog::addKind(FindingKind kind, const std::vector<const Finding*>& findings) {
    const auto fixable =
        std::count_if(findings.begin(), findings.end(), [](const Finding* finding) { return finding->isFixable(); });
    auto* row = new QTreeWidgetItem(m_kinds);
    row->setText(KindName, findingKindText(kind));
    row->setIcon(KindName, DataFindingsModel::severityIcon(findings.front()->severity));
    row->setText(KindCount, QLocale().toString(static_cast<qulonglong>(findings.size())));
    row->setText(KindFixable, fixable > 0 ? QLocale().toString(qlonglong{fixable}) : QString());
    row->setTextAlignment(KindCount, Qt::AlignRight | Qt::AlignVCenter);
    row->setData(KindName, kindRole, static_cast<int>(kind));
    if (fixable > 0)
        row->setCheckState(KindFixable, Qt::Unchecked);
}

void DataCheckDialog::showKind() {
    const QTreeWidgetItem* row = m_kinds->currentItem();
    const int kind = row == nullptr ? -1 : row->data(KindName, kindRole).toInt();
    m_ofKind->setFilterRegularExpression(QStringLiteral("^%1$").arg(kind));
    m_list->setCurrentIndex(m_ofKind->index(0, 0));
    showPreview();
    refreshButtons();
}

const Finding* DataCheckDialog::current() const {
    const QModelIndex index = m_ofKind->mapToSource(m_list->currentIndex());
    return m_report && index.isValid() ? m_model->findingAt(index.row()) : nullptr;
}

void DataCheckDialog::showPreview() {
    const Finding* finding = current();
    m_open->setEnabled(finding != nullptr && !finding->imageId.empty());
    if (finding == nullptr) {
        m_preview->clear();
        return;
    }
    QString html = QStringLiteral("<p>%1</p><p>%2</p>")
                       .arg(coreText(finding->sentence).toHtmlEscaped(), fromPath(finding->file).toHtmlEscaped());
    if (!finding->isFixable())
        html += QStringLiteral("<p>%1</p>").arg(tr("This has to be decided by a person."));
    else if (const auto preview = previewFixes({*finding}))
        html += diffHtml(*preview, palette());
    else
        html += QStringLiteral("<p>%1</p>").arg(errorText(preview.error()).toHtmlEscaped());
    m_preview->setHtml(html);
}

std::vector<Finding> DataCheckDialog::checkedFindings() const {
    std::set<FindingKind> kinds;
    for (int i = 0; i < m_kinds->topLevelItemCount(); ++i)
        if (m_kinds->topLevelItem(i)->checkState(KindFixable) == Qt::Checked)
            kinds.insert(static_cast<FindingKind>(m_kinds->topLevelItem(i)->data(KindName, kindRole).toInt()));
    std::vector<Finding> findings;
    if (m_report && !kinds.empty())
        std::copy_if(m_report->findings.begin(), m_report->findings.end(), std::back_inserter(findings),
                     [&kinds](const Finding& finding) { return finding.isFixable() && kinds.contains(finding.kind); });
    return findings;
}

void DataCheckDialog::retranslate() {
    setWindowTitle(tr("Check Data"));
    m_kinds->setHeaderLabels({tr("Kind"), tr("Findings"), tr("Correctable")});
    m_kinds->setAccessibleName(tr("Kinds of findings"));
    m_list->setAccessibleName(tr("Findings"));
    m_preview->setAccessibleName(tr("What correcting changes"));
    m_again->setText(tr("Check Again"));
    m_undo->setText(tr("Undo Correction"));
    m_images->setText(tr("List Images"));
    m_open->setText(tr("Open Image"));
    m_close->setText(tr("Close"));
    for (int i = 0; i < m_kinds->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = m_kinds->topLevelItem(i);
        row->setText(KindName, findingKindText(static_cast<FindingKind>(row->data(KindName, kindRole).toInt())));
    }
    m_list->viewport()->update(); // its model asks for the texts when it is painted
    m_list->header()->viewport()->update();
    if (m_report || !m_progress->isHidden()) // else it says why it failed
        refreshSummary();
    refreshButtons();
}

void DataCheckDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DataCheckDialog::refreshButtons() {
    const std::vector<Finding> findings = checkedFindings();
    std::set<std::filesystem::path> files;
    for (const Finding& finding : findings)
        files.insert(finding.file);
    m_fix->setText(findings.empty() ? tr("Correct")
                                    : tr("Correct %1 in %Ln file(s)", nullptr, static_cast<int>(files.size()))
                                          .arg(QLocale().toString(static_cast<qulonglong>(findings.size()))));
    m_fix->setEnabled(!findings.empty() && !m_fixing && !m_stale);
    m_again->setEnabled(m_report != nullptr && !m_fixing);
    m_images->setEnabled(m_report && m_kinds->currentItem() != nullptr);
    showPreview();
}

void DataCheckDialog::setStale() {
    if (m_stale || !m_report)
        return;
    m_stale = true;
    refreshSummary();
    refreshButtons();
}

void DataCheckDialog::setFixing(int done, int total) {
    m_fixing = total > 0;
    m_progress->setVisible(m_fixing);
    m_progress->setRange(0, std::max(1, total));
    m_progress->setValue(done);
    refreshButtons();
}

void DataCheckDialog::setUndoable(bool undoable) {
    m_undo->setEnabled(undoable);
}

void DataCheckDialog::openImage() {
    if (const Finding* finding = current(); finding != nullptr && !finding->imageId.empty())
        Q_EMIT imageWanted(fromUtf8(finding->imageId), finding->object);
}

void DataCheckDialog::listImages() {
    const QTreeWidgetItem* row = m_kinds->currentItem();
    if (!m_report || row == nullptr)
        return;
    std::set<std::string> ids;
    for (const Finding& finding : m_report->findings)
        if (static_cast<int>(finding.kind) == row->data(KindName, kindRole).toInt())
            ids.insert(finding.imageId);
    std::vector<int> images;
    const auto& all = m_dataset->dataset.images();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (ids.contains(all[i].id))
            images.push_back(static_cast<int>(i));
    if (!images.empty())
        Q_EMIT imagesWanted(row->text(KindName), images);
}

} // namespace boxwright
