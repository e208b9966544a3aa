#include "ui/panels/run_status_panel.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/help/help_button.h"
#include "ui/panels/duration_text.h"
#include "ui/support/qt_convert.h"
#include "ui/support/status_colors.h"

namespace boxwright {

namespace {

using State = TrainingController::State;

constexpr int barSteps = 1000;

} // namespace

RunStatusPanel::RunStatusPanel(QWidget* parent)
    : QFrame(parent)
    , m_headline(new QLabel)
    , m_bar(new QProgressBar)
    , m_pause(new QPushButton)
    , m_stop(new QPushButton)
    , m_resume(new QPushButton)
    , m_evaluate(new QPushButton)
    , m_detect(new QPushButton) {
    setProperty("card", true);
    m_headline->setWordWrap(true);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    auto* top = new QHBoxLayout;
    top->addWidget(m_headline, 1);
    auto* help = new HelpButton(QStringLiteral("numbers#losses"), this);
    top->addWidget(help);
    top->addWidget(m_evaluate);
    top->addWidget(m_detect);
    top->addWidget(m_resume);
    top->addWidget(m_pause);
    top->addWidget(m_stop);
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    m_epoch = addTile(tiles, 2);
    m_iteration = addTile(tiles, 3);
    m_speed = addTile(tiles, 3);
    m_timeLeft = addTile(tiles, 3);
    m_memory = addTile(tiles, 2);
    m_device = addTile(tiles, 4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(9);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addLayout(tiles);
    for (QWidget* button : {m_resume, m_pause, m_stop}) // before the help: they are what a run is steered with
        setTabOrder(button, help);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(m_state == State::Running); });
    connect(m_stop, &QPushButton::clicked, this, &RunStatusPanel::stopRequested);
    connect(m_resume, &QPushButton::clicked, this, &RunStatusPanel::resumeRequested);
    connect(m_evaluate, &QPushButton::clicked, this, [this] { Q_EMIT workspaceRequested(Workspace::Evaluate); });
    connect(m_detect, &QPushButton::clicked, this, [this] { Q_EMIT workspaceRequested(Workspace::Detect); });
    refresh();
}

RunStatusPanel::Tile RunStatusPanel::addTile(QHBoxLayout* row, int stretch) {
    const Tile tile{new QLabel, new QLabel};
    tile.caption->setProperty("muted", true);
    QFont bold = tile.value->font();
    bold.setWeight(QFont::DemiBold);
    tile.value->setFont(bold);
    // The numbers change their width all the time; the tiles must not.
    for (QLabel* label : {tile.caption, tile.value})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout;
    column->setSpacing(1);
    column->addWidget(tile.caption);
    column->addWidget(tile.value);
    row->addLayout(column, stretch);
    return tile;
}

void RunStatusPanel::setState(State state) {
    if (state == State::Preparing) {
        m_start.reset();
        m_progress.reset();
        m_outcome.clear();
    }
    m_state = state;
    refresh();
}

void RunStatusPanel::setStart(const TrainStart& start) {
    m_start = start;
    refresh();
}

void RunStatusPanel::setProgress(const TrainProgress& progress) {
    m_progress = progress;
    refresh();
}

void RunStatusPanel::setOutcome(const QString& text, bool isProblem) {
    m_outcome = text;
    m_outcomeIsProblem = isProblem;
    refresh();
}

void RunStatusPanel::setCanResume(bool canResume) {
    m_canResume = canResume;
    refresh();
}

void RunStatusPanel::setCanUse(bool canUse) {
    m_canUse = canUse;
    refresh();
}

QString RunStatusPanel::headline() const {
    return m_headline->text();
}

QString RunStatusPanel::phaseText() const {
    switch (m_state) {
    case State::Idle:
        return m_outcome.isEmpty() ? tr("No training is running.") : m_outcome;
    case State::Preparing:
        return tr("Preparing: reading the annotations, making the network…");
    case State::Stopping:
        return tr("Stopping: saving last.pth…");
    case State::Paused:
        return tr("Paused after the current iteration; last.pth is saved.");
    case State::Running:
        break;
    }
    if (m_progress && m_progress->phase == TrainPhase::Evaluating)
        return tr("Evaluating: %1 of %2 validation images")
            .arg(locale().toString(m_progress->iteration), locale().toString(m_progress->iterations));
    return m_start ? tr("Training %1").arg(fromUtf8(m_start->model)) : tr("Training");
}

void RunStatusPanel::refresh() {
    m_headline->setText(phaseText());
    QFont font = this->font();
    font.setWeight(m_state == State::Idle && !m_outcomeIsProblem ? QFont::Normal : QFont::DemiBold);
    m_headline->setFont(font);
    const bool isProblem = m_state == State::Idle && m_outcomeIsProblem;
    QPalette colors = palette();
    if (isProblem)
        colors.setColor(QPalette::WindowText, dangerColor(colors));
    m_headline->setPalette(colors);
    refreshButtons();
    const double done = m_progress && m_progress->steps > 0
                            ? static_cast<double>(m_progress->step) / static_cast<double>(m_progress->steps)
                            : 0;
    m_bar->setValue(static_cast<int>(std::clamp(done, 0.0, 1.0) * barSteps));
    m_bar->setAccessibleName(tr("Progress of the run"));
    refreshTiles();
}

void RunStatusPanel::refreshButtons() {
    m_pause->setText(m_state == State::Paused ? tr("Continue") : tr("Pause"));
    m_pause->setToolTip(m_state == State::Paused
                            ? tr("Goes on with the next iteration.")
                            : tr("Waits after the current iteration and leaves the processor free."));
    m_pause->setVisible(m_state == State::Running || m_state == State::Paused);
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stops after the current batch and saves last.pth, from which the run can go on."));
    m_stop->setVisible(m_state != State::Idle);
    m_stop->setEnabled(m_state != State::Stopping);
    m_resume->setText(tr("Resume"));
    m_resume->setToolTip(tr("Goes on from last.pth as if the run had not been stopped."));
    m_resume->setVisible(m_state == State::Idle && m_canResume);
    m_evaluate->setText(tr("Evaluate"));
    m_evaluate->setToolTip(tr("Measures the run's best model and shows where it errs."));
    m_detect->setText(tr("Detect"));
    m_detect->setToolTip(tr("Finds objects in pictures with the run's best model."));
    for (QPushButton* button : {m_evaluate, m_detect})
        button->setVisible(m_state == State::Idle && m_canUse);
}

void RunStatusPanel::refreshTiles() {
    const QString none = QStringLiteral("–");
    const auto ofAll = [this](int done, int all) {
        return QStringLiteral("%1 / %2").arg(locale().toString(done), locale().toString(all));
    };
    const auto show = [](const Tile& tile, const QString& caption, const QString& value) {
        tile.caption->setText(caption);
        tile.value->setText(value);
        tile.value->setToolTip(value);
    };
    const TrainProgress* p = m_progress ? &*m_progress : nullptr;
    const bool training = p && p->phase != TrainPhase::Evaluating;
    show(m_epoch, tr("Epoch"), p ? ofAll(p->epoch + 1, p->epochs) : none);
    show(m_iteration, tr("Iteration"), training ? ofAll(p->iteration, p->iterations) : none);
    show(m_speed, tr("Speed"), p ? tr("%1 images/s").arg(locale().toString(p->imagesPerSecond, 'f', 1)) : none);
    // 0 before there is anything to estimate by.
    const bool hasEstimate = p && m_state != State::Idle && p->secondsLeft > 0;
    show(m_timeLeft, tr("Time left"), hasEstimate ? durationText(p->secondsLeft) : none);
    show(m_memory, tr("Memory"), p ? tr("%1 MiB").arg(locale().toString(p->memoryMiB, 'f', 0)) : none);
    show(m_device, tr("Device"), m_start ? fromUtf8(m_start->device) : none);
}

void RunStatusPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace boxwright
