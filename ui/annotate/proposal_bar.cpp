#include "ui/annotate/proposal_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include "ui/actions.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/app_state.h"
#include "ui/panels/score_slider.h"
#include "ui/panels/weights_picker.h"

namespace boxwright {

ProposalBar::ProposalBar(ProposalController* proposals, AppState* state, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_proposals(proposals)
    , m_model(new WeightsPicker(state, this))
    , m_threshold(new ScoreSlider(this))
    , m_count(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 4);
    row->setSpacing(6);
    row->addWidget(m_model, 3);
    const auto addButton = [&](ActionId id) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions[id]);
        button->setIconSize({20, 20});
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    };
    addButton(ActionId::ProposeImage);
    row->addWidget(m_threshold, 2);
    row->addWidget(m_count);
    addButton(ActionId::AcceptAll);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    m_threshold->setMinimumWidth(150);
    // A long name of a run must not widen the window.
    m_model->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_model->setMinimumWidth(190);
    m_progress->setMinimumWidth(100);
    m_threshold->setScore(static_cast<double>(proposals->threshold()));
    m_proposals->setModel(m_model->path());
    connect(m_model, &WeightsPicker::pathChanged, m_proposals, &ProposalController::setModel);
    connect(state, &AppState::machineChanged, m_proposals,
            [this](const Machine& machine) { m_proposals->setMachine(machine.device, machine.threads); });
    connect(m_threshold, &ScoreSlider::scoreChanged, m_proposals, &ProposalController::setThreshold);
    connect(m_cancel, &QPushButton::clicked, m_proposals, &ProposalController::requestStop);
    connect(m_proposals, &ProposalController::changed, this, &ProposalBar::refresh);
    connect(m_proposals, &ProposalController::progressChanged, this, &ProposalBar::refresh);
    retranslate();
}

void ProposalBar::refresh() {
    const bool running = m_proposals->isRunning();
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_threshold->setVisible(!running); // one takes the other's place
    m_threshold->setScore(static_cast<double>(m_proposals->threshold()));
    m_progress->setRange(0, m_proposals->done() == 0 ? 0 : m_proposals->total());
    m_progress->setValue(m_proposals->done());
    m_progress->setFormat(QStringLiteral("%v / %m"));
    m_count->setText(running ? m_proposals->deviceText()
                             : tr("%Ln proposal(s)", nullptr, static_cast<int>(m_proposals->shown().size())));
}

void ProposalBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProposalBar::retranslate() {
    m_model->setToolTip(tr("The model that proposes boxes"));
    m_threshold->setToolTip(tr("Proposals from this score on are shown and accepted"));
    m_cancel->setText(tr("Stop"));
    refresh();
}

} // namespace boxwright
