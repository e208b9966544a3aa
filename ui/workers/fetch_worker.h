#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "core/fetch/fetch_weights.h"

namespace boxwright {

/// The whole download, on the calling thread. Tests put fakes here.
using FetchJob = std::function<Result<std::filesystem::path>(const PublishedWeights&, const FetchOptions&,
                                                             const std::function<void(const FetchProgress&)>&,
                                                             const std::stop_token&)>;

/// Fetches one file on the thread it was moved to. Emits exactly one of finished(), cancelled() and failed(). Nothing
/// that the job throws leaves run().
class FetchWorker : public QObject {
    Q_OBJECT

public:
    FetchWorker(PublishedWeights weights, FetchOptions options, FetchJob job, std::stop_token stop);

    void run();

Q_SIGNALS:
    void progressed(const FetchProgress& progress); ///< at most ten a second
    void finished(const QString& file);
    void cancelled();
    /// `wrongFile`: a file that is not the published one is in the way; force would replace it.
    void failed(const QString& sentence, bool wrongFile);

private:
    void report(const FetchProgress& progress);

    PublishedWeights m_weights;
    FetchOptions m_options;
    FetchJob m_job;
    std::stop_token m_stop;
    QElapsedTimer m_sinceProgress;
};

} // namespace boxwright
