#pragma once

#include <thread>
#include <type_traits>

namespace boxwright {

/// How much of the processor a thread leaves to the first one of the program, as what Linux adds to the nice value.
enum class ThreadShare {
    Work = 3,   ///< somebody waits for it, but the window has to go on: half of the share
    Quiet = 10, ///< nobody waits for it: a tenth
};

/// Lowers the share of this thread and of the threads that it starts from now on. A thread cannot come back from it.
void lowerThreadShare(ThreadShare share);

/// Does `work` on a quiet thread of its own and waits for it. `work` must not throw.
template <class Work>
auto runQuietly(Work work) {
    std::invoke_result_t<Work> result{};
    std::jthread([&result, &work]() {
        lowerThreadShare(ThreadShare::Quiet);
        result = work();
    }).join();
    return result;
}

} // namespace boxwright
