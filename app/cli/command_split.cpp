#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "core/data/split_files.h"

namespace boxwright {
namespace {

struct SplitArguments {
    std::string data;
    double train = 0.8, val = -1, test = 0; ///< val below 0: what the others leave
    bool allowDuplicates = false;
    WriteSplitsOptions options;
};

/// Lists of an earlier division stay; their images may be in the new ones too.
void noteOtherLists(const VocDataset& dataset, const std::vector<WrittenSplit>& written) {
    for (const std::string& name : dataset.splitNames())
        if (std::none_of(written.begin(), written.end(),
                         [&](const WrittenSplit& split) { return split.file.stem() == name; }))
            std::fprintf(stderr, "note: %s.txt stays as it was; its images may be in the new lists too.\n",
                         name.c_str());
}

ExitCode runSplit(SplitArguments& arguments) {
    auto& shares = arguments.options.split.shares;
    shares.clear();
    const double rest = std::round((1 - arguments.train - arguments.test) * 1e6) / 1e6; // 0.2, not 0.19999999999999996
    const double val = arguments.val < 0 ? rest : arguments.val;
    for (const auto& [name, share] :
         {std::pair{"train", arguments.train}, std::pair{"val", val}, std::pair{"test", arguments.test}})
        if (share != 0)
            shares.emplace_back(name, share);
    arguments.options.keepDuplicatesTogether = !arguments.allowDuplicates;
    const auto dataset = openVocData({arguments.data, {}, {}});
    if (!dataset)
        return failed(dataset.error());
    ProgressLine line;
    const auto written = writeSplits(
        *dataset, arguments.options,
        [&line](std::size_t done, std::size_t all) {
            line.show(static_cast<double>(done) / static_cast<double>(all),
                      "image " + std::to_string(done) + " of " + std::to_string(all));
        },
        interrupt().token());
    line.clear();
    if (!written && written.error().kind == ErrorKind::Cancelled)
        return ExitCode::Cancelled;
    if (!written)
        return failed(written.error());
    for (const WrittenSplit& split : *written)
        std::printf("%s: %zu images\n", split.file.c_str(), split.images);
    noteOtherLists(*dataset, *written);
    return ExitCode::Done;
}

} // namespace

CommandAction addSplitCommand(CLI::App& app) {
    auto arguments = std::make_shared<SplitArguments>();
    CLI::App* command = app.add_subcommand("split", "Divide a data set into train, val and test lists");
    command->add_option("--data", arguments->data, "VOC folder")->required();
    command->add_option("--train", arguments->train, "Share of the images, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--val", arguments->val, "Share of the images, 0 to 1; by default what the others leave")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--test", arguments->test, "Share of the images, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--seed", arguments->options.split.seed, "Same seed, same lists")->capture_default_str();
    command->add_flag("--stratify", arguments->options.split.stratify, "Every class in about the same shares");
    command->add_flag("--allow-duplicates", arguments->allowDuplicates,
                      "Do not look for pictures that look alike, which otherwise stay in one split");
    command->add_flag("--force", arguments->options.overwrite, "Overwrite lists that are there");
    return [arguments] { return runSplit(*arguments); };
}

} // namespace boxwright
