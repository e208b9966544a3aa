#include "ui/workers/evaluation_worker.h"

#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/data/voc_dataset.h"
#include "core/engine/run_options.h"
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

/// Where a model was trained with the numbers of its files taken in another way: its boxes lie up to a pixel beside.
void remarkPixels(EvaluationReport& report, const EvaluationRequest& request) {
    if (!request.resultFile.isEmpty())
        return;
    const auto run = optionsOfRun(toPath(request.choice.weights));
    const auto trained = run ? fromText<VocPixels>(run->vocPixels) : std::nullopt;
    const VocPixels pixels = request.dataset->dataset.pixels();
    if (trained && (*trained == VocPixels::Official) != (pixels == VocPixels::Official))
        report.messages.insert(report.messages.begin(),
                               "The model was trained with VOC numbers taken as \"" + std::string(toText(*trained)) +
                                   "\", and here they are taken as \"" + std::string(toText(pixels)) +
                                   "\": boxes differ by up to a pixel.");
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
        remarkPixels(*report, request);
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
