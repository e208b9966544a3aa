#include "ui/workers/training_worker.h"

#include <exception>
#include <utility>

#include "core/data/augmentation_presets.h"
#include "core/data/chart_picture.h"
#include "core/data/voc_dataset.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/worker_thread.h"

namespace boxwright {

namespace {

constexpr qint64 flushIntervalMs = 100;

/// Stands for "no validation".
class NoSamples : public SampleSource {
public:
    explicit NoSamples(ClassList classes)
        : m_classes(std::move(classes)) {}

    [[nodiscard]] std::size_t size() const override { return 0; }
    [[nodiscard]] const ClassList& classes() const override { return m_classes; }
    [[nodiscard]] Result<SampleTruth> truth(std::size_t) const override { return outside(); }
    [[nodiscard]] Result<Sample> load(std::size_t) const override { return outside(); }

private:
    [[nodiscard]] static tl::unexpected<Error> outside() {
        return fail(ErrorKind::BadInput, "There are no validation images.");
    }

    ClassList m_classes;
};

Result<VocSamples> samplesOf(const OpenDataset& open, const QString& split) {
    if (split.isEmpty())
        return VocSamples{std::make_shared<NoSamples>(open.classes), {}, {}};
    return makeVocSamples(open.dataset, toUtf8(split), open.classes);
}

TrainReport nothingTrained() {
    TrainReport report;
    report.outcome = TrainOutcome::Cancelled;
    return report;
}

} // namespace

TrainingWorker::TrainingWorker(TrainingRequest request, TrainFunction train, std::stop_token stop,
                               std::shared_ptr<TrainControl> control)
    : m_request(std::move(request))
    , m_train(std::move(train))
    , m_stop(std::move(stop))
    , m_control(std::move(control))
    , m_charts(makeChartPainter()) {
    if (m_request.dataset)
        m_request.options.vocPixels = toText(m_request.dataset->dataset.pixels());
}

void TrainingWorker::run() {
    giveWayToWindow();
    try {
        report(work());
    } catch (const std::exception& problem) {
        Q_EMIT failed(tr("Training stopped unexpectedly: %1").arg(QString::fromUtf8(problem.what())));
    } catch (...) {
        Q_EMIT failed(tr("Training stopped unexpectedly, without a reason given."));
    }
    Q_EMIT ended();
}

Result<TrainReport> TrainingWorker::work() {
    if (!m_request.dataset)
        return fail(ErrorKind::BadInput, "No data set is open.");
    const Result<VocSamples> training = samplesOf(*m_request.dataset, m_request.trainSplit);
    if (!training)
        return tl::unexpected<Error>(training.error());
    const Result<VocSamples> validation = samplesOf(*m_request.dataset, m_request.validationSplit);
    if (!validation)
        return tl::unexpected<Error>(validation.error());

    PreparedData data{training->source->size(), validation->source->size(), {}};
    for (const VocSamples* samples : {&*training, &*validation})
        for (const std::string& sentence : samples->messages)
            data.messages.append(fromUtf8(sentence));
    Q_EMIT prepared(data);
    if (m_stop.stop_requested())
        return nothingTrained();
    return m_train(m_request.options, *training->source, *validation->source, callbacks(), m_stop, m_control.get());
}

TrainCallbacks TrainingWorker::callbacks() {
    TrainCallbacks callbacks;
    callbacks.onStart = [this](const TrainStart& start) { begin(start); };
    callbacks.onDetections = [this](int epoch, const std::vector<ImageDetections>& images) {
        keepPredictions(epoch, images);
    };
    callbacks.onProgress = [this](const TrainProgress& progress) { collect(progress); };
    callbacks.onEpoch = [this](const EpochSummary& summary) {
        flush();
        Q_EMIT epochFinished(summary);
    };
    callbacks.onMessage = [this](const std::string& sentence) { Q_EMIT message(coreText(sentence)); };
    callbacks.makeTransform = namedAugmentation;
    callbacks.charts = m_charts.get();
    return callbacks;
}

void TrainingWorker::begin(const TrainStart& start) {
    m_runFolder = fromPath(start.runFolder);
    m_predictions = readPredictions(m_runFolder).value_or(RunPredictions()); // of a resumed run
    m_predictions.classes = m_request.dataset->classes;
    Q_EMIT started(start);
}

void TrainingWorker::keepPredictions(int epoch, const std::vector<ImageDetections>& images) {
    appendPredictions(m_predictions, pinnedPredictions(epoch, images));
    const Result<QString> written = writePredictions(m_runFolder, m_predictions);
    if (!written)
        Q_EMIT message(errorText(written.error()));
    Q_EMIT predicted(m_predictions.classes, m_predictions.epochs.back());
}

void TrainingWorker::collect(const TrainProgress& progress) {
    const bool replaces = !m_pending.isEmpty() && m_pending.last().phase == TrainPhase::Evaluating &&
                          progress.phase == TrainPhase::Evaluating;
    if (replaces)
        m_pending.last() = progress;
    else
        m_pending.append(progress);
    if (!m_sinceFlush.isValid() || m_sinceFlush.hasExpired(flushIntervalMs))
        flush();
}

void TrainingWorker::flush() {
    if (m_pending.isEmpty())
        return;
    Q_EMIT progressed(std::exchange(m_pending, {}));
    m_sinceFlush.start();
}

void TrainingWorker::report(const Result<TrainReport>& result) {
    flush();
    if (!result && result.error().kind != ErrorKind::Cancelled)
        Q_EMIT failed(errorText(result.error()));
    else if (!result)
        Q_EMIT cancelled(nothingTrained());
    else if (result->outcome == TrainOutcome::Cancelled)
        Q_EMIT cancelled(*result);
    else
        Q_EMIT finished(*result);
}

} // namespace boxwright
