#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <QObject>
#include <QPointer>

#include "core/data/edit/proposal_operations.h"
#include "ui/workers/detection_worker.h"
#include "ui/workers/detector.h"

class QThread;

namespace boxwright {

class AnnotateController;

/// Boxes that a model suggests: has images looked at on a worker thread, keeps what is found as proposals beside the
/// annotations, and accepts or rejects them. A job is one undoable step; it never touches an annotation file.
/// GUI thread; a stop is obeyed within one image.
class ProposalController : public QObject {
    Q_OBJECT

public:
    explicit ProposalController(AnnotateController* annotate, LoadDetector load = loadPredictor,
                                QObject* parent = nullptr);
    ~ProposalController() override;

    /// Empty for none.
    void setModel(const QString& weights);
    void setMachine(const QString& device, int threads);
    [[nodiscard]] QString model() const { return m_choice.weights; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] int total() const { return m_total; }
    /// What the model computes on, as in "CPU, 2 threads"; empty until it is loaded.
    [[nodiscard]] QString deviceText() const { return m_info.deviceText; }

    /// The lowest score that is shown and accepted.
    [[nodiscard]] float threshold() const { return m_threshold; }
    void setThreshold(float threshold);
    /// Proposals of the image in work that are shown, by number.
    [[nodiscard]] const ProposalNumbers& shown() const { return m_shown; }
    /// The one that accept() and reject() take; -1 for none.
    [[nodiscard]] int selected() const { return m_selected; }
    void select(int proposal);

    void propose(const std::vector<int>& images);
    void requestStop();
    /// What was found elsewhere, by image; shown from this score on. One undoable step.
    void take(const std::vector<std::pair<std::size_t, SharedProposals>>& sets, float threshold);
    /// The selected one, or else selects the best; then the next best is selected.
    void accept();
    void reject();
    void acceptAll();

Q_SIGNALS:
    void changed(); ///< what is shown or selected
    void progressChanged();
    void message(const QString& sentence);
    void problem(const QString& sentence);

private:
    void refresh();
    void createWorker();
    void takeFound(int round, int image, const ImageDetections& found);
    void endJob(int round, const DetectionEnd& end);
    void store(const std::vector<std::pair<std::size_t, SharedProposals>>& sets);
    void decide(bool accepted);

    AnnotateController* m_annotate;
    LoadDetector m_load;
    DetectorChoice m_choice;
    DetectorInfo m_info;
    QPointer<QThread> m_thread;
    DetectionWorker* m_worker = nullptr; ///< lives on m_thread
    std::stop_source m_stop;
    int m_round = 0;
    bool m_running = false;
    int m_done = 0;
    int m_total = 0;
    int m_failed = 0;
    std::vector<std::pair<std::size_t, SharedProposals>> m_found;
    float m_threshold = 0.5F;
    ProposalNumbers m_shown;
    int m_selected = -1;
};

} // namespace boxwright
