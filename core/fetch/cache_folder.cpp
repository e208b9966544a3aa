#include "core/fetch/cache_folder.h"

#include <cstdlib>

namespace fs = std::filesystem;

namespace boxwright {
namespace {

/// The variable's value, or nothing if it is unset or empty.
fs::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? fs::path() : fs::path(value);
}

fs::path torchHome() {
    if (fs::path home = fromEnvironment("TORCH_HOME"); !home.empty())
        return home;
    if (const fs::path cache = fromEnvironment("XDG_CACHE_HOME"); !cache.empty())
        return cache / "torch";
    return fromEnvironment("HOME") / ".cache" / "torch";
}

} // namespace

fs::path torchCacheFolder() {
    return torchHome() / "hub" / "checkpoints";
}

fs::path partOf(const fs::path& file) {
    fs::path part = file;
    part += ".part";
    return part;
}

CachedWeights cachedWeights(const PublishedWeights& weights, const fs::path& folder) {
    std::error_code error;
    for (const std::string& name : {weights.fileName, weights.formerName})
        if (!name.empty() && fs::is_regular_file(folder / name, error))
            return {CachedWeights::State::Here, folder / name, fs::file_size(folder / name, error)};
    const fs::path file = folder / weights.fileName;
    if (fs::is_regular_file(partOf(file), error))
        return {CachedWeights::State::Part, file, fs::file_size(partOf(file), error)};
    return {CachedWeights::State::None, file, 0};
}

std::string whereToGet(const PublishedWeights& weights, const fs::path& folder) {
    return "Without a connection: fetch " + weightsServer() + weights.fileName +
           " on another computer and put the file into " + folder.string() + ".";
}

} // namespace boxwright
