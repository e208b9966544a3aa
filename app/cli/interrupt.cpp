#include "app/cli/interrupt.h"

#include <csignal>
#include <cstdio>
#include <ctime>

#include <unistd.h>

namespace boxwright {

Interrupt::Interrupt() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_thread = std::jthread([this, signals](const std::stop_token& end) {
        const timespec interval{0, 100'000'000};
        while (!end.stop_requested()) {
            if (sigtimedwait(&signals, nullptr, &interval) < 0)
                continue;
            if (!m_source.request_stop())
                _exit(130);
            std::fputs("\nStopping; press Ctrl-C again to end at once.\n", stderr);
        }
    });
}

Interrupt& interrupt() {
    static Interrupt instance;
    return instance;
}

} // namespace boxwright
