#pragma once

#include <memory>
#include <stop_token>

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>

#include "core/base/chart_painter.h"
#include "core/base/result.h"
#include "ui/models/run_predictions.h"
#include "ui/workers/training_request.h"

namespace boxwright {

/// Runs one training on the thread it was moved to, which gives way to the window's from then on. Emits exactly one of
/// finished(), cancelled() and failed(), then ended(). Nothing that the train function throws leaves run().
class TrainingWorker : public QObject {
    Q_OBJECT

public:
    TrainingWorker(TrainingRequest request, TrainFunction train, std::stop_token stop,
                   std::shared_ptr<TrainControl> control);

    void run();

Q_SIGNALS:
    void prepared(const PreparedData& data);
    void started(const TrainStart& start);
    /// Every iteration since the last signal, oldest first; at most ten signals a second. Of the images of an
    /// evaluation only the last one.
    void progressed(const QList<TrainProgress>& steps);
    void epochFinished(const EpochSummary& summary);
    /// What an epoch's evaluation found in a few images; written into the run's folder already.
    void predicted(const ClassList& classes, const EpochPredictions& epoch);
    void message(const QString& sentence);
    void finished(const TrainReport& report);
    void cancelled(const TrainReport& report);
    void failed(const QString& message);
    void ended();

private:
    [[nodiscard]] Result<TrainReport> work();
    [[nodiscard]] TrainCallbacks callbacks();
    void begin(const TrainStart& start);
    void keepPredictions(int epoch, const std::vector<ImageDetections>& images);
    void collect(const TrainProgress& progress);
    void flush();
    void report(const Result<TrainReport>& result);

    TrainingRequest m_request;
    TrainFunction m_train;
    std::stop_token m_stop;
    std::shared_ptr<TrainControl> m_control; ///< shared: the controller may end first
    std::unique_ptr<ChartPainter> m_charts;
    QString m_runFolder;
    RunPredictions m_predictions;
    QList<TrainProgress> m_pending;
    QElapsedTimer m_sinceFlush;
};

} // namespace boxwright
