#include "app/cli/model_arguments.h"

#include <CLI/CLI.hpp>

namespace boxwright {

void ModelArguments::addTo(CLI::App& command) {
    command.add_option("--model", model, "Model of a bare state dict");
    command.add_option("--classes", classes, "Class names of a bare state dict");
    command.add_option("--conventions", conventions, "seed or torchvision; default: as the weights say")
        ->check(CLI::IsMember({"seed", "torchvision"}));
    command.add_option("--device", device, "auto, cpu or cuda:N")->capture_default_str();
    command.add_option("--threads", threads, "Threads on the CPU; 0 = all cores")->capture_default_str();
}

PredictorOptions ModelArguments::predictorOptions() const {
    PredictorOptions options;
    options.weights = weights;
    options.model = model;
    options.classes = classes;
    options.device = device;
    options.threads = threads;
    if (!conventions.empty())
        options.conventions = conventions;
    return options;
}

} // namespace boxwright
