#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include "core/base/quiet_thread.h"
#include "core/base/result.h"

namespace boxwright {

/// The threads of the functions below. Not Qt's global ones: Qt paints large areas with those, and a window whose pool
/// reads files would wait for them. They leave most of the processor to the window: what Qt paints with threads the
/// window waits for, and on a machine in use it would wait long. They are there from the first call on: making a thread
/// waits while a library is being loaded, and LibTorch takes a second.
[[nodiscard]] QThreadPool& workPool();

/// Tells how many of all steps are done; may be called from the worker as often as it likes.
using ReportProgress = std::function<void(int done, int all)>;

/// Runs `work(report)` (which returns a Result) on workPool() and hands its result to `done`, and what it
/// reports to `progress`, some 25 times a second, on the thread of `context`. If `context` is destroyed first, neither
/// is called any more and nobody waits: `work` must own what it uses. An exception that leaves `work` becomes an
/// Internal error.
template <class Work, class Progress, class Done>
void runWithProgress(QObject* context, Work work, Progress progress, Done done) {
    using Outcome = std::invoke_result_t<Work, ReportProgress>;
    auto promise = std::make_shared<QPromise<Outcome>>();
    auto* watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::progressValueChanged, context,
                     [watcher, progress](int value) { progress(value, watcher->progressMaximum()); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done]() {
        watcher->deleteLater();
        done(watcher->result());
    });
    promise->start();
    watcher->setFuture(promise->future());
    workPool().start([promise, work = std::move(work)]() {
        lowerThreadShare(ThreadShare::Work);
        const ReportProgress report = [&promise](int value, int all) {
            promise->setProgressRange(0, all);
            promise->setProgressValue(value);
        };
        try {
            promise->addResult(work(report));
        } catch (const std::exception& problem) {
            promise->addResult(Outcome(fail(ErrorKind::Internal, problem.what())));
        } catch (...) {
            promise->addResult(Outcome(fail(ErrorKind::Internal, "An unknown problem stopped the job.")));
        }
        promise->finish();
    });
}

/// The same for work that is too short to report anything: `work()`.
template <class Work, class Done>
void runInBackground(QObject* context, Work work, Done done) {
    runWithProgress(
        context, [work = std::move(work)](const ReportProgress&) { return work(); }, [](int, int) {}, std::move(done));
}

} // namespace boxwright
