#include "ui/support/background.h"

#include <algorithm>

namespace boxwright {

QThreadPool& workPool() {
    static QThreadPool* const pool = []() {
        auto* made = new QThreadPool; // as long as the process: who quits waits for it, or does not
        made->setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
        return made;
    }();
    return *pool;
}

} // namespace boxwright
