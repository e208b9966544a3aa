#include <algorithm>

#include <sched.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "core/engine/device.h"

namespace boxwright {

int usableCores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof(set), &set) == 0)
        return std::max(1, CPU_COUNT(&set));
    return 1;
}

void tuneMemoryAllocator() {
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2000000000);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

} // namespace boxwright
