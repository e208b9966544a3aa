#include "ui/panels/train_workspace.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/app_state.h"
#include "ui/charts/train_charts.h"
#include "ui/models/data_inspection.h"
#include "ui/panels/duration_text.h"
#include "ui/panels/prediction_strip.h"
#include "ui/panels/run_history_jobs.h"
#include "ui/panels/run_history_panel.h"
#include "ui/panels/run_status_panel.h"
#include "ui/panels/training_form.h"
#include "ui/panels/training_launch_panel.h"
#include "ui/panels/weights_fit_line.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/desktop_notice.h"
#include "ui/support/option_problem_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

DeviceChoices askEngine() {
    return {listDevices(), fromUtf8(whyNoGpu())};
}

/// What the page shows of a run.
struct ReadRun {
    RunCurves curves;
    RunPredictions predictions; ///< none if it has none
};

Result<ReadRun> readRun(const QString& folder) {
    Result<RunCurves> curves = readRunCurves(folder);
    if (!curves)
        return tl::unexpected<Error>(curves.error());
    return ReadRun{std::move(*curves), readPredictions(folder).value_or(RunPredictions())};
}

StepPoint stepPoint(const TrainProgress& progress) {
    return {progress.step, progress.losses, progress.learningRate};
}

EpochPoint epochPoint(const EpochSummary& summary) {
    EpochPoint point;
    point.epoch = summary.epoch;
    point.step = summary.step;
    if (summary.evaluated) {
        point.ap = summary.metrics.ap;
        point.ap50 = summary.metrics.ap50;
    }
    if (summary.validationLosses)
        point.validationLoss = summary.validationLosses->total();
    return point;
}

} // namespace

TrainWorkspace::TrainWorkspace(AppState* state, QWidget* parent, TrainBackend backend)
    : QWidget(parent)
    , m_state(state)
    , m_backend(std::move(backend))
    , m_controller(new TrainingController(m_backend.train, this))
    , m_weightsCheck(new WeightsCheck(m_backend.checkWeights ? m_backend.checkWeights : boxwright::checkWeights, this))
    , m_inspection(new DataInspection(this))
    , m_notice(new DesktopNotice(this))
    , m_form(new TrainingForm)
    , m_launch(new TrainingLaunchPanel)
    , m_charts(new TrainCharts)
    , m_predictions(new PredictionStrip)
    , m_status(new RunStatusPanel)
    , m_history(new RunHistoryPanel)
    , m_historyJobs(new RunHistoryJobs(m_history, m_charts, this)) {
    buildLayout();
    connectPanels();
    connectInspection();
    connectController();
    m_form->setRunsFolder(state->runsFolder());
    m_form->choosePreset(Preset::Fast);
    onDatasetChanged();
    refreshHistory();
}

TrainWorkspace::~TrainWorkspace() = default;

void TrainWorkspace::buildLayout() {
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of its fields
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* rule = new QFrame;
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    rule->setForegroundRole(QPalette::Midlight);
    auto* left = new QFrame;
    left->setProperty("card", true);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(1, 1, 1, 1);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(scroll, 1);
    leftLayout->addWidget(rule);
    leftLayout->addWidget(m_launch);

    auto* middle = new QWidget;
    auto* middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins({});
    middleLayout->setSpacing(10);
    middleLayout->addWidget(m_charts, 1);
    middleLayout->addWidget(m_predictions);
    middleLayout->addWidget(m_status);

    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("trainColumns"));
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(middle);
    splitter->addWidget(m_history);
    splitter->setStretchFactor(1, 1);
    left->setMinimumWidth(290);
    m_history->setMinimumWidth(200);
    splitter->setSizes({324, 726, 210});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->addWidget(splitter);
}

void TrainWorkspace::connectPanels() {
    connect(m_state, &AppState::datasetChanged, this, &TrainWorkspace::onDatasetChanged);
    connect(m_state, &AppState::datasetRefreshed, this, [this] {
        checkData();
        checkWeights();
        inspectData();
    });
    connect(m_state, &AppState::runsFolderChanged, m_form, &TrainingForm::setRunsFolder);
    connect(m_state, &AppState::runsFolderChanged, this, &TrainWorkspace::refreshHistory);
    connect(m_state, &AppState::machineChanged, m_form,
            [this](const Machine& machine) { m_form->setMachine(machine.device, machine.threads); });
    connect(m_form, &TrainingForm::splitsChanged, this, &TrainWorkspace::checkData);
    connect(m_form, &TrainingForm::optionsChanged, this, [this] {
        m_state->setRunsFolder(fromPath(m_form->options().outputFolder));
        checkWeights();
        showProblems();
    });
    connect(m_form, &TrainingForm::fetchRequested, this, &TrainWorkspace::fetchWeights);
    WeightsFitLine* fit = m_form->weightsFit();
    connect(m_weightsCheck, &WeightsCheck::cleared, fit, &WeightsFitLine::clear);
    connect(m_weightsCheck, &WeightsCheck::checking, fit, &WeightsFitLine::showChecking);
    connect(m_weightsCheck, &WeightsCheck::answered, fit, &WeightsFitLine::showFit);
    connect(m_weightsCheck, &WeightsCheck::failed, fit, &WeightsFitLine::showProblem);
    connect(m_launch, &TrainingLaunchPanel::startRequested, this, &TrainWorkspace::start);
    connect(m_status, &RunStatusPanel::stopRequested, this, &TrainWorkspace::stopAndKeep);
    connect(m_status, &RunStatusPanel::resumeRequested, this, [this] { resume(m_liveFolder); });
    connect(m_history, &RunHistoryPanel::runChosen, this, &TrainWorkspace::showRun);
    connect(m_history, &RunHistoryPanel::resumeRequested, this, &TrainWorkspace::resume);
    connect(m_history, &RunHistoryPanel::startFromRequested, this,
            [this](const QString& checkpoint, const QString& model) { m_form->startFrom(checkpoint, {model}); });
    connect(m_history, &RunHistoryPanel::useRequested, this, [this](const QString& checkpoint) {
        m_state->setModelPath(checkpoint);
        Q_EMIT statusMessage(tr("Evaluate and Detect now use %1").arg(QDir::toNativeSeparators(checkpoint)));
    });
    connect(m_historyJobs, &RunHistoryJobs::message, this, &TrainWorkspace::statusMessage);
    connect(m_historyJobs, &RunHistoryJobs::refreshed, this, [this] {
        if (m_showsLive)
            m_history->choose(m_liveFolder);
    });
    connect(m_status, &RunStatusPanel::workspaceRequested, this, &TrainWorkspace::workspaceRequested);
    connect(m_charts, &TrainCharts::statusMessage, this, &TrainWorkspace::statusMessage);
}

void TrainWorkspace::connectInspection() {
    connect(m_inspection, &DataInspection::progressed, m_launch, &TrainingLaunchPanel::setInspectionProgress);
    connect(m_inspection, &DataInspection::finished, this,
            [this](const std::shared_ptr<const InspectionReport>& report) {
                m_launch->setInspectionProgress(0, 0);
                m_launch->setInspection(report);
            });
    connect(m_inspection, &DataInspection::failed, this, [this](const QString& sentence) {
        m_launch->setInspectionProgress(0, 0);
        Q_EMIT statusMessage(sentence);
    });
    connect(m_launch, &TrainingLaunchPanel::imageRequested, this, &TrainWorkspace::openImage);
}

void TrainWorkspace::connectController() {
    connect(m_controller, &TrainingController::stateChanged, m_status, &RunStatusPanel::setState);
    connect(m_status, &RunStatusPanel::pauseRequested, m_controller, &TrainingController::setPaused);
    connect(m_controller, &TrainingController::prepared, this, &TrainWorkspace::onPrepared);
    connect(m_controller, &TrainingController::started, this, &TrainWorkspace::onStarted);
    connect(m_controller, &TrainingController::progressed, this, &TrainWorkspace::onProgressed);
    connect(m_controller, &TrainingController::epochFinished, this, &TrainWorkspace::onEpochFinished);
    connect(m_controller, &TrainingController::predicted, this,
            [this](const ClassList& classes, const EpochPredictions& epoch) {
                m_livePredictions.classes = classes;
                appendPredictions(m_livePredictions, epoch);
                if (m_showsLive)
                    m_predictions->append(classes, epoch);
            });
    connect(m_controller, &TrainingController::message, this, &TrainWorkspace::statusMessage);
    connect(m_controller, &TrainingController::finished, this, &TrainWorkspace::onReport);
    connect(m_controller, &TrainingController::cancelled, this, &TrainWorkspace::onReport);
    connect(m_controller, &TrainingController::failed, this, [this](const QString& message) { endRun(message, true); });
}

void TrainWorkspace::fetchWeights() {
    auto* dialog = new FetchWeightsDialog(m_backend.fetch, fromUtf8(m_form->options().model), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FetchWeightsDialog::chosen, m_form, &TrainingForm::startFrom);
    dialog->open();
}

void TrainWorkspace::checkWeights() {
    const TrainOptions options = m_form->options();
    const ClassList classes = m_state->dataset() ? m_state->dataset()->classes : ClassList();
    m_weightsCheck->ask(
        {fromPath(options.weights), fromUtf8(options.model), classes.isEmpty() ? ClassList({"object"}) : classes});
}

void TrainWorkspace::stopAndKeep() {
    m_controller->requestStop();
}

void TrainWorkspace::onDatasetChanged() {
    m_predictions->setDataset(m_state->dataset());
    std::vector<std::string> names;
    if (const auto open = m_state->dataset())
        names = open->dataset.splitNames();
    // The data set divides itself if it has no split files.
    m_form->setSplits(names.empty() ? std::vector<std::string>{"train", "val"} : names);
    checkWeights();
    inspectData();
}

/// Looks through the data set, now or when the page is shown next: nobody waits for it before.
void TrainWorkspace::inspectData() {
    m_inspection->cancel();
    m_launch->setInspectionProgress(0, 0);
    m_launch->setInspection(nullptr);
    m_mustInspect = !isVisible();
    if (isVisible() && m_state->dataset())
        m_inspection->start(m_state->dataset());
}

void TrainWorkspace::openImage(const QString& imageId) {
    const auto open = m_state->dataset();
    if (!open)
        return;
    const std::vector<DatasetImage>& images = open->dataset.images();
    if (std::any_of(images.begin(), images.end(),
                    [id = toUtf8(imageId)](const DatasetImage& image) { return image.id == id; }))
        Q_EMIT fixRequested(imageId);
    else
        Q_EMIT statusMessage(tr("The image %1 is not in the folder any more.").arg(imageId));
}

void TrainWorkspace::checkData() {
    const int request = ++m_checkRequest;
    m_check.reset();
    m_checkProblem.clear();
    const auto open = m_state->dataset();
    m_launch->setCheck({}, 0);
    showProblems();
    if (!open)
        return;
    const QString trainSplit = m_form->trainSplit();
    const QString validationSplit = m_form->validationSplit();
    runInBackground(
        this, [open, trainSplit, validationSplit] { return checkSplits(*open, trainSplit, validationSplit); },
        [this, request, classes = open->classes.size()](const Result<SplitCheck>& check) {
            if (request != m_checkRequest)
                return;
            if (check)
                m_check = *check;
            else
                m_checkProblem = fromUtf8(check.error().text());
            m_launch->setCheck(m_check, classes);
            m_form->setTrainImages(m_check ? m_check->trainImages : 0);
            showProblems();
        });
}

void TrainWorkspace::showProblems() {
    QStringList problems;
    if (!m_state->dataset())
        problems.append(tr("Open a folder with images and annotations first."));
    else if (m_state->dataset()->classes.isEmpty())
        problems.append(tr("No object is annotated yet: there is nothing to learn."));
    if (!m_checkProblem.isEmpty())
        problems.append(coreText(m_checkProblem));
    if (m_check && m_check->trainImages == 0)
        problems.append(tr("The training split holds no image that can be used."));
    for (const std::string& problem : m_form->options().validate())
        problems.append(optionProblemText(problem));
    m_launch->setProblems(problems);
}

void TrainWorkspace::findDevices() {
    m_devicesAsked = true;
    const auto ask = m_backend.devices ? m_backend.devices : askEngine;
    runInBackground(
        this, [ask] { return Result<DeviceChoices>(ask()); },
        [this](const Result<DeviceChoices>& choices) {
            if (!choices) {
                Q_EMIT statusMessage(errorText(choices.error()));
                return;
            }
            m_form->setDevices(choices->devices, choices->whyNoGpu);
            if (!choices->devices.empty() && choices->whyNoGpu.isEmpty() && m_form->preset() == Preset::Fast &&
                !isRunning())
                m_form->choosePreset(defaultPreset(choices->devices.back().name));
        });
}

void TrainWorkspace::refreshHistory() {
    m_historyJobs->refresh(m_state->runsFolder());
}

void TrainWorkspace::start() {
    m_live = {};
    m_livePredictions = {};
    launch({m_state->dataset(), m_form->trainSplit(), m_form->validationSplit(), m_form->options()});
}

void TrainWorkspace::resume(const QString& runFolder, int epochs) {
    if (!m_state->dataset()) {
        m_status->setOutcome(tr("Open the data set of the run first, then resume."), true);
        return;
    }
    TrainingRequest request{m_state->dataset(), m_form->trainSplit(), m_form->validationSplit(), m_form->options()};
    request.options.resume = toPath(QDir(runFolder).filePath(QStringLiteral("last.pth")));
    request.options.resumeEpochs = epochs;
    runInBackground(
        this, [runFolder] { return readRun(runFolder); },
        [this, request](const Result<ReadRun>& run) {
            if (isRunning())
                return;
            m_live = run ? run->curves : RunCurves();
            m_livePredictions = run ? run->predictions : RunPredictions();
            launch(request);
        });
}

void TrainWorkspace::launch(const TrainingRequest& request) {
    if (!isRunning())
        m_weightsCheck->hold([this, request] { begin(request); });
}

void TrainWorkspace::begin(const TrainingRequest& request) {
    if (!m_controller->start(request))
        return;
    m_liveFolder.clear();
    m_showsLive = true;
    ++m_curvesRequest;
    m_history->choose({});
    m_charts->showCurves(m_live);
    m_predictions->setRun(m_livePredictions);
    const bool focused = m_launch->startButton()->hasFocus();
    m_launch->setRunning(true);
    m_history->setRunning(true);
    if (focused) // the button is dark now: Tab goes on to Pause, and a second press of Space does nothing
        m_status->setFocus();
    m_status->setCanResume(false);
    m_status->setCanUse(false);
    Q_EMIT runningChanged(true);
}

void TrainWorkspace::onPrepared(const PreparedData& prepared) {
    if (!m_check)
        return;
    m_check->trainImages = prepared.trainImages;
    m_check->validationImages = prepared.validationImages;
    m_check->messages = prepared.messages;
    m_launch->setCheck(m_check, m_state->dataset() ? m_state->dataset()->classes.size() : 0);
}

void TrainWorkspace::onStarted(const TrainStart& start) {
    m_liveFolder = QDir(fromPath(start.runFolder)).absolutePath();
    m_status->setStart(start);
    m_history->setRunning(true, m_liveFolder);
    m_historyJobs->setShownRun(m_liveFolder);
    refreshHistory();
}

void TrainWorkspace::onProgressed(const QList<TrainProgress>& steps) {
    m_status->setProgress(steps.last());
    std::vector<StepPoint> points;
    for (const TrainProgress& step : steps)
        if (step.phase == TrainPhase::Training)
            points.push_back(stepPoint(step));
    for (const StepPoint& point : points)
        appendStep(m_live, point);
    if (m_showsLive)
        m_charts->append(points);
}

void TrainWorkspace::onEpochFinished(const EpochSummary& summary) {
    const EpochPoint point = epochPoint(summary);
    appendEpoch(m_live, point);
    if (m_showsLive)
        m_charts->append(point);
    if (summary.evaluated)
        Q_EMIT statusMessage(tr("Epoch %1: AP %2, AP50 %3")
                                 .arg(locale().toString(summary.epoch + 1), locale().toString(point.ap, 'f', 3),
                                      locale().toString(point.ap50, 'f', 3)));
    refreshHistory();
}

void TrainWorkspace::onReport(const TrainReport& report) {
    const QString best = fromPath(report.bestCheckpoint.empty() ? report.lastCheckpoint : report.bestCheckpoint);
    const bool isFinished = report.outcome == TrainOutcome::Finished;
    double bestAp50 = -1;
    for (const EpochSummary& epoch : report.epochs)
        bestAp50 = std::max(bestAp50, epoch.evaluated ? epoch.metrics.ap50 : -1);
    QString outcome = isFinished ? tr("Finished in %1.").arg(durationText(report.seconds))
                                 : tr("Stopped after %1; last.pth is saved.").arg(durationText(report.seconds));
    if (report.lastCheckpoint.empty())
        outcome = tr("Stopped before the first iteration.");
    if (bestAp50 >= 0)
        outcome += QLatin1Char(' ') + tr("Best AP50: %1.").arg(locale().toString(bestAp50, 'f', 3));
    if (!best.isEmpty())
        m_state->setModelPath(best);
    m_status->setCanResume(!isFinished && !report.lastCheckpoint.empty());
    m_status->setCanUse(isFinished && !best.isEmpty());
    if (isFinished)
        Q_EMIT runFinished(best);
    endRun(outcome, false);
}

void TrainWorkspace::endRun(const QString& outcome, bool isProblem) {
    m_status->setOutcome(outcome, isProblem);
    m_launch->setRunning(false);
    m_history->setRunning(false);
    m_weightsCheck->release();
    refreshHistory();
    m_notice->show(isProblem ? tr("The training has failed") : tr("The training has ended"), outcome);
    Q_EMIT statusMessage(outcome);
    Q_EMIT runningChanged(false);
}

void TrainWorkspace::showRun(const QString& folder) {
    const int request = ++m_curvesRequest;
    m_showsLive = folder == m_liveFolder;
    m_historyJobs->setShownRun(folder);
    if (m_showsLive) {
        m_charts->showCurves(m_live);
        m_predictions->setRun(m_livePredictions);
        return;
    }
    runInBackground(
        this, [folder] { return readRun(folder); },
        [this, request](const Result<ReadRun>& run) {
            if (request != m_curvesRequest)
                return;
            if (!run) {
                Q_EMIT statusMessage(errorText(run.error()));
                return;
            }
            m_charts->showCurves(run->curves);
            m_predictions->setRun(run->predictions);
        });
}

void TrainWorkspace::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_devicesAsked)
        findDevices();
    if (m_mustInspect)
        inspectData();
    refreshHistory();
}

void TrainWorkspace::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showProblems();
}

} // namespace boxwright
