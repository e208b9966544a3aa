#include "ui/panels/evaluation_results.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/bar_delegate.h"
#include "ui/panels/confusion_panel.h"
#include "ui/panels/curves_panel.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/metrics_card.h"
#include "ui/panels/weights_picker.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

EvaluationResults::EvaluationResults(QWidget* parent)
    : QWidget(parent)
    , m_classes(new ClassMetricsModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_title(new QLabel(this))
    , m_export(new QPushButton(this))
    , m_exportMenu(new QMenu(this))
    , m_exportReport(m_exportMenu->addAction(QString()))
    , m_exportNumbers(m_exportMenu->addAction(QString()))
    , m_pages(new QTabWidget(this))
    , m_metrics(new MetricsCard(this))
    , m_classesTitle(new QLabel(this))
    , m_table(new QTreeView(this))
    , m_messagesTitle(new QLabel(this))
    , m_messages(new QPlainTextEdit(this))
    , m_curves(new CurvesPanel(this))
    , m_confusion(new ConfusionPanel(this))
    , m_findings(new FindingsPanel(this)) {
    m_sorted->setSourceModel(m_classes);
    m_sorted->setSortRole(ClassMetricsModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    buildLayout();
    connectParts();
    retranslate();
}

QWidget* EvaluationResults::makeNumbersPage() {
    m_table->setModel(m_sorted);
    m_table->setObjectName(QStringLiteral("classTable"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ClassMetricsModel::NameColumn, Qt::AscendingOrder);
    m_table->setIconSize(QSize(16, 16));
    for (const int column :
         {ClassMetricsModel::ApColumn, ClassMetricsModel::Ap50Column, ClassMetricsModel::RecallColumn})
        m_table->setItemDelegateForColumn(column, new BarDelegate(ClassMetricsModel::BarRole, m_table));
    QHeaderView* header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(ClassMetricsModel::TruthColumn, QHeaderView::ResizeToContents);
    m_messages->setReadOnly(true);
    m_messages->setMaximumHeight(110);
    for (QLabel* label : {m_classesTitle, m_messagesTitle})
        label->setProperty("muted", true);
    auto* page = new QWidget(this);
    auto* card = new QScrollArea(page);
    card->setObjectName(QStringLiteral("numbersArea"));
    card->setWidgetResizable(true);
    card->setFrameShape(QFrame::NoFrame);
    card->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    card->setWidget(m_metrics);
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_classesTitle);
    right->addWidget(m_table, 1);
    right->addWidget(m_messagesTitle);
    right->addWidget(m_messages);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(12, 12, 12, 12);
    columns->setSpacing(18);
    columns->addWidget(card, 2);
    columns->addLayout(right, 3);
    return page;
}

void EvaluationResults::buildLayout() {
    m_title->setProperty("muted", true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setMenu(m_exportMenu);
    m_pages->setDocumentMode(true);
    m_pages->setObjectName(QStringLiteral("evaluationPages"));
    m_pages->addTab(makeNumbersPage(), QString());
    for (QWidget* page :
         {static_cast<QWidget*>(m_curves), static_cast<QWidget*>(m_confusion), static_cast<QWidget*>(m_findings)})
        m_pages->addTab(page, QString());
    auto* header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_export);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(header);
    layout->addWidget(m_pages, 1);
}

void EvaluationResults::connectParts() {
    connect(m_exportReport, &QAction::triggered, this, &EvaluationResults::saveReportRequested);
    connect(m_exportNumbers, &QAction::triggered, this, &EvaluationResults::saveNumbersRequested);
    connect(m_table, &QTreeView::clicked, this, &EvaluationResults::showClass);
    connect(m_table, &QTreeView::activated, this, &EvaluationResults::showClass);
    connect(m_confusion, &ConfusionPanel::findingsChosen, this, &EvaluationResults::showFindings);
    connect(m_curves, &CurvesPanel::findingsChosen, this, &EvaluationResults::showFindings);
    connect(m_curves, &CurvesPanel::storeRequested, this, &EvaluationResults::storeRequested);
    connect(m_curves, &CurvesPanel::statusMessage, this, &EvaluationResults::statusMessage);
    connect(m_curves, &CurvesPanel::scoreChanged, this, [this](double score) {
        m_confusion->setScore(score);
        m_findings->setLowestScore(score);
    });
    connect(m_findings, &FindingsPanel::fixRequested, this, &EvaluationResults::fixRequested);
}

void EvaluationResults::setReport(const SharedReport& report, const EvaluationRequest& request) {
    m_report = report;
    m_request = request;
    m_metrics->setReport(report);
    m_classes->setReport(report);
    m_findings->setReport(report);
    m_confusion->setReport(report);
    m_curves->setReport(report, request.resultFile.isEmpty());
    for (int page = 1; page < m_pages->count(); ++page)
        m_pages->setTabEnabled(page, report->hasDetails);
    retranslate();
}

void EvaluationResults::showClass(const QModelIndex& row) {
    if (!m_report->hasDetails)
        return;
    const auto line = static_cast<std::size_t>(m_sorted->mapToSource(row).row());
    m_findings->showClass(m_report->coco.classes[line].label);
    m_pages->setCurrentWidget(m_findings);
}

void EvaluationResults::showFindings(const QString& title, const std::vector<EvaluationFinding>& findings) {
    m_findings->showFindings(title, findings);
    m_pages->setCurrentWidget(m_findings);
}

QString EvaluationResults::subject() const {
    if (!m_report)
        return {};
    const QString images = tr("%Ln image(s)", nullptr, static_cast<int>(m_report->images.size()));
    if (!m_request.resultFile.isEmpty())
        return tr("%1 · split %2 · %3").arg(QFileInfo(m_request.resultFile).fileName(), m_request.split, images);
    return tr("%1 · split %2 · %3 · %4 s per image")
        .arg(weightsText(m_request.choice.weights), m_request.split, images,
             QLocale().toString(m_report->secondsPerImage, 'f', 3));
}

void EvaluationResults::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EvaluationResults::retranslate() {
    m_export->setText(tr("Export"));
    findChild<QScrollArea*>(QStringLiteral("numbersArea"))->setAccessibleName(tr("Numbers"));
    m_table->setAccessibleName(tr("Classes"));
    m_exportReport->setText(tr("Report with Pictures (HTML or PDF)…"));
    m_exportNumbers->setText(tr("Numbers (JSON)…"));
    m_classesTitle->setText(tr("Classes: click one to see its errors"));
    m_classes->retranslate();
    const QString pages[] = {tr("Numbers"), tr("Curves and Threshold"), tr("Confusion"), tr("Images")};
    for (int page = 0; page < m_pages->count(); ++page)
        m_pages->setTabText(page, pages[page]);
    const bool hasMessages = m_report && !m_report->messages.empty();
    m_messagesTitle->setVisible(hasMessages);
    m_messages->setVisible(hasMessages);
    if (!m_report)
        return;
    QStringList sentences;
    for (const std::string& sentence : m_report->messages)
        sentences.append(coreText(sentence));
    m_messages->setPlainText(sentences.join(QLatin1Char('\n')));
    m_messagesTitle->setText(tr("%Ln remark(s)", nullptr, static_cast<int>(m_report->messages.size())));
    m_title->setText(subject());
}

} // namespace boxwright
