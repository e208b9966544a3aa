#pragma once

#include <cstddef>
#include <functional>

namespace boxwright {

/// Calls task(i) for every i below `count` on up to `threads` threads (this one among them; 0: one a core) and returns
/// when all are done. The order of the calls is not defined, so tasks write to places of their own. The first exception
/// of a task is thrown again here; the tasks that were not begun then are left out.
void forEachIndex(std::size_t count, int threads, const std::function<void(std::size_t)>& task);

} // namespace boxwright
