#pragma once

class QObject;
class QThread;

namespace boxwright {

/// Moves `worker`, which has no parent, to a new thread and starts that. Nobody has to own or to join the thread: after
/// QThread::quit() it ends with the worker's current call and deletes the worker and itself. When the application quits
/// it is told to quit and waited for, ten seconds at most; ask the worker to stop before, from an earlier connection to
/// aboutToQuit().
///
/// The thread has been made before: making one waits while a library is being loaded (LibTorch takes a second), and the
/// window's thread, which calls this, shall not. Another one is made meanwhile.
[[nodiscard]] QThread* startWorkerThread(QObject* worker);

/// Makes the first ones; before any library is loaded in the background. Further calls do nothing.
void prepareWorkerThreads();

/// Whether such a thread has not ended: the wait at quitting was not long enough. The program must then end without the
/// destructors of libraries that it is still in. Any thread.
[[nodiscard]] bool workerThreadsRun();

/// The calling thread, and the threads that it will start, only get the processor time that others leave: however many
/// they are, the window's thread runs as soon as it has something to do. Where the system has no such thing, nothing
/// happens. It cannot be taken back.
void giveWayToWindow();

} // namespace boxwright
