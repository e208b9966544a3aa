#include "ui/panels/training_launch_panel.h"

#include <utility>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/support/status_colors.h"

namespace boxwright {

namespace {

enum Heading { Images, Objects, Training, Validation, Classes };

constexpr int mostFindingsShown = 500;

} // namespace

TrainingLaunchPanel::TrainingLaunchPanel(QWidget* parent)
    : QFrame(parent)
    , m_counts(new QGridLayout)
    , m_findingsTitle(new QLabel)
    , m_findings(new QPlainTextEdit)
    , m_problems(new QLabel)
    , m_start(new QPushButton) {
    buildCounts();
    m_findingsTitle->setWordWrap(true);
    m_findings->setReadOnly(true);
    m_findings->setFixedHeight(84);
    m_problems->setWordWrap(true);
    m_problems->setObjectName(QStringLiteral("trainingProblems"));
    m_start->setProperty("primary", true);
    m_start->setMinimumHeight(38);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 14);
    layout->setSpacing(8);
    layout->addLayout(m_counts);
    layout->addWidget(m_findingsTitle);
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
    if (!m_check)
        return {};
    QStringList findings = m_check->messages;
    if (m_check->sharedImages > 0)
        findings.prepend(tr("Images in both splits: %1. The validation numbers will look better than they are.")
                             .arg(locale().toString(qulonglong{m_check->sharedImages})));
    return findings;
}

void TrainingLaunchPanel::refresh() {
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

    const QStringList found = findings();
    m_findingsTitle->setText(tr("Findings: %1").arg(locale().toString(found.size())));
    m_findings->setPlainText(found.mid(0, mostFindingsShown).join(QLatin1Char('\n')));
    m_findings->setAccessibleName(tr("Findings"));
    m_findingsTitle->setVisible(!found.isEmpty());
    m_findings->setVisible(!found.isEmpty());

    m_problems->setText(m_problemList.join(QLatin1Char('\n')));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, dangerColor(colors));
    m_problems->setPalette(colors);
    m_problems->setVisible(!m_problemList.isEmpty() && !m_running);
    m_start->setText(m_running ? tr("Training runs…") : tr("Start Training"));
    m_start->setEnabled(m_problemList.isEmpty() && m_check && !m_running);
}

void TrainingLaunchPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace boxwright
