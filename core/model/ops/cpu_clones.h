#pragma once

/// Before a function with a hot loop: it is compiled for newer processors too, and the loader takes the best that fits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) &&               \
    !defined(__SANITIZE_THREAD__)
#define BOXWRIGHT_CPU_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BOXWRIGHT_CPU_CLONES
#endif
