#pragma once

#include <string>
#include <vector>

#include "core/engine/predictor.h"

namespace CLI {
class App;
}

namespace boxwright {

/// The options by which evaluate and detect choose a model and where it runs.
struct ModelArguments {
    std::string weights, model, device = "auto", conventions;
    std::vector<std::string> classes;
    int threads = 0;

    /// Adds all but --weights, which the two commands treat differently.
    void addTo(CLI::App& command);
    [[nodiscard]] PredictorOptions predictorOptions() const;
};

} // namespace boxwright
