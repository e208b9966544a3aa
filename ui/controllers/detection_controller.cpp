#include "ui/controllers/detection_controller.h"

#include <utility>

#include <QCoreApplication>
#include <QThread>

#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/workers/worker_thread.h"

namespace boxwright {

DetectionController::DetectionController(LoadDetector load, QObject* parent)
    : QObject(parent)
    , m_load(std::move(load)) {
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, [this] { m_stop.request_stop(); });
}

DetectionController::~DetectionController() {
    m_stop.request_stop();
    if (m_thread)
        m_thread->quit();
}

DetectionProgress DetectionController::progress() const {
    using Phase = DetectionProgress::Phase;
    DetectionProgress progress{.done = m_done, .total = m_total};
    if (m_jobs > 0)
        progress.phase = m_stopping ? Phase::Stopping : m_loading ? Phase::Loading : Phase::Detecting;
    else if (m_searching)
        progress.phase = Phase::Searching;
    const double seconds = m_sinceLoaded.isValid() ? static_cast<double>(m_sinceLoaded.elapsed()) / 1000.0 : 0.0;
    if (m_done > 0 && seconds > 0) {
        progress.imagesPerSecond = m_done / seconds;
        progress.secondsLeft = (m_total - m_done) / progress.imagesPerSecond;
    }
    return progress;
}

void DetectionController::setChoice(const DetectorChoice& choice) {
    const bool otherWeights = choice.weights != m_choice.weights;
    m_choice = choice;
    if (otherWeights)
        detectAgain();
    else if (m_lastFailed)
        start();
}

void DetectionController::addPaths(const QStringList& filesOrFolders) {
    m_searches.enqueue(filesOrFolders);
    if (!m_searching)
        searchNext();
}

void DetectionController::searchNext() {
    if (m_searches.isEmpty())
        return;
    m_searching = true;
    announce();
    const QStringList paths = m_searches.dequeue();
    runInBackground(
        this, [paths, stop = m_stop.get_token()]() { return findImages(paths, stop); },
        [this](const Result<FoundImages>& found) {
            m_searching = false;
            takeFound(found);
            searchNext();
            announce();
        });
}

void DetectionController::takeFound(const Result<FoundImages>& found) {
    if (!found) {
        if (found.error().kind != ErrorKind::Cancelled)
            Q_EMIT message(errorText(found.error()));
        return;
    }
    if (found->images.isEmpty())
        Q_EMIT message(tr("There are no images in what was added."));
    else if (found->otherFiles > 0)
        Q_EMIT message(tr("%Ln file(s) were left out because they are no images.", nullptr, found->otherFiles));
    detectFrom(m_model.append(found->images));
}

void DetectionController::start() {
    detectFrom(0);
}

void DetectionController::detectAgain() {
    abandonJobs();
    m_model.resetStates();
    start();
}

void DetectionController::detectFrom(int firstRow) {
    if (m_choice.weights.isEmpty())
        return;
    DetectionJob job{m_round, m_choice, {}, m_stop};
    for (const int row : m_model.queueWaiting(firstRow))
        job.tasks.push_back({row, m_model.item(row).path});
    if (job.tasks.empty())
        return;
    if (m_jobs == 0 || m_stopping) {
        m_done = 0;
        m_total = 0;
        m_sinceLoaded.invalidate();
    }
    m_total += static_cast<int>(job.tasks.size());
    m_stopping = false;
    m_lastFailed = false;
    createWorker();
    ++m_jobs;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job = std::move(job)] { worker->run(job); }, Qt::QueuedConnection);
    announce();
}

void DetectionController::createWorker() {
    if (m_worker)
        return;
    m_worker = new DetectionWorker(m_load);
    connect(m_worker, &DetectionWorker::loading, this, [this] {
        m_loading = true;
        announce();
    });
    connect(m_worker, &DetectionWorker::loaded, this, [this](int round, const DetectorInfo& info) {
        m_loading = false;
        if (round != m_round)
            return;
        if (!m_sinceLoaded.isValid())
            m_sinceLoaded.start();
        m_info = info;
        Q_EMIT detectorLoaded(info);
        announce();
    });
    connect(m_worker, &DetectionWorker::imageStarted, this, [this](int round, int row) {
        if (round == m_round)
            m_model.setState(row, DetectionState::Running);
    });
    connect(m_worker, &DetectionWorker::imageDone, this, [this](int round, int row, const ImageDetections& found) {
        if (round != m_round)
            return;
        m_model.setDone(row, found);
        imageEnded();
    });
    connect(m_worker, &DetectionWorker::imageFailed, this, [this](int round, int row, const QString& sentence) {
        if (round != m_round)
            return;
        m_model.setFailed(row, sentence);
        imageEnded();
    });
    connect(m_worker, &DetectionWorker::ended, this, &DetectionController::jobEnded);
    m_thread = startWorkerThread(m_worker);
}

void DetectionController::imageEnded() {
    ++m_done;
    announce();
}

void DetectionController::jobEnded(int round, const DetectionEnd& end) {
    --m_jobs;
    m_loading = false;
    // A job that was abandoned before it failed has nothing to say any more.
    if (end.outcome == DetectionEnd::Outcome::Failed && round == m_round) {
        abandonJobs();
        m_lastFailed = true;
        Q_EMIT failed(end.message);
    }
    if (m_jobs == 0)
        m_stopping = false;
    announce();
}

void DetectionController::requestStop() {
    abandonJobs();
    announce();
}

void DetectionController::clear() {
    abandonJobs();
    m_model.clear();
    announce();
}

void DetectionController::abandonJobs() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_round;
    m_searches.clear();
    m_stopping = m_jobs > 0;
    m_model.unqueue();
}

void DetectionController::announce() {
    if (isRunning() != m_announcedRunning) {
        m_announcedRunning = isRunning();
        Q_EMIT runningChanged(m_announcedRunning);
    }
    Q_EMIT progressChanged();
}

} // namespace boxwright
