#include "ui/panels/training_launch_panel.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/dialogs/data_findings_dialog.h"
#include "ui/models/data_findings_model.h"
#include "ui/support/status_colors.h"

namespace boxwright {

namespace {

enum Heading { Images, Objects, Training, Validation, Classes };

constexpr int mostRowsShown = 4; ///< of the findings, before they scroll

} // namespace

TrainingLaunchPanel::TrainingLaunchPanel(QWidget* parent)
    : QFrame(parent)
    , m_model(new DataFindingsModel(this))
    , m_worst(new QSortFilterProxyModel(this))
    , m_counts(new QGridLayout)
    , m_findingsTitle(new QLabel)
    , m_allFindings(new QToolButton)
    , m_findings(new QListView)
    , m_problems(new QLabel)
    , m_start(new QPushButton) {
    buildCounts();
    buildFindings();
    m_problems->setWordWrap(true);
    m_problems->setObjectName(QStringLiteral("trainingProblems"));
    m_start->setProperty("primary", true);
    m_start->setMinimumHeight(38);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 14);
    layout->setSpacing(8);
    layout->addLayout(m_counts);
    auto* findingsHeader = new QHBoxLayout;
    findingsHeader->addWidget(m_findingsTitle, 1);
    findingsHeader->addWidget(m_allFindings, 0, Qt::AlignTop);
    layout->addLayout(findingsHeader);
    layout->addWidget(m_findings);
    layout->addWidget(m_problems);
    layout->addWidget(m_start);
    connect(m_start, &QPushButton::clicked, this, &TrainingLaunchPanel::startRequested);
    refresh();
}

void TrainingLaunchPanel::buildCounts() {
    const auto makeLabel = [this](int row, int column, bool muted) {
        auto* label = new QLabel;
        label->setProperty("muted", muted);
        m_counts->addWidget(label, row, column, column > 0 ? Qt::AlignRight : Qt::AlignLeft);
        return label;
    };
    m_counts->setHorizontalSpacing(14);
    m_counts->setVerticalSpacing(3);
    m_counts->setColumnStretch(0, 1);
    m_headings[Images] = makeLabel(0, 1, true);
    m_headings[Objects] = makeLabel(0, 2, true);
    m_headings[Training] = makeLabel(1, 0, true);
    m_trainImages = makeLabel(1, 1, false);
    m_trainObjects = makeLabel(1, 2, false);
    m_headings[Validation] = makeLabel(2, 0, true);
    m_validationImages = makeLabel(2, 1, false);
    m_validationObjects = makeLabel(2, 2, false);
    m_headings[Classes] = makeLabel(3, 0, true);
    m_classCount = makeLabel(3, 1, false);
}

void TrainingLaunchPanel::buildFindings() {
    m_findingsTitle->setWordWrap(true);
    m_worst->setSourceModel(m_model);
    m_worst->setFilterRole(DataFindingsModel::SeverityRole);
    m_worst->setFilterRegularExpression(
        QStringLiteral("^(%1|%2)$").arg(static_cast<int>(Severity::Error)).arg(static_cast<int>(Severity::Warning)));
    m_findings->setModel(m_worst);
    m_findings->setObjectName(QStringLiteral("dataFindings"));
    m_findings->setUniformItemSizes(true);
    m_findings->setTextElideMode(Qt::ElideRight);
    m_findings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_findings->setIconSize({14, 14});
    m_allFindings->setAutoRaise(true);
    const auto open = [this](const QModelIndex& index) {
        const QString image = index.data(DataFindingsModel::ImageIdRole).toString();
        if (!image.isEmpty())
            Q_EMIT imageRequested(image);
        else
            showAllFindings();
    };
    connect(m_findings, &QListView::clicked, this, open);
    connect(m_findings, &QListView::activated, this, open);
    connect(m_allFindings, &QToolButton::clicked, this, &TrainingLaunchPanel::showAllFindings);
}

void TrainingLaunchPanel::showAllFindings() {
    auto* dialog = new DataFindingsDialog(m_model, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DataFindingsDialog::imageChosen, this, &TrainingLaunchPanel::imageRequested);
    dialog->open();
}

void TrainingLaunchPanel::setInspection(std::shared_ptr<const InspectionReport> report) {
    m_inspected = report != nullptr;
    m_model->setReport(std::move(report));
    refresh();
}

void TrainingLaunchPanel::setInspectionProgress(int done, int all) {
    m_inspectedImages = done;
    m_imagesToInspect = all;
    refreshFindings();
}

void TrainingLaunchPanel::setCheck(std::optional<SplitCheck> check, int classes) {
    m_check = std::move(check);
    m_classes = classes;
    refresh();
}

void TrainingLaunchPanel::setProblems(const QStringList& problems) {
    m_problemList = problems;
    refresh();
}

void TrainingLaunchPanel::setRunning(bool running) {
    m_running = running;
    refresh();
}

QStringList TrainingLaunchPanel::findings() const {
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row)
        all.append(m_model->index(row, 0).data(Qt::ToolTipRole).toString());
    return all;
}

void TrainingLaunchPanel::refresh() {
    refreshCounts();
    refreshFindings();
    m_problems->setText(m_problemList.join(QLatin1Char('\n')));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, dangerColor(colors));
    m_problems->setPalette(colors);
    m_problems->setVisible(!m_problemList.isEmpty() && !m_running);
    m_start->setText(m_running ? tr("Training runs…") : tr("Start Training"));
    m_start->setEnabled(m_problemList.isEmpty() && m_check && !m_running);
}

void TrainingLaunchPanel::refreshCounts() {
    m_headings[Images]->setText(tr("Images"));
    m_headings[Objects]->setText(tr("Objects"));
    m_headings[Training]->setText(tr("Training"));
    m_headings[Validation]->setText(tr("Validation"));
    m_headings[Classes]->setText(tr("Classes"));
    const auto show = [this](QLabel* label, std::size_t SplitCheck::*count) {
        label->setText(m_check ? locale().toString(qulonglong{(*m_check).*count}) : QStringLiteral("–"));
    };
    show(m_trainImages, &SplitCheck::trainImages);
    show(m_trainObjects, &SplitCheck::trainObjects);
    show(m_validationImages, &SplitCheck::validationImages);
    show(m_validationObjects, &SplitCheck::validationObjects);
    m_classCount->setText(m_check ? locale().toString(m_classes) : QStringLiteral("–"));
}

void TrainingLaunchPanel::refreshFindings() {
    QStringList sentences;
    if (m_check && !m_inspected)
        sentences = m_check->messages;
    if (m_check && m_check->sharedImages > 0)
        sentences.prepend(tr("Images in both splits: %1. The validation numbers will look better than they are.")
                              .arg(locale().toString(qulonglong{m_check->sharedImages})));
    m_model->setSentences(sentences);
    m_model->retranslate();
    const auto number = [this](int value) { return locale().toString(value); };
    const bool any = m_model->rowCount() > 0;
    QString title = tr("Errors: %1, warnings: %2, remarks: %3")
                        .arg(number(m_model->count(Severity::Error)), number(m_model->count(Severity::Warning)),
                             number(m_model->count(Severity::Info)));
    if (m_imagesToInspect > 0)
        title = tr("Looking through the data: %1 of %2").arg(number(m_inspectedImages), number(m_imagesToInspect));
    else if (!any)
        title = tr("Nothing was found wrong in the data.");
    m_findingsTitle->setText(title);
    m_findingsTitle->setVisible(any || m_imagesToInspect > 0 || m_inspected);
    if (const bool muted = !any || m_imagesToInspect > 0; m_findingsTitle->property("muted").toBool() != muted) {
        m_findingsTitle->setProperty("muted", muted);
        m_findingsTitle->style()->polish(m_findingsTitle);
    }
    m_allFindings->setText(tr("Show All…"));
    m_allFindings->setToolTip(tr("All findings in a large list"));
    m_allFindings->setVisible(any);
    m_findings->setAccessibleName(tr("Findings"));
    const int worst = m_worst->rowCount();
    m_findings->setVisible(worst > 0);
    if (worst > 0) // as high as its rows
        m_findings->setFixedHeight(std::min(worst, mostRowsShown) * m_findings->sizeHintForRow(0) + 6);
}

void TrainingLaunchPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace boxwright
