#pragma once

namespace boxwright::test {

/// How many times as long things may take as they do without a sanitizer: 1 without.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int slowdown = 10;
#else
inline constexpr int slowdown = 1;
#endif

} // namespace boxwright::test
