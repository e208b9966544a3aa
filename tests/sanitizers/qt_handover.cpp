// Tells ThreadSanitizer how Qt, which is not compiled with it, hands data from thread to thread: what happens before a
// signal, a call or a job is sent happens before any event that is delivered or job that is run later. That is one
// meeting place for all, so a race between two threads that also exchange events may be missed; one that needs no
// exchange is found. These definitions stand before those of Qt's library, which they call.
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include <QDeadlineTimer>
#include <QFutureInterface>
#include <QMetaObject>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <unistd.h>

namespace {

int meetingPlace; ///< its address

void release() {
    __tsan_release(&meetingPlace);
}

void acquire() {
    __tsan_acquire(&meetingPlace);
}

/// Qt's own function.
template <class Function>
Function* original(const char* mangledName) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, mangledName));
}

bool isMainThread() {
    return gettid() == getpid();
}

std::atomic<int> sending = 0; ///< signals that other threads are at

/// A signal's arguments are copied for its event after the release below, and released again when it has been sent.
bool acquireBeforeEvent(void**) {
    const auto latest = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
    while (isMainThread() && sending > 0 && std::chrono::steady_clock::now() < latest)
        std::this_thread::yield();
    acquire();
    return false; // the event goes on
}

const bool isRegistered = QInternal::registerCallback(QInternal::EventNotifyCallback, acquireBeforeEvent);

} // namespace

void QMetaObject::activate(QObject* sender, const QMetaObject* type, int signal, void** arguments) {
    static auto* const activate =
        original<void(QObject*, const QMetaObject*, int, void**)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    const bool isOther = !isMainThread();
    sending += isOther ? 1 : 0;
    release();
    activate(sender, type, signal, arguments);
    release();
    sending -= isOther ? 1 : 0;
}

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result) {
    static auto* const invoke = original<bool(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    release();
    return invoke(object, slot, type, result);
}

void QThread::start(Priority priority) {
    static auto* const start = original<void(QThread*, Priority)>("_ZN7QThread5startENS_8PriorityE");
    release();
    start(this, priority);
}

bool QThread::wait(QDeadlineTimer deadline) {
    static auto* const wait = original<bool(QThread*, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = wait(this, deadline);
    acquire();
    return ended;
}

void QThreadPool::start(std::function<void()> job, int priority) {
    static auto* const start =
        original<void(QThreadPool*, std::function<void()>, int)>("_ZN11QThreadPool5startESt8functionIFvvEEi");
    std::function<void()> watched = [job = std::move(job)]() {
        acquire();
        job();
        release();
    };
    release();
    start(this, std::move(watched), priority);
}

void QFutureInterfaceBase::reportFinished() {
    static auto* const report = original<void(QFutureInterfaceBase*)>("_ZN20QFutureInterfaceBase14reportFinishedEv");
    release();
    report(this);
}

void QFutureInterfaceBase::reportResultsReady(int begin, int end) {
    static auto* const report =
        original<void(QFutureInterfaceBase*, int, int)>("_ZN20QFutureInterfaceBase18reportResultsReadyEii");
    release();
    report(this, begin, end);
}

/// The last one who lets go of a result destroys it.
bool QFutureInterfaceBase::derefT() const {
    static auto* const deref = original<bool(const QFutureInterfaceBase*)>("_ZNK20QFutureInterfaceBase6derefTEv");
    release();
    const bool isKept = deref(this);
    acquire();
    return isKept;
}
