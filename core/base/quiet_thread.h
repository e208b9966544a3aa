#pragma once

#include <thread>
#include <type_traits>

namespace boxwright {

/// How much of the processor a thread leaves to others, as the nice value of Linux.
enum class ThreadShare {
    Work = 5,   ///< somebody waits for it, but the window has to go on: a third of the usual share
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
