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
    static_cast<void>(
        ::setpriority(PRIO_PROCESS, self, std::max(static_cast<int>(share), ::getpriority(PRIO_PROCESS, self))));
#endif
}

} // namespace boxwright
