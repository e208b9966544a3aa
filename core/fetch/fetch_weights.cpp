#include "core/fetch/fetch_weights.h"

#include "core/fetch/cache_folder.h"
#include "core/fetch/download.h"
#include "core/fetch/part_file.h"
#include "core/fetch/sha256.h"

namespace fs = std::filesystem;

namespace boxwright {
namespace {

/// One call of fetchWeights.
class Fetch {
public:
    Fetch(const PublishedWeights& weights, const FetchOptions& options,
          const std::function<void(const FetchProgress&)>& progress, std::stop_token stop)
        : m_weights(weights)
        , m_options(options)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_folder(options.folder.empty() ? torchCacheFolder() : options.folder)
        , m_url(address(options.server.empty() ? weightsServer() : options.server)) {}

    Result<fs::path> run() {
        const CachedWeights cached = cachedWeights(m_weights, m_folder);
        if (cached.state == CachedWeights::State::Here && !m_options.force)
            return acceptOrRefuse(cached.file);
        std::error_code error;
        fs::create_directories(m_folder, error);
        if (error)
            return fail(ErrorKind::WriteFailed, "The folder cannot be made: " + error.message() + ".",
                        m_folder.string());
        return fetch(m_folder / m_weights.fileName);
    }

private:
    [[nodiscard]] std::string address(const std::string& server) const {
        return server + (server.ends_with('/') ? "" : "/") + m_weights.fileName;
    }

    Result<std::string> hashOf(const fs::path& file) const {
        std::error_code error;
        const std::uint64_t total = fs::file_size(file, error);
        return sha256Of(file, m_stop, [this, total](std::uint64_t done) {
            if (m_progress)
                m_progress({done, total, true});
        });
    }

    Result<fs::path> acceptOrRefuse(const fs::path& file) const {
        const auto hash = hashOf(file);
        if (!hash)
            return tl::unexpected(hash.error());
        if (hash->starts_with(m_weights.sha256Prefix))
            return file;
        return fail(ErrorKind::BadInput,
                    "A file of this name is there, but it is not the published one: its SHA-256 begins with " +
                        hash->substr(0, m_weights.sha256Prefix.size()) +
                        ". It was left as it is; fetching again with force replaces it.",
                    file.string());
    }

    Result<fs::path> fetch(const fs::path& file) const {
        auto part = PartFile::open(partOf(file));
        if (!part)
            return tl::unexpected(part.error());
        // Bytes from an earlier call may be of another file: if the whole is wrong, one try from the first byte.
        for (bool resumed = part->size() > 0;; resumed = false) {
            const auto hash = download(*part, partOf(file));
            if (!hash)
                return tl::unexpected(hash.error());
            if (hash->starts_with(m_weights.sha256Prefix))
                return renamed(file);
            if (!resumed)
                return deleted(file, *hash);
            if (const auto cleared = part->clear(); !cleared)
                return tl::unexpected(cleared.error());
        }
    }

    /// The hash of the whole.
    Result<std::string> download(PartFile& part, const fs::path& path) const {
        const DownloadOptions request{m_url, 2 * m_weights.bytes, m_options.retries, m_options.retryDelay};
        const auto report = [this](std::uint64_t bytes, std::uint64_t total) {
            if (m_progress)
                m_progress({bytes, total, false});
        };
        if (const auto downloaded = boxwright::download(request, part, report, m_stop); !downloaded)
            return tl::unexpected(downloaded.error());
        if (const auto flushed = part.flush(); !flushed)
            return tl::unexpected(flushed.error());
        return hashOf(path);
    }

    static Result<fs::path> renamed(const fs::path& file) {
        std::error_code error;
        fs::rename(partOf(file), file, error);
        if (error)
            return fail(ErrorKind::WriteFailed, "The file cannot be renamed: " + error.message() + ".", file.string());
        return file;
    }

    tl::unexpected<Error> deleted(const fs::path& file, const std::string& hash) const {
        std::error_code ignored;
        fs::remove(partOf(file), ignored);
        return fail(ErrorKind::Unreadable,
                    "What the server sent is not the published file: its SHA-256 begins with " +
                        hash.substr(0, m_weights.sha256Prefix.size()) + ", not with " + m_weights.sha256Prefix +
                        ". It was deleted.",
                    m_url);
    }

    const PublishedWeights& m_weights;
    const FetchOptions& m_options;
    const std::function<void(const FetchProgress&)>& m_progress;
    std::stop_token m_stop;
    fs::path m_folder;
    std::string m_url;
};

} // namespace

Result<fs::path> fetchWeights(const PublishedWeights& weights, const FetchOptions& options,
                              const std::function<void(const FetchProgress&)>& progress, const std::stop_token& stop) {
    return Fetch(weights, options, progress, stop).run();
}

} // namespace boxwright
