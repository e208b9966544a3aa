#include "ui/support/background.h"

#include <algorithm>
#include <latch>
#include <memory>

namespace boxwright {

namespace {

/// Makes all threads of the pool now, and has them stay.
void makeThreads(QThreadPool& pool) {
    pool.setExpiryTimeout(-1);
    auto all = std::make_shared<std::latch>(pool.maxThreadCount());
    for (int i = 0; i < pool.maxThreadCount(); ++i)
        pool.start([all]() { all->arrive_and_wait(); });
}

} // namespace

QThreadPool& workPool() {
    static QThreadPool* const pool = []() {
        auto* made = new QThreadPool; // as long as the process: who quits waits for it, or does not
        made->setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
        makeThreads(*made);
        return made;
    }();
    return *pool;
}

} // namespace boxwright
