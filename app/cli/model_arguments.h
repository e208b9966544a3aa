#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/engine/predictor.h"

namespace CLI {
class App;
}

namespace boxwright {

/// The options by which evaluate and detect choose a model and where it runs.
struct ModelArguments {
    std::string weights, model, device = "auto", conventions, classesFile, precision = "float32";
    int threads = 0;

    /// Adds all but --weights, which the two commands treat differently.
    void addTo(CLI::App& command);
    /// Errors: of reading the file with class names.
    [[nodiscard]] Result<PredictorOptions> predictorOptions() const;
};

/// Class names of a text file, one a line, or of the seed system's JSON, {"aeroplane": 1, ...}. Errors: NotFound;
/// Unreadable.
[[nodiscard]] Result<std::vector<std::string>> readClassNames(const std::filesystem::path& path);

} // namespace boxwright
