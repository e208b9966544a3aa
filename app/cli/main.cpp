#include <cstdio>
#include <exception>
#include <map>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/engine/device.h"

namespace boxwright {
namespace {

ExitCode run(int argc, char** argv) {
    CLI::App app("Boxwright: train and run object detectors without a window.", "boxwright-cli");
    app.set_version_flag("--version", std::string(BOXWRIGHT_VERSION));
    app.require_subcommand(1);
    std::map<std::string, CommandAction> actions;
    actions["sample"] = addSampleCommand(app);
    actions["convert"] = addConvertCommand(app);
    actions["train"] = addTrainCommand(app);
    actions["evaluate"] = addEvaluateCommand(app);
    actions["detect"] = addDetectCommand(app);
    actions["models"] = addModelsCommand(app);
    actions["weights"] = addWeightsCommand(app);
    actions["inspect"] = addInspectCommand(app);
    actions["split"] = addSplitCommand(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitCode::Done : ExitCode::WrongUsage;
    }
    static_cast<void>(interrupt()); // before any other thread
    return actions.at(app.get_subcommands().front()->get_name())();
}

} // namespace

ExitCode failed(const Error& error) {
    std::fprintf(stderr, "boxwright-cli: %s\n", error.text().c_str());
    return ExitCode::Failed;
}

} // namespace boxwright

int main(int argc, char** argv) {
    boxwright::tuneMemoryAllocator();
    try {
        return static_cast<int>(boxwright::run(argc, argv));
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "boxwright-cli: %s\n", exception.what());
    }
    return static_cast<int>(boxwright::ExitCode::Failed);
}
