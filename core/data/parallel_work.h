#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace boxwright {

/// How far a job over many items is.
using ItemProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Calls task(i) for every i below `count` on `threads` threads of its own (0: one a core), while this thread calls
/// `onProgress` (may be empty) about ten times a second and once at the end. The order of the calls is not defined, so
/// tasks write to places of their own. False if `stop` was asked for: at most one task a thread is finished then, the
/// others are left out. The first exception of a task is thrown again here.
[[nodiscard]] bool forEachItem(std::size_t count, int threads, const std::function<void(std::size_t)>& task,
                               const ItemProgress& onProgress, const std::stop_token& stop);

} // namespace boxwright
