#include "ui/panels/confusion_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/help/help_button.h"
#include "ui/panels/confusion_view.h"

namespace boxwright {

ConfusionPanel::ConfusionPanel(QWidget* parent)
    : QWidget(parent)
    , m_caption(new QLabel(this))
    , m_view(new ConfusionView(this)) {
    m_caption->setProperty("muted", true);
    m_caption->setWordWrap(true);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // the matrix takes the keys
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_view);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    auto* top = new QHBoxLayout;
    top->addWidget(m_caption, 1);
    top->addWidget(new HelpButton(QStringLiteral("numbers#confusion"), this));
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    connect(m_view, &ConfusionView::cellChosen, this, &ConfusionPanel::choose);
}

void ConfusionPanel::setReport(const SharedReport& report) {
    m_report = report;
    m_view->setMatrix(report->confusion, report->classes);
    retranslate();
}

void ConfusionPanel::setScore(double score) {
    if (!m_report || !m_report->hasDetails || score == m_view->matrix().options.scoreThreshold)
        return;
    m_view->setMatrix(
        makeConfusion(m_report->scored, m_report->judgements, {score, m_report->confusion.options.iouThreshold}),
        m_report->classes);
    retranslate();
}

void ConfusionPanel::choose(int row, int column) {
    Q_EMIT findingsChosen(
        m_view->cellText({column, row}),
        findingsOfCell(*m_report, m_view->matrix(), static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
}

void ConfusionPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConfusionPanel::retranslate() {
    const ConfusionOptions& options = m_view->matrix().options;
    const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
    m_caption->setText(tr("Boxes with a score of at least %1 that overlap an object by at least %2. "
                          "Click a cell to see the images behind it.")
                           .arg(number(options.scoreThreshold), number(options.iouThreshold)));
    m_view->setAccessibleName(tr("Confusion matrix"));
}

} // namespace boxwright
