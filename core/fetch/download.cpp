#include "core/fetch/download.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include <curl/curl.h>

namespace boxwright {
namespace {

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using CurlMulti = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;

constexpr int kStopPollMilliseconds = 100;
constexpr long kConnectSeconds = 20, kSilentSeconds = 30;

std::string urlPart(const std::string& url, CURLUPart part) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
    char* text = nullptr;
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK ||
        curl_url_get(parsed.get(), part, &text, 0) != CURLUE_OK)
        return {};
    std::string value = text;
    curl_free(text);
    return value;
}

bool isThisComputer(const std::string& host) {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

bool mayConnect(const std::string& url) {
    const std::string scheme = urlPart(url, CURLUPART_SCHEME);
    return scheme == "https" || (scheme == "http" && isThisComputer(urlPart(url, CURLUPART_HOST)));
}

/// How one attempt ended.
struct Attempt {
    enum class End { Done, TryAgain, Failed };
    End end = End::Done;
    Error why; ///< unless Done
};

/// One GET request that writes its answer into the part file.
class Transfer {
public:
    Transfer(const DownloadOptions& options, PartFile& file, const DownloadProgress& progress)
        : m_options(options)
        , m_file(file)
        , m_progress(progress)
        , m_curl(curl_easy_init(), &curl_easy_cleanup) {}

    Attempt run(const std::stop_token& stop) {
        const CurlMulti multi(curl_multi_init(), &curl_multi_cleanup);
        if (!m_curl || !multi)
            return failed(ErrorKind::OutOfMemory, "There is not enough memory to connect.");
        setUp();
        curl_multi_add_handle(multi.get(), m_curl.get());
        const std::optional<CURLcode> code = wait(multi.get(), stop);
        curl_multi_remove_handle(multi.get(), m_curl.get());
        if (!code)
            return failed(ErrorKind::Cancelled, "Stopped.");
        return judge(*code);
    }

private:
    void setUp() {
        CURL* curl = m_curl.get();
        curl_easy_setopt(curl, CURLOPT_URL, m_options.url.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https"); // mayConnect says when http is allowed
        curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https");
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
        curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
        curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kSilentSeconds);
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "boxwright");
        curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, m_reason.data());
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::receive);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
        if (isThisComputer(urlPart(m_options.url, CURLUPART_HOST)))
            curl_easy_setopt(curl, CURLOPT_PROXY, "");
        if (m_file.size() > 0)
            curl_easy_setopt(curl, CURLOPT_RANGE, (std::to_string(m_file.size()) + "-").c_str());
    }

    /// The transfer's result, or nothing if it was stopped.
    static std::optional<CURLcode> wait(CURLM* multi, const std::stop_token& stop) {
        for (int running = 1; running > 0;) {
            if (stop.stop_requested() || curl_multi_perform(multi, &running) != CURLM_OK)
                return std::nullopt;
            if (running > 0)
                curl_multi_poll(multi, nullptr, 0, kStopPollMilliseconds, nullptr);
        }
        int left = 0;
        const CURLMsg* message = curl_multi_info_read(multi, &left);
        return message == nullptr ? CURLE_RECV_ERROR : message->data.result;
    }

    static std::size_t receive(char* bytes, std::size_t /*one*/, std::size_t count, void* self) {
        return static_cast<Transfer*>(self)->take(bytes, count) ? count : 0;
    }

    bool take(const char* bytes, std::size_t count) {
        if (!m_begun && !begin())
            return false;
        if (m_options.largestBytes > 0 && std::max(m_file.size() + count, m_total) > m_options.largestBytes)
            return refuse({ErrorKind::Unreadable,
                           "The server offers a much larger file than the published one.",
                           m_options.url,
                           {}});
        if (const auto written = m_file.append(bytes, count); !written)
            return refuse(written.error());
        if (m_progress)
            m_progress(m_file.size(), m_total);
        return true;
    }

    /// Before the first byte: a server that sends everything makes us start over.
    bool begin() {
        m_begun = true;
        long status = 0;
        curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &status);
        if (status == 200) {
            if (const auto cleared = m_file.clear(); !cleared)
                return refuse(cleared.error());
        } else if (status != 206 || !continuesHere()) {
            return refuse({ErrorKind::Unreadable,
                           "The server gives an unexpected answer (HTTP " + std::to_string(status) + ").",
                           m_options.url,
                           {}});
        }
        curl_off_t length = -1;
        curl_easy_getinfo(m_curl.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        m_total = length < 0 ? 0 : m_file.size() + static_cast<std::uint64_t>(length);
        return true;
    }

    /// True if a partial answer begins where our file ends.
    [[nodiscard]] bool continuesHere() const {
        curl_header* header = nullptr;
        return curl_easy_header(m_curl.get(), "Content-Range", 0, CURLH_HEADER, -1, &header) == CURLHE_OK &&
               std::string(header->value).starts_with("bytes " + std::to_string(m_file.size()) + "-");
    }

    bool refuse(Error error) {
        m_refused = std::move(error);
        return false;
    }

    [[nodiscard]] Attempt failed(ErrorKind kind, std::string message) const {
        return {Attempt::End::Failed, {kind, std::move(message), m_options.url, {}}};
    }
    [[nodiscard]] Attempt brokenOff() const {
        return {Attempt::End::TryAgain,
                {ErrorKind::Unreadable,
                 "The connection broke off (" + reason() + "). What has arrived is kept: fetch again to go on.",
                 m_options.url,
                 {}}};
    }
    [[nodiscard]] std::string reason() const {
        return m_reason[0] != '\0' ? m_reason.data() : curl_easy_strerror(m_code);
    }

    Attempt judge(CURLcode code) {
        m_code = code;
        if (code == CURLE_OK && !m_begun)
            begin(); // an empty answer
        if (m_refused)
            return {Attempt::End::Failed, *m_refused};
        switch (code) {
        case CURLE_OK:
            return {};
        case CURLE_HTTP_RETURNED_ERROR:
            return judgeStatus();
        case CURLE_OPERATION_TIMEDOUT:
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM:
            return wasConnected() ? brokenOff() : noConnection();
        case CURLE_PEER_FAILED_VERIFICATION:
            return failed(ErrorKind::Unreadable, "The server's certificate cannot be trusted: " + reason() + ".");
        default:
            return noConnection();
        }
    }

    [[nodiscard]] bool wasConnected() const {
        curl_off_t microseconds = 0;
        curl_easy_getinfo(m_curl.get(), CURLINFO_CONNECT_TIME_T, &microseconds);
        return microseconds > 0;
    }

    [[nodiscard]] Attempt noConnection() const {
        return failed(ErrorKind::Unreadable, "There is no connection to the server: " + reason() + ".");
    }

    [[nodiscard]] Attempt judgeStatus() const {
        long status = 0;
        curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &status);
        if (status == 416 && m_file.size() > 0)
            return {}; // nothing beyond what we have
        const std::string code = "(HTTP " + std::to_string(status) + ")";
        if (status == 404 || status == 410)
            return failed(ErrorKind::NotFound, "The server has no such file " + code + ".");
        if (status == 408 || status == 429 || status >= 500)
            return {Attempt::End::TryAgain,
                    {ErrorKind::Unreadable, "The server cannot answer now " + code + ".", m_options.url, {}}};
        return failed(ErrorKind::Unreadable, "The server refuses to send the file " + code + ".");
    }

    const DownloadOptions& m_options;
    PartFile& m_file;
    const DownloadProgress& m_progress;
    Curl m_curl;
    CURLcode m_code = CURLE_OK;
    std::array<char, CURL_ERROR_SIZE> m_reason{};
    bool m_begun = false;
    std::uint64_t m_total = 0;
    std::optional<Error> m_refused;
};

void initialiseCurl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// Waits, but not when stopped.
void pause(std::chrono::milliseconds duration, const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, stop, duration, [] { return false; });
}

} // namespace

Result<void> download(const DownloadOptions& options, PartFile& file, const DownloadProgress& progress,
                      const std::stop_token& stop) {
    initialiseCurl();
    if (!mayConnect(options.url))
        return fail(ErrorKind::Unsupported, "Only https addresses can be fetched from.", options.url);
    std::uint64_t most = file.size();
    for (int retry = 0;; ++retry) {
        const Attempt attempt = Transfer(options, file, progress).run(stop);
        if (attempt.end == Attempt::End::Done)
            return {};
        if (file.size() > most)
            retry = 0;
        most = std::max(most, file.size());
        if (attempt.end == Attempt::End::Failed || retry >= options.retries)
            return tl::unexpected(attempt.why);
        pause(options.retryDelay * (retry + 1), stop);
    }
}

} // namespace boxwright
