#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "core/data/sample_maker.h"

namespace boxwright {

CommandAction addSampleCommand(CLI::App& app) {
    struct Options {
        std::string output;
        SampleMakerOptions maker;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("sample", "Make a small VOC data set of drawn shapes to try things on");
    command->add_option("--output", options->output, "Folder to make")->required();
    command->add_option("--images", options->maker.images, "Number of images")->capture_default_str();
    command->add_option("--seed", options->maker.seed, "Same seed, same bytes")->capture_default_str();
    return [options] {
        ProgressLine progress;
        const auto made = makeSampleDataset(
            options->output, options->maker,
            [&progress](int done, int all) {
                progress.show(static_cast<double>(done) / all,
                              "image " + std::to_string(done) + " of " + std::to_string(all));
            },
            interrupt().token());
        progress.clear();
        if (!made)
            return failed(made.error());
        std::printf("%s\n", options->output.c_str());
        return ExitCode::Done;
    };
}

} // namespace boxwright
