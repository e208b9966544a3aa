#include "ui/workers/evaluation_worker.h"

#include <exception>
#include <filesystem>
#include <map>
#include <utility>

#include "core/data/voc_dataset.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/predictor_options.h"
#include "ui/workers/result_file_scoring.h"

namespace boxwright {

namespace {

constexpr qint64 progressIntervalMs = 100;

Result<EvaluationReport> runModel(const DetectorChoice& choice, const SampleSource& source,
                                  const std::function<void(const EvaluateProgress&)>& onProgress, std::stop_token stop,
                                  const EvaluationOptions& options) {
    const Result<std::unique_ptr<Predictor>> predictor = Predictor::load(predictorOptionsOf(choice));
    if (!predictor)
        return tl::unexpected<Error>(predictor.error());
    return evaluate(**predictor, source, onProgress, stop, options);
}

/// Samples know their ids only.
void namePictures(EvaluationReport& report, const VocDataset& dataset) {
    std::map<std::string, std::filesystem::path> pathOf;
    for (const DatasetImage& image : dataset.images())
        pathOf.emplace(image.id, image.imagePath);
    for (ImageDetections& image : report.images)
        if (const auto found = pathOf.find(image.imageId); found != pathOf.end())
            image.fileName = found->second.string();
}

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
    EvaluationOptions options;
    // The devkit's own measure where its numbers are taken as they are written, see VocOverlap.
    options.vocOverlap = open.dataset.pixels() == VocPixels::Official ? VocOverlap::Continuous : VocOverlap::Inclusive;
    options.threads = 0;
    Result<EvaluationReport> report = request.resultFile.isEmpty()
                                          ? runModel(request.choice, *samples->source, onProgress, stop, options)
                                          : scoreResultFile(toPath(request.resultFile), *samples->source, options);
    if (report) {
        report->messages.insert(report->messages.begin(), samples->messages.begin(), samples->messages.end());
        namePictures(*report, open.dataset);
    }
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
            Q_EMIT failed(errorText(result.error()));
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
