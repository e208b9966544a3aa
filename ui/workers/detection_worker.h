#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include <QDateTime>
#include <QObject>
#include <QString>

#include "core/base/detection.h"
#include "core/base/read_ahead.h"
#include "ui/workers/detector.h"

namespace boxwright {

/// Images to look at, in this order, with one detector.
struct DetectionJob {
    struct Task {
        int row = 0; ///< names the image in the signals
        QString path;
    };

    int round = 0; ///< comes back with every signal, so that results of a cleared list can be told apart
    DetectorChoice choice;
    std::vector<Task> tasks;
    std::stop_source stop; ///< shared by the jobs of a round; a job that cannot load the network stops those after it
};

/// How a job ended.
struct DetectionEnd {
    enum class Outcome { Finished, Cancelled, Failed };

    Outcome outcome = Outcome::Finished;
    QString message; ///< a sentence if it failed
};

/// Detects on the thread it was moved to and keeps the detector between jobs; a job with other weights or another
/// device loads anew. Jobs queue up as queued calls of run(). A stop is obeyed within one image. Nothing that the
/// detector throws leaves run().
class DetectionWorker : public QObject {
    Q_OBJECT

public:
    explicit DetectionWorker(LoadDetector load);

    void run(const DetectionJob& job);

Q_SIGNALS:
    void loading();
    void loaded(int round, const DetectorInfo& info);
    void imageStarted(int round, int row);
    void imageDone(int round, int row, const ImageDetections& detections);
    void imageFailed(int round, int row, const QString& message);
    /// Exactly once a job, last.
    void ended(int round, const DetectionEnd& end);

private:
    [[nodiscard]] DetectionEnd work(const DetectionJob& job);
    [[nodiscard]] Result<void> prepare(const DetectionJob& job);
    void detectOne(const DetectionJob& job, const DetectionJob::Task& task, ReadAhead<Result<RgbImage>>& images);
    [[nodiscard]] Result<ImageDetections> detectFile(const QString& path, const Result<RgbImage>& image) const;

    LoadDetector m_load;
    DetectorChoice m_choice;
    QDateTime m_weightsTime; ///< training on writes new weights to the same file
    std::optional<LoadedDetector> m_detector;
};

} // namespace boxwright
