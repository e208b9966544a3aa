#include "ui/workers/detection_worker.h"

#include <exception>
#include <filesystem>
#include <utility>

#include <QFileInfo>

#include "core/data/image_io.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

DetectionWorker::DetectionWorker(LoadDetector load)
    : m_load(std::move(load)) {}

void DetectionWorker::run(const DetectionJob& job) {
    DetectionEnd end;
    try {
        end = work(job);
    } catch (const std::exception& problem) {
        end = {DetectionEnd::Outcome::Failed,
               tr("Detection stopped unexpectedly: %1").arg(QString::fromUtf8(problem.what()))};
    } catch (...) {
        end = {DetectionEnd::Outcome::Failed, tr("Detection stopped unexpectedly, without a reason given.")};
    }
    if (end.outcome == DetectionEnd::Outcome::Failed)
        job.stop.request_stop();
    Q_EMIT ended(job.round, end);
}

DetectionEnd DetectionWorker::work(const DetectionJob& job) {
    if (job.stop.stop_requested())
        return {DetectionEnd::Outcome::Cancelled, {}};
    if (const Result<void> ready = prepare(job); !ready)
        return {DetectionEnd::Outcome::Failed, errorText(ready.error())};
    Q_EMIT loaded(job.round, m_detector->info);
    ReadAhead<Result<RgbImage>> images(job.tasks.size(),
                                       [&job](std::size_t i) { return readImage(toPath(job.tasks[i].path)); });
    for (const DetectionJob::Task& task : job.tasks) {
        if (job.stop.stop_requested())
            return {DetectionEnd::Outcome::Cancelled, {}};
        detectOne(job, task, images);
    }
    return {};
}

Result<void> DetectionWorker::prepare(const DetectionJob& job) {
    const QDateTime weightsTime = QFileInfo(job.choice.weights).lastModified();
    if (m_detector && job.choice == m_choice && weightsTime == m_weightsTime)
        return {};
    // The old network goes first: two at once may not fit into the memory of a GPU.
    m_detector.reset();
    Q_EMIT loading();
    Result<LoadedDetector> detector = m_load(job.choice);
    if (!detector)
        return tl::unexpected<Error>(detector.error());
    m_detector = std::move(*detector);
    m_choice = job.choice;
    m_weightsTime = weightsTime;
    return {};
}

void DetectionWorker::detectOne(const DetectionJob& job, const DetectionJob::Task& task,
                                ReadAhead<Result<RgbImage>>& images) {
    Q_EMIT imageStarted(job.round, task.row);
    QString problem;
    try {
        const Result<ImageDetections> detections = detectFile(task.path, images.next());
        if (detections) {
            Q_EMIT imageDone(job.round, task.row, *detections);
            return;
        }
        problem = errorText(detections.error());
    } catch (const std::exception& thrown) {
        problem = tr("%1: The detector stopped unexpectedly: %2").arg(task.path, QString::fromUtf8(thrown.what()));
    } catch (...) {
        problem = tr("%1: The detector stopped unexpectedly, without a reason given.").arg(task.path);
    }
    Q_EMIT imageFailed(job.round, task.row, problem);
}

Result<ImageDetections> DetectionWorker::detectFile(const QString& path, const Result<RgbImage>& image) const {
    const std::filesystem::path file = toPath(path);
    if (!image)
        return tl::unexpected<Error>(image.error());
    Result<std::vector<Detection>> found = m_detector->detect(*image);
    if (!found) {
        Error error = found.error();
        if (error.file.empty())
            error.file = file.string();
        return tl::unexpected<Error>(std::move(error));
    }
    return ImageDetections{file.stem().string(), file.string(), image->size(), std::move(*found)};
}

} // namespace boxwright
