#include "core/data/parallel_work.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace boxwright {

namespace {

constexpr std::chrono::milliseconds kReport{100};

/// What the threads of one call share.
struct Work {
    std::size_t count;
    const std::function<void(std::size_t)>& task;
    std::stop_token stop;
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    std::mutex mutex{};
    std::condition_variable ended{};
    std::size_t running = 0;
    std::exception_ptr failure{};

    void run() {
        try {
            for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++) {
                task(i);
                ++done;
            }
        } catch (...) {
            next = count;
            const std::scoped_lock lock(mutex);
            failure = failure ? failure : std::current_exception();
        }
        const std::scoped_lock lock(mutex);
        --running;
        ended.notify_all();
    }
};

} // namespace

bool forEachItem(std::size_t count, int threads, const std::function<void(std::size_t)>& task,
                 const ItemProgress& onProgress, const std::stop_token& stop) {
    const std::size_t wanted =
        threads > 0 ? static_cast<std::size_t>(threads) : std::max<std::size_t>(1, std::thread::hardware_concurrency());
    Work work{.count = count, .task = task, .stop = stop};
    work.running = std::min(wanted, count);
    std::vector<std::jthread> helpers;
    for (std::size_t i = work.running; i > 0; --i)
        helpers.emplace_back([&work] { work.run(); });
    std::unique_lock lock(work.mutex);
    while (!work.ended.wait_for(lock, kReport, [&work] { return work.running == 0; })) {
        lock.unlock();
        if (onProgress)
            onProgress(work.done, count);
        lock.lock();
    }
    lock.unlock();
    if (work.failure)
        std::rethrow_exception(work.failure);
    if (onProgress)
        onProgress(work.done, count);
    return work.done == count;
}

} // namespace boxwright
