#include "ui/panels/evaluation_results.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/bar_delegate.h"
#include "ui/panels/metrics_card.h"
#include "ui/panels/weights_picker.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

EvaluationResults::EvaluationResults(QWidget* parent)
    : QWidget(parent)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_title(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_metrics(new MetricsCard(this))
    , m_classesTitle(new QLabel(this))
    , m_table(new QTreeView(this))
    , m_messagesTitle(new QLabel(this))
    , m_messages(new QPlainTextEdit(this)) {
    m_sorted->setSourceModel(&m_classes);
    m_sorted->setSortRole(ClassMetricsModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    buildLayout();
    connect(m_save, &QPushButton::clicked, this, &EvaluationResults::saveRequested);
    retranslate();
}

void EvaluationResults::buildLayout() {
    m_table->setModel(m_sorted);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ClassMetricsModel::NameColumn, Qt::AscendingOrder);
    m_table->setIconSize(QSize(16, 16));
    for (const int column : {ClassMetricsModel::ApColumn, ClassMetricsModel::Ap50Column})
        m_table->setItemDelegateForColumn(column, new BarDelegate(ClassMetricsModel::BarRole, m_table));
    QHeaderView* header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(ClassMetricsModel::TruthColumn, QHeaderView::ResizeToContents);
    m_messages->setReadOnly(true);
    m_messages->setMaximumHeight(110);
    for (QLabel* label : {m_title, m_classesTitle, m_messagesTitle})
        label->setProperty("muted", true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);

    auto* header1 = new QHBoxLayout;
    header1->addWidget(m_title, 1);
    header1->addWidget(m_save);
    auto* card = new QScrollArea(this);
    card->setWidgetResizable(true);
    card->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    card->setWidget(m_metrics);
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_classesTitle);
    right->addWidget(m_table, 1);
    right->addWidget(m_messagesTitle);
    right->addWidget(m_messages);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(18);
    columns->addWidget(card, 2);
    columns->addLayout(right, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addLayout(header1);
    layout->addLayout(columns, 1);
}

void EvaluationResults::setReport(const SharedReport& report, const EvaluationRequest& request) {
    m_report = report;
    m_request = request;
    m_metrics->setReport(report);
    m_classes.setReport(report);
    QStringList sentences;
    for (const std::string& sentence : report->messages)
        sentences.append(fromUtf8(sentence));
    m_messages->setPlainText(sentences.join(QLatin1Char('\n')));
    retranslate();
}

void EvaluationResults::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EvaluationResults::retranslate() {
    m_save->setText(tr("Save as JSON…"));
    m_classesTitle->setText(tr("Classes"));
    m_classes.retranslate();
    const bool hasMessages = m_report && !m_report->messages.empty();
    m_messagesTitle->setVisible(hasMessages);
    m_messages->setVisible(hasMessages);
    if (!m_report)
        return;
    m_messagesTitle->setText(tr("%n remark(s)", nullptr, static_cast<int>(m_report->messages.size())));
    const QString images = tr("%n image(s)", nullptr, static_cast<int>(m_report->images.size()));
    m_title->setText(tr("%1 · split %2 · %3 · %4 s per image")
                         .arg(weightsText(m_request.choice.weights), m_request.split, images,
                              QLocale().toString(m_report->secondsPerImage, 'f', 3)));
}

} // namespace boxwright
