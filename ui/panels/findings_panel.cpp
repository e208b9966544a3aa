#include "ui/panels/findings_panel.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/help/help_button.h"
#include "ui/models/bar_delegate.h"
#include "ui/models/trailing_text_delegate.h"
#include "ui/panels/elided_combo_box.h"
#include "ui/panels/finding_viewer.h"
#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int columnWidth = 330;

} // namespace

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent)
    , m_kindTable(new QTreeView(this))
    , m_class(new ElidedComboBox(this))
    , m_listTitle(new QLabel(this))
    , m_list(new QListView(this))
    , m_viewer(new FindingViewer(this)) {
    buildLayout();
    connect(m_kindTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    showChosenKind();
            });
    connect(m_kindTable, &QTreeView::clicked, this, [this] {
        if (m_title) // the row was the current one before another page put its selection here
            showChosenKind();
    });
    connect(m_class, &QComboBox::activated, this, &FindingsPanel::showChosenKind);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPanel::showCurrent);
    connect(m_viewer, &FindingViewer::fixRequested, this, &FindingsPanel::fixRequested);
    retranslate();
}

void FindingsPanel::buildLayout() {
    m_kindTable->setModel(&m_kinds);
    m_kindTable->setObjectName(QStringLiteral("errorKinds"));
    m_kindTable->setRootIsDecorated(false);
    m_kindTable->setUniformRowHeights(true);
    m_kindTable->setItemDelegateForColumn(ErrorKindsModel::CostColumn,
                                          new BarDelegate(ErrorKindsModel::BarRole, m_kindTable));
    QHeaderView* header = m_kindTable->header();
    header->setStretchLastSection(true);
    header->setSectionResizeMode(ErrorKindsModel::NameColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ErrorKindsModel::CountColumn, QHeaderView::ResizeToContents);
    m_kindTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_class->setObjectName(QStringLiteral("findingClass"));
    m_listTitle->setProperty("muted", true);
    m_listTitle->setWordWrap(true);
    m_listTitle->setObjectName(QStringLiteral("findingsTitle"));
    m_list->setObjectName(QStringLiteral("findingList"));
    m_list->setModel(&m_findings);
    m_list->setItemDelegate(new TrailingTextDelegate(FindingListModel::LabelRole, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({16, 16});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_kindTable);
    auto* line = new QHBoxLayout;
    line->addWidget(m_class, 1);
    line->addWidget(new HelpButton(QStringLiteral("numbers#errors"), left));
    column->addLayout(line);
    column->addWidget(m_listTitle);
    column->addWidget(m_list, 1);
    left->setMinimumWidth(260);
    auto* splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("findingColumns"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(13);
    splitter->addWidget(left);
    splitter->addWidget(m_viewer);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({columnWidth, 800});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(splitter);
}

void FindingsPanel::setReport(const SharedReport& report) {
    m_report = report;
    m_lowestScore = report->confusion.options.scoreThreshold;
    m_kinds.setReport(report);
    fillClasses();
    if (m_kinds.rowCount() > 0) // as high as its rows
        m_kindTable->setFixedHeight(m_kindTable->header()->sizeHint().height() +
                                    m_kinds.rowCount() * m_kindTable->sizeHintForRow(0) + 6);
    m_kindTable->setCurrentIndex(m_kinds.index(0, 0));
    showChosenKind();
}

void FindingsPanel::fillClasses() {
    const int current = std::max(0, m_class->currentIndex());
    m_class->clear();
    m_class->addItem(tr("All classes"), 0);
    if (m_report)
        for (int label = 1; label <= m_report->classes.size(); ++label)
            m_class->addItem(colorSwatch(classQColor(label)), fromUtf8(m_report->classes.name(label)), label);
    m_class->setCurrentIndex(current < m_class->count() ? current : 0);
}

void FindingsPanel::showClass(int label) {
    m_class->setCurrentIndex(std::max(0, m_class->findData(label)));
    m_kindTable->setCurrentIndex(m_kinds.index(0, 0));
    showChosenKind();
}

void FindingsPanel::showChosenKind() {
    if (!m_report || !m_report->hasDetails)
        return;
    m_title.reset();
    const int row = std::max(0, m_kindTable->currentIndex().row());
    m_findings.setFindings(m_report, findingsOfKind(*m_report, m_kinds.kindAt(row), m_class->currentData().toInt()));
    m_list->setCurrentIndex(m_findings.index(0));
    showCurrent();
    retranslate();
}

void FindingsPanel::showFindings(const QString& title, std::vector<EvaluationFinding> findings) {
    m_title = title;
    m_findings.setFindings(m_report, std::move(findings));
    m_list->setCurrentIndex(m_findings.index(0));
    showCurrent();
    retranslate();
}

void FindingsPanel::setLowestScore(double score) {
    m_lowestScore = score;
    showCurrent();
}

void FindingsPanel::showCurrent() {
    const int row = m_list->currentIndex().row();
    const bool any = row >= 0 && row < m_findings.rowCount();
    m_viewer->show(m_report, any ? std::optional(m_findings.findings()[static_cast<std::size_t>(row)]) : std::nullopt,
                   m_lowestScore);
}

void FindingsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FindingsPanel::retranslate() {
    m_kinds.retranslate();
    m_kindTable->setAccessibleName(tr("Kinds of error"));
    m_class->setAccessibleName(tr("Class"));
    m_class->setItemText(0, tr("All classes"));
    m_list->setAccessibleName(tr("Images"));
    const QString count = tr("%Ln place(s)", nullptr, m_findings.rowCount());
    m_listTitle->setText(m_title ? QStringLiteral("%1 · %2").arg(*m_title, count) : count);
}

} // namespace boxwright
