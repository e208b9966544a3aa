#include "app/cli/command_fetch.h"

#include <chrono>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "app/cli/weights_text.h"
#include "core/fetch/cache_folder.h"
#include "core/fetch/fetch_weights.h"

namespace boxwright {
namespace {

const char* stateText(CachedWeights::State state) {
    switch (state) {
    case CachedWeights::State::Here:
        return "in the cache";
    case CachedWeights::State::Part:
        return "in part";
    case CachedWeights::State::None:
        break;
    }
    return "-";
}

ExitCode list() {
    std::printf("From %s into %s\n\n", weightsServer().c_str(), torchCacheFolder().c_str());
    for (const PublishedWeights& weights : publishedWeights()) {
        const CachedWeights cached = cachedWeights(weights, torchCacheFolder());
        std::string models;
        for (const std::string& model : weights.models)
            models += (models.empty() ? "" : ", ") + model;
        std::printf("%-50s %9s  %-12s  %s\n%52s%s\n", weights.fileName.c_str(), sizeText(weights.bytes).c_str(),
                    stateText(cached.state), weights.kind == WeightsKind::Detector ? "COCO" : "ImageNet", "",
                    models.c_str());
    }
    std::printf("\n%s\n", weightsLicence().c_str());
    return ExitCode::Done;
}

/// Speaks of rate and time left, counting from the first bytes of this call.
class FetchReport {
public:
    FetchReport(ProgressLine& line, std::uint64_t expectedBytes)
        : m_line(line)
        , m_expected(expectedBytes) {}

    void operator()(const FetchProgress& progress) {
        const std::uint64_t total = progress.total > 0 ? progress.total : m_expected;
        const double share = static_cast<double>(progress.bytes) / static_cast<double>(total);
        if (progress.checking)
            return m_line.show(share, "checking");
        if (!m_begun) {
            m_begun = true;
            m_firstBytes = progress.bytes;
            m_start = std::chrono::steady_clock::now();
        }
        std::string text = sizeText(progress.bytes) + " of " + sizeText(total);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
        const double rate = static_cast<double>(progress.bytes - std::min(m_firstBytes, progress.bytes)) / seconds;
        if (seconds > 0.5 && rate > 0)
            text += "  " + sizeText(static_cast<std::uint64_t>(rate)) + "/s  ETA " +
                    durationText(static_cast<double>(total - std::min(progress.bytes, total)) / rate);
        m_line.show(share, text);
    }

private:
    ProgressLine& m_line;
    std::uint64_t m_expected;
    bool m_begun = false;
    std::uint64_t m_firstBytes = 0;
    std::chrono::steady_clock::time_point m_start;
};

ExitCode notFetched(const PublishedWeights& weights, const Error& error) {
    if (error.kind == ErrorKind::Cancelled) {
        std::fprintf(stderr, "Stopped. What has arrived is kept: the same command goes on.\n");
        return ExitCode::Cancelled;
    }
    if (error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Unreadable)
        std::fprintf(stderr, "%s\n", whereToGet(weights, torchCacheFolder()).c_str());
    return failed(error);
}

} // namespace

void addFetchOptions(CLI::App& command, FetchArguments& arguments) {
    command.add_option("NAME", arguments.name, "A model that boxwright-cli models lists, or a file that --list shows");
    command.add_flag("--list", arguments.list, "Show all files with their sizes and whether they are there");
    command.add_flag("--backbone", arguments.backbone, "The ImageNet weights of the backbone, not the COCO detector");
    command.add_flag("--force", arguments.force, "Fetch again, replacing a file that is there");
    command.footer("Files go where PyTorch keeps its own: $TORCH_HOME/hub/checkpoints, by default\n"
                   "~/.cache/torch/hub/checkpoints. BOXWRIGHT_WEIGHTS_URL names another server (https).\n"
                   "An interrupted download goes on with the same command.");
}

ExitCode runFetch(const FetchArguments& arguments) {
    if (arguments.list)
        return list();
    if (arguments.name.empty()) {
        std::fprintf(stderr, "boxwright-cli: Name a model or a file, or give --list.\n");
        return ExitCode::WrongUsage;
    }
    const auto weights = findPublished(arguments.name, arguments.backbone);
    if (!weights)
        return failed(weights.error());
    ProgressLine line;
    line.print(weights->network +
               (weights->kind == WeightsKind::Detector ? ", a whole detector trained on COCO: "
                                                       : ", trained on ImageNet, the start of a backbone: ") +
               weights->fileName);
    FetchOptions options;
    options.force = arguments.force;
    const auto file = fetchWeights(*weights, options, FetchReport(line, weights->bytes), interrupt().token());
    line.clear();
    if (!file)
        return notFetched(*weights, file.error());
    std::printf("%s\n", file->c_str());
    return ExitCode::Done;
}

} // namespace boxwright
