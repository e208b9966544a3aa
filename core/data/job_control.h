#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

#include "core/base/result.h"

namespace boxwright {

/// How a caller follows a long job and ends it. Called on the thread that does the job.
struct JobControl {
    std::function<void(std::size_t done, std::size_t all)> onProgress;
    std::stop_token stop;

    /// Reports progress. Errors: Cancelled.
    [[nodiscard]] Result<void> step(std::size_t done, std::size_t all) const {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "Cancelled.");
        if (onProgress)
            onProgress(done, all);
        return {};
    }
};

} // namespace boxwright
