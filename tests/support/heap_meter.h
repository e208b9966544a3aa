#pragma once

#include <cstdint>

/// Counts what the whole process allocates, LibTorch and zlib included: linking heap_meter.cpp replaces malloc.
namespace heapmeter {

/// Whether this build counts; sanitizers have a malloc of their own.
[[nodiscard]] bool works();
/// Forgets the peak so far.
void restart();
/// The most bytes in use since restart() beyond those in use then.
[[nodiscard]] std::int64_t peak();

} // namespace heapmeter
