#include "ui/panels/evaluate_workspace.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

#include "core/engine/evaluation_json.h"
#include "ui/app_state.h"
#include "ui/charts/chart_csv.h"
#include "ui/models/class_metrics_model.h"
#include "ui/panels/device_picker.h"
#include "ui/panels/duration_text.h"
#include "ui/panels/empty_page.h"
#include "ui/panels/evaluation_results.h"
#include "ui/panels/inline_notice.h"
#include "ui/panels/precision_picker.h"
#include "ui/panels/weights_picker.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/evaluation_html.h"
#include "ui/support/evaluation_pdf.h"
#include "ui/support/model_threshold.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

void setPrimary(QPushButton* button, bool primary) {
    if (button->property("primary").toBool() == primary)
        return;
    button->setProperty("primary", primary);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

} // namespace

EvaluateWorkspace::EvaluateWorkspace(AppState* state, QWidget* parent, InferenceServices services)
    : QWidget(parent)
    , m_state(state)
    , m_controller(new EvaluationController(std::move(services.evaluate), this))
    , m_modelTitle(new QLabel(this))
    , m_weights(new WeightsPicker(state, this))
    , m_splitTitle(new QLabel(this))
    , m_split(new QComboBox(this))
    , m_deviceTitle(new QLabel(this))
    , m_device(new DevicePicker(std::move(services.listDevices), this))
    , m_precision(new PrecisionPicker(state, m_device, services.processorHasBFloat16, this))
    , m_scoreFile(new QPushButton(this))
    , m_start(new QPushButton(this))
    , m_bar(new QProgressBar(this))
    , m_progressText(new QLabel(this))
    , m_notice(new InlineNotice(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyPage(QStringLiteral("evaluate"), this))
    , m_results(new EvaluationResults(this)) {
    buildLayout();
    connectParts();
    offerSplits();
    retranslate();
}

void EvaluateWorkspace::buildLayout() {
    for (QLabel* label : {m_modelTitle, m_splitTitle, m_deviceTitle, m_progressText})
        label->setProperty("muted", true);
    m_weights->setMaximumWidth(560);
    m_split->setObjectName(QStringLiteral("splitCombo"));
    m_split->setMinimumContentsLength(6);
    m_scoreFile->setObjectName(QStringLiteral("scoreFileButton"));
    m_start->setObjectName(QStringLiteral("startButton"));
    m_start->setProperty("primary", true);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_modelTitle);
    top->addWidget(m_weights, 1);
    top->addSpacing(12);
    top->addWidget(m_splitTitle);
    top->addWidget(m_split);
    top->addSpacing(12);
    top->addWidget(m_deviceTitle);
    top->addWidget(m_device);
    top->addWidget(m_precision);
    top->addStretch();
    top->addWidget(m_scoreFile);
    top->addWidget(m_start);
    auto* progress = new QHBoxLayout;
    progress->setSpacing(12);
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_progressText);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_results);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addLayout(progress);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
}

void EvaluateWorkspace::connectParts() {
    connect(m_state, &AppState::datasetChanged, this, &EvaluateWorkspace::offerSplits);
    connect(m_weights, &WeightsPicker::pathChanged, this, &EvaluateWorkspace::updateState);
    connect(m_state, &AppState::machineChanged, m_device,
            [this](const Machine& machine) { m_device->setDevice(machine.device); });
    connect(m_start, &QPushButton::clicked, this, &EvaluateWorkspace::startOrCancel);
    connect(m_scoreFile, &QPushButton::clicked, this, &EvaluateWorkspace::chooseResultFile);
    connect(m_results, &EvaluationResults::saveNumbersRequested, this, &EvaluateWorkspace::askWhereToSave);
    connect(m_results, &EvaluationResults::saveReportRequested, this, &EvaluateWorkspace::askWhereToSaveReport);
    connect(m_results, &EvaluationResults::storeRequested, this, &EvaluateWorkspace::storeThreshold);
    connect(m_results, &EvaluationResults::fixRequested, this, &EvaluateWorkspace::openInAnnotate);
    connect(m_results, &EvaluationResults::statusMessage, this, &EvaluateWorkspace::statusMessage);
    connect(m_controller, &EvaluationController::progressed, this, &EvaluateWorkspace::showProgress);
    connect(m_controller, &EvaluationController::stateChanged, this, [this] {
        updateState();
        if (std::exchange(m_wasRunning, isRunning()) != isRunning())
            Q_EMIT runningChanged(isRunning());
    });
    connect(m_controller, &EvaluationController::finished, this, &EvaluateWorkspace::showReport);
    connect(m_controller, &EvaluationController::cancelled, this,
            [this] { Q_EMIT statusMessage(tr("The evaluation was cancelled.")); });
    connect(m_controller, &EvaluationController::failed, this,
            [this](const QString& sentence) { m_notice->showText(InlineNotice::Tone::Problem, sentence); });
}

bool EvaluateWorkspace::isRunning() const {
    return m_controller->isRunning();
}

void EvaluateWorkspace::requestStop() {
    m_controller->requestStop();
}

void EvaluateWorkspace::offerSplits() {
    m_split->clear();
    if (const auto open = m_state->dataset()) {
        for (const std::string& name : open->dataset.splitNames())
            m_split->addItem(fromUtf8(name), fromUtf8(name));
        if (m_split->findData(QStringLiteral("all")) < 0)
            m_split->addItem(tr("all"), QStringLiteral("all"));
        // The usual name for what was not trained on, else the last one before "all".
        const int val = m_split->findData(QStringLiteral("val"));
        m_split->setCurrentIndex(val >= 0 ? val : std::max(0, m_split->count() - 2));
    }
    updateState();
}

void EvaluateWorkspace::startOrCancel() {
    if (isRunning()) {
        requestStop();
        return;
    }
    start({{m_weights->path(), m_device->device(), m_state->machine().threads, m_precision->precision()},
           m_state->dataset(),
           m_split->currentData().toString()});
}

void EvaluateWorkspace::start(const EvaluationRequest& request) {
    m_notice->hide();
    m_progress = {};
    m_running = request;
    m_controller->start(m_running);
}

void EvaluateWorkspace::chooseResultFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a COCO result list"), m_state->runsFolder(),
                                                      tr("COCO results (*.json);;All files (*)"));
    if (!file.isEmpty())
        scoreFile(file);
}

void EvaluateWorkspace::scoreFile(const QString& path) {
    if (!isRunning() && m_state->dataset())
        start({{}, m_state->dataset(), m_split->currentData().toString(), path});
}

void EvaluateWorkspace::showProgress(const EvaluateProgress& progress) {
    m_progress = progress;
    updateState();
}

void EvaluateWorkspace::showReport(const SharedReport& report) {
    m_report = report;
    m_measured = m_running;
    m_results->setReport(report, m_measured);
    updateState();
    Q_EMIT statusMessage(tr("Evaluation done: AP %1, AP50 %2")
                             .arg(metricText(report->coco.numbers.ap), metricText(report->coco.numbers.ap50)));
}

QString EvaluateWorkspace::suggestedFile(const QString& suffix) const {
    const QString subject = m_measured.resultFile.isEmpty() ? m_measured.choice.weights : m_measured.resultFile;
    return QFileInfo(subject).dir().filePath(QStringLiteral("evaluation_%1.%2").arg(m_measured.split, suffix));
}

void EvaluateWorkspace::askWhereToSave() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the numbers as JSON"),
                                                      suggestedFile(QStringLiteral("json")), tr("JSON files (*.json)"));
    if (!path.isEmpty())
        saveJson(path);
}

void EvaluateWorkspace::askWhereToSaveReport() {
    const QString pdf = tr("PDF files (*.pdf)");
    QString kind;
    QString path =
        QFileDialog::getSaveFileName(this, tr("Save the report with pictures"), suggestedFile(QStringLiteral("html")),
                                     tr("HTML files (*.html)") + QStringLiteral(";;") + pdf, &kind);
    const QString html = QStringLiteral(".html");
    if (kind == pdf && path.endsWith(html)) // the kind was chosen and the suggested name left
        path = path.chopped(html.size()) + QStringLiteral(".pdf");
    if (!path.isEmpty())
        saveReport(path);
}

void EvaluateWorkspace::saveReport(const QString& path) {
    if (!m_report)
        return;
    m_notice->showText(InlineNotice::Tone::Information, tr("Writing the report…"));
    runInBackground(
        this,
        [path, report = m_report, title = m_results->subject()] {
            const QString page = EvaluationHtml::page(*report, title);
            const bool isPdf = path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive);
            return replaceFile(path, isPdf ? evaluationPdf(page, title) : page.toUtf8());
        },
        [this](const Result<QString>& saved) {
            if (saved)
                m_notice->showText(InlineNotice::Tone::Information,
                                   tr("Saved to %1").arg(QDir::toNativeSeparators(*saved)), tr("Open"),
                                   [file = *saved] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
            else
                m_notice->showText(InlineNotice::Tone::Problem, errorText(saved.error()));
            Q_EMIT reportSaved();
        });
}

void EvaluateWorkspace::storeThreshold(double score) {
    const ThresholdPoint point = m_report->thresholds.overall.at(score);
    const Result<QString> saved = saveThreshold(
        m_measured.choice.weights, {score, point.f1(), point.precision(), point.recall(), m_measured.split});
    if (saved)
        m_notice->showText(InlineNotice::Tone::Information,
                           tr("Detect will show the boxes of this model from a score of %1 on. Stored in %2")
                               .arg(QLocale().toString(score, 'f', 3), QDir::toNativeSeparators(*saved)));
    else
        m_notice->showText(InlineNotice::Tone::Problem, errorText(saved.error()));
}

void EvaluateWorkspace::openInAnnotate(const QString& imageId) {
    const auto open = m_state->dataset();
    const std::string id = toUtf8(imageId);
    const bool sameFolder = open && m_measured.dataset && open->dataset.root() == m_measured.dataset->dataset.root();
    if (sameFolder) {
        const auto& images = open->dataset.images();
        if (std::any_of(images.begin(), images.end(), [&id](const DatasetImage& image) { return image.id == id; })) {
            Q_EMIT fixRequested(imageId);
            return;
        }
    }
    m_notice->showText(InlineNotice::Tone::Problem,
                       tr("The image %1 is not in the folder that is open now.").arg(imageId));
}

bool EvaluateWorkspace::saveJson(const QString& path) {
    if (!m_report)
        return false;
    const Result<QString> saved = replaceFile(path, QByteArray::fromStdString(evaluationJson(*m_report)));
    if (saved)
        m_notice->showText(InlineNotice::Tone::Information, tr("Saved to %1").arg(QDir::toNativeSeparators(path)));
    else
        m_notice->showText(InlineNotice::Tone::Problem, errorText(saved.error()));
    return saved.has_value();
}

QString EvaluateWorkspace::whatIsMissing() const {
    if (isRunning())
        return tr("The numbers appear here when all images are measured.");
    if (!m_state->dataset())
        return tr("First open a folder with annotated images.");
    if (m_weights->path().isEmpty())
        return tr("First choose the weights of a trained model above, or score the result file of another detector.");
    return tr("Press Start to measure how well the model finds the annotated objects of a split.");
}

void EvaluateWorkspace::updateState() {
    const bool stopping = m_controller->state() == EvaluationController::State::Stopping;
    const bool counted = m_progress.images > 0;
    const bool found = counted && m_progress.imagesDone >= m_progress.images; // what follows has no steps to count
    const bool ready = m_state->dataset() && !m_weights->path().isEmpty() && m_split->currentIndex() >= 0;
    for (QWidget* field : {static_cast<QWidget*>(m_weights), static_cast<QWidget*>(m_device)})
        field->setEnabled(!isRunning());
    m_precision->setHeld(isRunning());
    m_split->setEnabled(!isRunning() && m_split->count() > 0);
    m_scoreFile->setEnabled(!isRunning() && m_state->dataset() && m_split->currentIndex() >= 0);
    m_start->setEnabled(isRunning() ? !stopping : ready);
    m_start->setText(isRunning() ? tr("Cancel") : tr("Start"));
    setPrimary(m_start, !isRunning());
    m_bar->setVisible(isRunning());
    m_progressText->setVisible(isRunning());
    m_bar->setRange(0, counted && !found && !stopping ? static_cast<int>(m_progress.images) : 0);
    m_bar->setValue(static_cast<int>(m_progress.imagesDone));
    if (stopping)
        m_progressText->setText(tr("Stopping…"));
    else if (!counted)
        m_progressText->setText(m_running.resultFile.isEmpty() ? tr("Loading the model and the annotations…")
                                                               : tr("Reading the results and the annotations…"));
    else if (found)
        m_progressText->setText(tr("Computing the numbers…"));
    else
        m_progressText->setText(tr("%1 of %2 · %3 left")
                                    .arg(m_progress.imagesDone)
                                    .arg(m_progress.images)
                                    .arg(durationText(m_progress.secondsLeft)));
    m_empty->setTexts(tr("Measure a model"), whatIsMissing());
    m_pages->setCurrentWidget(m_report ? static_cast<QWidget*>(m_results) : m_empty);
}

void EvaluateWorkspace::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EvaluateWorkspace::retranslate() {
    m_modelTitle->setText(tr("Model"));
    m_splitTitle->setText(tr("Split"));
    m_split->setAccessibleName(tr("Split"));
    m_deviceTitle->setText(tr("Device"));
    m_scoreFile->setText(tr("Score a Result File…"));
    m_scoreFile->setToolTip(tr("Measure the detections of any program, given as a COCO result list"));
    if (const int all = m_split->findData(QStringLiteral("all")); all >= 0)
        m_split->setItemText(all, tr("all"));
    updateState();
}

} // namespace boxwright
