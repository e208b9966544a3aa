#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "core/engine/model_list.h"

namespace boxwright {
namespace {

ExitCode printTable() {
    for (const ModelInfo& model : modelList()) {
        const auto details = modelDetails(model.name);
        if (!details)
            return failed(details.error());
        std::printf("%-38s %-29s %5.1f M parameters  %4d/%-4d px  %s\n", model.name.c_str(), model.backbone.c_str(),
                    static_cast<double>(details->parameters) / 1e6, model.minSize, model.maxSize,
                    model.summary.c_str());
        std::fflush(stdout);
    }
    return ExitCode::Done;
}

ExitCode printJson() {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const ModelInfo& model : modelList()) {
        const auto details = modelDetails(model.name);
        if (!details)
            return failed(details.error());
        json.push_back({{"name", model.name},
                        {"summary", model.summary},
                        {"backbone", model.backbone},
                        {"min_size", model.minSize},
                        {"max_size", model.maxSize},
                        {"num_classes", details->numClasses},
                        {"parameters", details->parameters},
                        {"keys", details->keys}});
    }
    std::printf("%s\n", json.dump(2).c_str());
    return ExitCode::Done;
}

} // namespace

CommandAction addModelsCommand(CLI::App& app) {
    auto asJson = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("models", "List the models that can be trained and run");
    command->add_flag("--json", *asJson, "Print JSON");
    return [asJson] { return *asJson ? printJson() : printTable(); };
}

} // namespace boxwright
