#include "core/base/quiet_thread.h"

#ifdef __linux__
#include <algorithm>

#include <sys/resource.h>
#include <unistd.h>
#endif

namespace boxwright {

void lowerThreadShare([[maybe_unused]] ThreadShare share) {
#ifdef __linux__
    const auto self = static_cast<id_t>(::gettid());
    const int window = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::getpid())); // of the first thread
    const int lowered = std::max(window + static_cast<int>(share), ::getpriority(PRIO_PROCESS, self));
    static_cast<void>(::setpriority(PRIO_PROCESS, self, std::min(lowered, 19)));
#endif
}

} // namespace boxwright
