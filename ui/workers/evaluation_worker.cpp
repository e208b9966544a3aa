#include "ui/workers/evaluation_worker.h"

#include <exception>
#include <utility>

#include "core/data/voc_dataset.h"
#include "core/engine/predictor.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr qint64 progressIntervalMs = 100;

} // namespace

Result<EvaluationReport> evaluateSplit(const EvaluationRequest& request,
                                       const std::function<void(const EvaluateProgress&)>& onProgress,
                                       std::stop_token stop) {
    if (!request.dataset)
        return fail(ErrorKind::BadInput, "No data set is open.");
    const OpenDataset& open = *request.dataset;
    const Result<VocSamples> samples = makeVocSamples(open.dataset, toUtf8(request.split), open.classes);
    if (!samples)
        return tl::unexpected<Error>(samples.error());
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, "The evaluation was cancelled.");

    PredictorOptions options;
    options.weights = toPath(request.choice.weights);
    options.device = toUtf8(request.choice.device);
    const Result<std::unique_ptr<Predictor>> predictor = Predictor::load(options);
    if (!predictor)
        return tl::unexpected<Error>(predictor.error());
    Result<EvaluationReport> report = evaluate(**predictor, *samples->source, onProgress, stop);
    if (report)
        report->messages.insert(report->messages.begin(), samples->messages.begin(), samples->messages.end());
    return report;
}

EvaluationWorker::EvaluationWorker(EvaluationRequest request, EvaluateJob job, std::stop_token stop)
    : m_request(std::move(request))
    , m_job(std::move(job))
    , m_stop(std::move(stop)) {}

void EvaluationWorker::run() {
    try {
        Result<EvaluationReport> result = m_job(
            m_request, [this](const EvaluateProgress& progress) { report(progress); }, m_stop);
        if (result)
            Q_EMIT finished(std::make_shared<const EvaluationReport>(std::move(*result)));
        else if (result.error().kind == ErrorKind::Cancelled)
            Q_EMIT cancelled();
        else
            Q_EMIT failed(fromUtf8(result.error().text()));
    } catch (const std::exception& problem) {
        Q_EMIT failed(tr("The evaluation stopped unexpectedly: %1").arg(QString::fromUtf8(problem.what())));
    } catch (...) {
        Q_EMIT failed(tr("The evaluation stopped unexpectedly, without a reason given."));
    }
}

void EvaluationWorker::report(const EvaluateProgress& progress) {
    const bool isLast = progress.imagesDone >= progress.images;
    if (!isLast && m_sinceProgress.isValid() && !m_sinceProgress.hasExpired(progressIntervalMs))
        return;
    m_sinceProgress.start();
    Q_EMIT progressed(progress);
}

} // namespace boxwright
