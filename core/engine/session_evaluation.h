#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/engine/evaluator.h"
#include "core/engine/train_events.h"

namespace boxwright {

struct LoadedModel;
class ProcessGroup;

/// What an epoch's evaluation needs. The model is in evaluation mode, on the device that is named.
struct SessionEvaluation {
    LoadedModel& model;
    std::string device; ///< "cpu" or "cuda:N"
    const SampleSource& validation;
    ProcessGroup* group = nullptr; ///< the processes share the images and all get all numbers; null = this one alone
    std::function<void(const EvaluateProgress&)> onProgress{};
    std::stop_token stop{};
    std::function<void(const std::vector<ImageDetections>&)> onDetections{}; ///< of all images, once

    /// Errors: Cancelled (by any process); BadInput.
    [[nodiscard]] Result<CocoNumbers> numbers() const;
    /// Means over the images, without gradient and as training would compute them; none if stopped or without images.
    [[nodiscard]] std::optional<LossParts> losses() const;

private:
    [[nodiscard]] Result<CocoNumbers> sharedNumbers() const;
};

} // namespace boxwright
