#pragma once

#include <stop_token>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QStringList>

#include "core/base/result.h"
#include "ui/models/detection_list_model.h"
#include "ui/support/find_images.h"
#include "ui/workers/detection_worker.h"
#include "ui/workers/detector.h"

class QThread;

namespace boxwright {

/// How far a detection is, since the controller last was idle.
struct DetectionProgress {
    enum class Phase { Idle, Searching, Loading, Detecting, Stopping };

    Phase phase = Phase::Idle;
    int done = 0; ///< images, failed ones included
    int total = 0;
    double imagesPerSecond = 0; ///< 0 until the first image is done
    double secondsLeft = -1;    ///< -1 until the first image is done
};

/// Collects images and has them looked at in list order by one worker, which keeps the network loaded. Lives on the GUI
/// thread and never waits for the worker. Results go into model(); a stop is obeyed within one image.
class DetectionController : public QObject {
    Q_OBJECT

public:
    explicit DetectionController(LoadDetector load = loadPredictor, QObject* parent = nullptr);
    ~DetectionController() override;

    [[nodiscard]] DetectionListModel* model() { return &m_model; }
    [[nodiscard]] const DetectorChoice& choice() const { return m_choice; }
    [[nodiscard]] const DetectorInfo& detectorInfo() const { return m_info; }
    [[nodiscard]] bool isRunning() const { return m_jobs > 0 || m_searching; }
    [[nodiscard]] DetectionProgress progress() const;

    /// Other weights forget all results and begin anew; another device counts from the next job on.
    void setChoice(const DetectorChoice& choice);
    /// Searches the paths for images in the background, appends them and detects in them if weights are chosen.
    void addPaths(const QStringList& filesOrFolders);
    /// The same at once, for files that are known to be images.
    void addImages(const QStringList& files) { detectFrom(m_model.append(files)); }
    /// Detects in all images that wait.
    void start();
    /// Forgets all results and starts.
    void detectAgain();
    void requestStop();
    /// Stops and removes all images.
    void clear();

Q_SIGNALS:
    void runningChanged(bool running);
    void progressChanged();
    void detectorLoaded(const DetectorInfo& info);
    void failed(const QString& sentence);  ///< the model cannot be loaded; the images wait
    void message(const QString& sentence); ///< something was left out; the work goes on

private:
    void searchNext();
    void takeFound(const Result<FoundImages>& found);
    void detectFrom(int firstRow);
    void createWorker();
    void abandonJobs();
    void imageEnded();
    void jobEnded(int round, const DetectionEnd& end);
    void announce();

    LoadDetector m_load;
    DetectionListModel m_model;
    DetectorChoice m_choice;
    DetectorInfo m_info;

    QPointer<QThread> m_thread;
    DetectionWorker* m_worker = nullptr; ///< lives on m_thread, which outlives us if it must
    std::stop_source m_stop;
    int m_round = 0;
    int m_jobs = 0; ///< given to the worker and not ended
    bool m_loading = false;
    bool m_stopping = false;
    bool m_lastFailed = false;

    QQueue<QStringList> m_searches;
    bool m_searching = false;

    int m_done = 0;
    int m_total = 0;
    QElapsedTimer m_sinceLoaded;
    bool m_announcedRunning = false;
};

} // namespace boxwright
