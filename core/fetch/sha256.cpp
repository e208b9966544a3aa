#include "core/fetch/sha256.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

#include <openssl/evp.h>

namespace boxwright {
namespace {

constexpr std::size_t kBlock = std::size_t{4} << 20U;

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

std::string hexText(const unsigned char* bytes, unsigned count) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < count; ++i) {
        text += kDigits[bytes[i] >> 4U];
        text += kDigits[bytes[i] & 15U];
    }
    return text;
}

} // namespace

Result<std::string> sha256Of(const std::filesystem::path& file, const std::stop_token& stop,
                             const std::function<void(std::uint64_t)>& read) {
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
        return fail(ErrorKind::Internal, "OpenSSL does not offer SHA-256.");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    const auto unreadable = [&file] {
        return fail(errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Unreadable,
                    "The file cannot be read: " + std::generic_category().message(errno) + ".", file.string());
    };
    if (!in)
        return unreadable();
    std::vector<char> block(kBlock);
    std::uint64_t done = 0;
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "Stopped.", file.string());
        const auto count = static_cast<std::size_t>(in.gcount());
        EVP_DigestUpdate(digest.get(), block.data(), count);
        done += count;
        if (read)
            read(done);
    }
    if (in.bad())
        return unreadable();
    std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
    unsigned size = 0;
    EVP_DigestFinal_ex(digest.get(), value.data(), &size);
    return hexText(value.data(), size);
}

} // namespace boxwright
