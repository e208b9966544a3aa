#include "core/base/cpu_features.h"

namespace boxwright {

bool processorHasBFloat16() {
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx512bf16") > 0;
#else
    return false;
#endif
}

} // namespace boxwright
