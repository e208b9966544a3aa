#include <cstdio>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/command_fetch.h"
#include "app/cli/commands.h"
#include "app/cli/model_arguments.h"
#include "app/cli/weights_text.h"

namespace boxwright {
namespace {

struct ShowArguments {
    std::string file, model, classesFile;
    bool json = false;
};

struct ConvertArguments {
    std::string in, out;
    bool force = false, bare = false;
};

/// The classes that training would be for: those asked for, else the file's own.
Result<ClassList> wantedClasses(const ShowArguments& arguments, const WeightsInfo& info) {
    if (arguments.classesFile.empty())
        return info.classes.isEmpty() ? ClassList({"object"}) : info.classes;
    const auto names = readClassNames(arguments.classesFile);
    return names ? Result<ClassList>(ClassList(*names)) : tl::unexpected(names.error());
}

ExitCode runShow(const ShowArguments& arguments) {
    const auto info = readWeightsInfo(arguments.file);
    if (!info)
        return failed(info.error());
    std::optional<WeightsFit> fit;
    if (!arguments.model.empty()) {
        const auto classes = wantedClasses(arguments, *info);
        if (!classes)
            return failed(classes.error());
        auto checked = checkWeights(arguments.file, arguments.model, *classes);
        if (!checked)
            return failed(checked.error());
        fit = std::move(*checked);
    }
    if (arguments.json)
        std::printf("%s\n", weightsJson(*info, arguments.file, fit ? &*fit : nullptr).c_str());
    else
        std::printf("%s%s", describe(*info, arguments.file).c_str(), fit ? describe(*fit).c_str() : "");
    return ExitCode::Done;
}

ExitCode runConvert(const ConvertArguments& arguments) {
    if (!arguments.force && std::filesystem::exists(arguments.out))
        return failed({ErrorKind::BadInput, "The file is there already; --force replaces it.", arguments.out, {}});
    if (const auto converted = convertWeights(arguments.in, arguments.out, arguments.bare); !converted)
        return failed(converted.error());
    std::printf("%s\n", arguments.out.c_str());
    return ExitCode::Done;
}

} // namespace

CommandAction addWeightsCommand(CLI::App& app) {
    CLI::App* command = app.add_subcommand("weights", "Look into weight files, convert them, fetch published ones");
    command->require_subcommand(1);

    auto show = std::make_shared<ShowArguments>();
    CLI::App* showCommand = command->add_subcommand("show", "Tell what a weight file is, and list its tensors");
    showCommand->add_option("FILE", show->file, ".pth of any age, or .safetensors")->required();
    showCommand->add_flag("--json", show->json, "Print JSON");
    showCommand->add_option("--model", show->model, "Also tell what training this model would take from the file");
    showCommand->add_option("--classes", show->classesFile, "With --model: file with the class names to train for");

    auto convert = std::make_shared<ConvertArguments>();
    CLI::App* convertCommand = command->add_subcommand("convert", "Write the weights of a file in another form");
    convertCommand->add_option("IN", convert->in, ".pth of any age, or .safetensors")->required();
    convertCommand->add_option("OUT", convert->out, ".pth, .pt or .safetensors")->required();
    convertCommand->add_flag("--bare", convert->bare, "The state dict alone, for load_state_dict in Python");
    convertCommand->add_flag("--force", convert->force, "Replace OUT if it is there");

    auto fetch = std::make_shared<FetchArguments>();
    CLI::App* fetchCommand = command->add_subcommand("fetch", "Download weights that torchvision publishes");
    addFetchOptions(*fetchCommand, *fetch);

    return [=] {
        if (showCommand->parsed())
            return runShow(*show);
        return convertCommand->parsed() ? runConvert(*convert) : runFetch(*fetch);
    };
}

} // namespace boxwright
