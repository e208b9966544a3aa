#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "core/engine/evaluator.h"
#include "ui/app_state.h"
#include "ui/workers/detector.h"

namespace boxwright {

/// What to measure: one model, or the result file of any detector, on one split of one data set.
struct EvaluationRequest {
    DetectorChoice choice;
    std::shared_ptr<const OpenDataset> dataset;
    QString split;
    QString resultFile{}; ///< COCO result list; if it is set, no model is run
};

using SharedReport = std::shared_ptr<const EvaluationReport>;

/// The whole evaluation, on the calling thread. Tests put fakes here.
using EvaluateJob = std::function<Result<EvaluationReport>(
    const EvaluationRequest&, const std::function<void(const EvaluateProgress&)>&, std::stop_token)>;

/// The real thing: reads the split, loads the model, calls boxwright::evaluate; or reads the result file and measures
/// that. The report's messages begin with those about the split; its images have the paths of their pictures.
[[nodiscard]] Result<EvaluationReport> evaluateSplit(const EvaluationRequest& request,
                                                     const std::function<void(const EvaluateProgress&)>& onProgress,
                                                     std::stop_token stop);

/// Runs one evaluation on the thread it was moved to. Emits exactly one of finished(), cancelled() and failed().
/// Nothing that the job throws leaves run().
class EvaluationWorker : public QObject {
    Q_OBJECT

public:
    EvaluationWorker(EvaluationRequest request, EvaluateJob job, std::stop_token stop);

    void run();

Q_SIGNALS:
    void progressed(const EvaluateProgress& progress); ///< at most ten a second, and the last one
    void finished(const SharedReport& report);
    void cancelled();
    void failed(const QString& message);

private:
    void report(const EvaluateProgress& progress);

    EvaluationRequest m_request;
    EvaluateJob m_job;
    std::stop_token m_stop;
    QElapsedTimer m_sinceProgress;
};

} // namespace boxwright
