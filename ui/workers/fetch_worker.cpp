#include "ui/workers/fetch_worker.h"

#include <exception>
#include <utility>

#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr qint64 progressIntervalMs = 100;

} // namespace

FetchWorker::FetchWorker(PublishedWeights weights, FetchOptions options, FetchJob job, std::stop_token stop)
    : m_weights(std::move(weights))
    , m_options(std::move(options))
    , m_job(std::move(job))
    , m_stop(std::move(stop)) {}

void FetchWorker::run() {
    try {
        const auto file = m_job(
            m_weights, m_options, [this](const FetchProgress& progress) { report(progress); }, m_stop);
        if (file)
            Q_EMIT finished(fromPath(*file));
        else if (file.error().kind == ErrorKind::Cancelled)
            Q_EMIT cancelled();
        else
            Q_EMIT failed(errorText(file.error()), file.error().kind == ErrorKind::BadInput);
    } catch (const std::exception& problem) {
        Q_EMIT failed(tr("The download stopped unexpectedly: %1").arg(QString::fromUtf8(problem.what())), false);
    } catch (...) {
        Q_EMIT failed(tr("The download stopped unexpectedly, without a reason given."), false);
    }
}

void FetchWorker::report(const FetchProgress& progress) {
    if (m_sinceProgress.isValid() && !m_sinceProgress.hasExpired(progressIntervalMs))
        return;
    m_sinceProgress.start();
    Q_EMIT progressed(progress);
}

} // namespace boxwright
