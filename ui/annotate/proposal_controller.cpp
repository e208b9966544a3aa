#include "ui/annotate/proposal_controller.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

#include "ui/annotate/annotate_controller.h"
#include "ui/panels/weights_picker.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/worker_thread.h"

namespace boxwright {

ProposalController::ProposalController(AnnotateController* annotate, LoadDetector load, QObject* parent)
    : QObject(parent)
    , m_annotate(annotate)
    , m_load(std::move(load)) {
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, [this] { m_stop.request_stop(); });
    connect(annotate, &AnnotateController::documentChanged, this, &ProposalController::refresh);
    connect(annotate, &AnnotateController::sessionChanged, this, &ProposalController::requestStop);
}

ProposalController::~ProposalController() {
    m_stop.request_stop();
    if (m_thread)
        m_thread->quit();
}

void ProposalController::setModel(const QString& weights) {
    m_choice.weights = weights;
    Q_EMIT progressChanged();
}

void ProposalController::setMachine(const QString& device, int threads) {
    m_choice.device = device;
    m_choice.threads = threads;
}

void ProposalController::setThreshold(float threshold) {
    m_threshold = threshold;
    refresh();
}

void ProposalController::refresh() {
    m_shown.clear();
    const SharedProposals set = m_annotate->image() < 0
                                    ? nullptr
                                    : m_annotate->session()->proposals(static_cast<std::size_t>(m_annotate->image()));
    if (set)
        m_shown = visibleProposals(*set, m_annotate->objects(), m_threshold);
    const bool stillThere = std::any_of(m_shown.begin(), m_shown.end(),
                                        [this](std::size_t number) { return static_cast<int>(number) == m_selected; });
    if (!stillThere)
        m_selected = -1;
    Q_EMIT changed();
}

void ProposalController::select(int proposal) {
    if (proposal == m_selected)
        return;
    m_selected = proposal;
    Q_EMIT changed();
}

void ProposalController::propose(const std::vector<int>& images) {
    if (m_running || images.empty() || m_annotate->session() == nullptr || m_annotate->refusesEdits())
        return;
    if (m_choice.weights.isEmpty()) {
        Q_EMIT problem(tr("No model is chosen yet: train one, or choose a file of weights."));
        return;
    }
    m_stop = std::stop_source();
    DetectionJob job{++m_round, m_choice, {}, m_stop};
    for (const int image : images) {
        const auto& path = m_annotate->session()->dataset().images()[static_cast<std::size_t>(image)].imagePath;
        job.tasks.push_back({image, fromPath(path)});
    }
    m_found.clear();
    m_done = 0;
    m_failed = 0;
    m_total = static_cast<int>(job.tasks.size());
    m_running = true;
    createWorker();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job = std::move(job)] { worker->run(job); }, Qt::QueuedConnection);
    Q_EMIT progressChanged();
}

void ProposalController::createWorker() {
    if (m_worker)
        return;
    m_worker = new DetectionWorker(m_load);
    connect(m_worker, &DetectionWorker::loaded, this, [this](int, const DetectorInfo& info) { m_info = info; });
    connect(m_worker, &DetectionWorker::imageDone, this, &ProposalController::takeFound);
    connect(m_worker, &DetectionWorker::imageFailed, this, [this](int round, int, const QString& sentence) {
        if (round != m_round)
            return;
        ++m_done;
        ++m_failed;
        Q_EMIT message(sentence);
        Q_EMIT progressChanged();
    });
    connect(m_worker, &DetectionWorker::ended, this, &ProposalController::endJob);
    m_thread = startWorkerThread(m_worker);
}

void ProposalController::takeFound(int round, int image, const ImageDetections& found) {
    if (round != m_round || !m_running)
        return;
    ++m_done;
    m_found.emplace_back(static_cast<std::size_t>(image),
                         proposalsOf(suppressed(found.detections, m_info.suppression), m_info.classes,
                                     toUtf8(weightsText(m_choice.weights))));
    Q_EMIT progressChanged();
}

void ProposalController::requestStop() {
    m_stop.request_stop();
    if (m_annotate->session() == nullptr || m_annotate->image() < 0) { // another data set: nobody waits for the results
        ++m_round;
        m_running = false;
        m_found.clear();
        Q_EMIT progressChanged();
    }
}

void ProposalController::endJob(int round, const DetectionEnd& end) {
    if (round != m_round)
        return;
    m_running = false;
    if (end.outcome == DetectionEnd::Outcome::Failed)
        Q_EMIT problem(end.message);
    store(m_found); // what was found before a stop is kept: it may be undone
    m_found.clear();
    Q_EMIT progressChanged();
}

void ProposalController::store(const std::vector<std::pair<std::size_t, SharedProposals>>& sets) {
    std::size_t boxes = 0;
    for (const auto& [image, set] : sets)
        boxes += set->proposals.size();
    if (!sets.empty() && m_annotate->finish(storeProposals(*m_annotate->session(), sets))) {
        const auto shown = static_cast<int>(m_shown.size());
        Q_EMIT message(sets.size() == 1 && static_cast<int>(sets.front().first) == m_annotate->image()
                           ? tr("%Ln proposal(s) above the threshold", nullptr, shown)
                           : tr("%1 proposals in %2 images").arg(boxes).arg(sets.size()));
    }
    for (const auto& [image, set] : sets)
        Q_EMIT m_annotate->imageEdited(static_cast<int>(image));
}

void ProposalController::take(const std::vector<std::pair<std::size_t, SharedProposals>>& sets, float threshold) {
    if (m_annotate->session() == nullptr || sets.empty() || m_annotate->refusesEdits())
        return;
    m_threshold = std::min(m_threshold, threshold); // all of them are to be seen
    store(sets);
}

void ProposalController::accept() {
    decide(true);
}

void ProposalController::reject() {
    decide(false);
}

void ProposalController::decide(bool accepted) {
    if (m_shown.empty() || !m_annotate->mayEdit())
        return;
    const auto image = static_cast<std::size_t>(m_annotate->image());
    if (m_selected >= 0) {
        const ProposalNumbers number{static_cast<std::size_t>(m_selected)};
        EditSession& session = *m_annotate->session();
        if (!m_annotate->finish(accepted ? acceptProposals(session, image, number)
                                         : rejectProposals(session, image, number)))
            return;
    }
    if (m_shown.empty())
        return;
    const SharedProposals set = m_annotate->session()->proposals(image);
    const auto best = std::max_element(m_shown.begin(), m_shown.end(), [&](std::size_t a, std::size_t b) {
        return set->proposals[a].score < set->proposals[b].score;
    });
    select(static_cast<int>(*best));
}

void ProposalController::acceptAll() {
    if (m_shown.empty() || !m_annotate->mayEdit())
        return;
    const auto count = static_cast<int>(m_shown.size());
    const ProposalNumbers all = m_shown;
    if (m_annotate->finish(acceptProposals(*m_annotate->session(), static_cast<std::size_t>(m_annotate->image()), all)))
        Q_EMIT message(tr("%Ln proposal(s) accepted", nullptr, count));
}

} // namespace boxwright
