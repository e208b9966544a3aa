#pragma once

class QObject;
class QThread;

namespace boxwright {

/// Moves `worker`, which has no parent, to a new thread and starts that. Nobody has to own or to join the thread: after
/// QThread::quit() it ends with the worker's current call and deletes the worker and itself. When the application quits
/// it is told to quit and waited for, ten seconds at most; ask the worker to stop before, from an earlier connection to
/// aboutToQuit().
[[nodiscard]] QThread* startWorkerThread(QObject* worker);

} // namespace boxwright
