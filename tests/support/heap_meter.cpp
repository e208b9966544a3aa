#include "tests/support/heap_meter.h"

#include <atomic>
#include <cerrno>
#include <cstddef>

#include <malloc.h>

namespace {

std::atomic<std::int64_t> used{0}, highest{0}, atRestart{0};

void* counted(void* block) {
    const std::int64_t now = used += static_cast<std::int64_t>(malloc_usable_size(block));
    std::int64_t before = highest;
    while (before < now && !highest.compare_exchange_weak(before, now)) {
    }
    return block;
}

void* uncounted(void* block) {
    used -= static_cast<std::int64_t>(malloc_usable_size(block));
    return block;
}

} // namespace

namespace heapmeter {

void restart() {
    atRestart = used.load();
    highest = used.load();
}

std::int64_t peak() {
    return highest - atRestart;
}

} // namespace heapmeter

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

bool heapmeter::works() {
    return false;
}

#else

bool heapmeter::works() {
    return true;
}

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);

void* malloc(std::size_t size) noexcept {
    return counted(__libc_malloc(size));
}
void* calloc(std::size_t count, std::size_t size) noexcept {
    return counted(__libc_calloc(count, size));
}
void* realloc(void* block, std::size_t size) noexcept {
    void* moved = __libc_realloc(uncounted(block), size);
    if (moved == nullptr && size > 0)
        counted(block); // it stays where it was
    return counted(moved);
}
void* memalign(std::size_t alignment, std::size_t size) noexcept {
    return counted(__libc_memalign(alignment, size));
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept {
    void* made = memalign(alignment, size);
    if (made == nullptr)
        return ENOMEM;
    *block = made;
    return 0;
}
void free(void* block) noexcept {
    __libc_free(uncounted(block));
}
}

#endif
