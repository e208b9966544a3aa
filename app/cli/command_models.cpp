#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "core/engine/model_list.h"

namespace boxwright {

CommandAction addModelsCommand(CLI::App& app) {
    auto asJson = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("models", "List the models that can be trained and run");
    command->add_flag("--json", *asJson, "Print JSON");
    return [asJson] {
        nlohmann::ordered_json json = nlohmann::ordered_json::array();
        for (const ModelInfo& model : modelList()) {
            json.push_back({{"name", model.name},
                            {"summary", model.summary},
                            {"backbone", model.backbone},
                            {"min_size", model.minSize},
                            {"max_size", model.maxSize}});
            if (!*asJson)
                std::printf("%-32s %-28s %4d/%d px  %s\n", model.name.c_str(), model.backbone.c_str(), model.minSize,
                            model.maxSize, model.summary.c_str());
        }
        if (*asJson)
            std::printf("%s\n", json.dump(2).c_str());
        return ExitCode::Done;
    };
}

} // namespace boxwright
