#include "core/engine/tensorboard_file.h"

#include <array>
#include <bit>
#include <chrono>

#include <unistd.h>

namespace boxwright {
namespace {

/// Fields and wire types of event.proto and summary.proto.
enum WireType : unsigned { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };
constexpr unsigned kEventTime = 1, kEventStep = 2, kEventVersion = 3, kEventSummary = 5, kEventSession = 7;
constexpr unsigned kSummaryValue = 1, kValueTag = 1, kValueNumber = 2, kSessionStatus = 1;
constexpr std::uint64_t kSessionStart = 1;

template <class Number>
std::string littleEndian(Number value) {
    std::string bytes;
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i)));
    return bytes;
}

std::string varint(std::uint64_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7U)
        bytes.push_back(static_cast<char>(value | 0x80U));
    bytes.push_back(static_cast<char>(value));
    return bytes;
}

std::string key(unsigned field, WireType type) {
    return varint(field << 3U | type);
}

std::string bytesField(unsigned field, std::string_view bytes) {
    return key(field, kBytes) + varint(bytes.size()) + std::string(bytes);
}

std::string eventHead(std::int64_t step) {
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    return key(kEventTime, kFixed64) + littleEndian(std::bit_cast<std::uint64_t>(now.count())) +
           key(kEventStep, kVarint) + varint(static_cast<std::uint64_t>(step));
}

std::string fileName() {
    std::array<char, 256> host{};
    gethostname(host.data(), host.size() - 1);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
    return "events.out.tfevents." + std::to_string(seconds) + "." + host.data() + "." + std::to_string(getpid());
}

std::uint32_t masked(std::uint32_t crc) {
    return std::rotr(crc, 15) + 0xa282ead8U;
}

} // namespace

std::uint32_t crc32c(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < made.size(); ++i) {
            made[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                made[i] = made[i] >> 1U ^ (0x82f63b78U & (0U - (made[i] & 1U)));
        }
        return made;
    }();
    std::uint32_t crc = ~0U;
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<std::uint8_t>(byte)) & 0xffU] ^ crc >> 8U;
    return ~crc;
}

TensorBoardFile::TensorBoardFile(const std::filesystem::path& folder, std::int64_t firstStep)
    : m_path(folder / fileName()) {
    for (int number = 1; std::filesystem::exists(m_path); ++number)
        m_path = folder / (fileName() + "." + std::to_string(number));
    m_file.open(m_path, std::ios::binary);
    write(eventHead(0) + bytesField(kEventVersion, "brain.Event:2"));
    if (firstStep > 0)
        write(eventHead(firstStep) + bytesField(kEventSession, key(kSessionStatus, kVarint) + varint(kSessionStart)));
}

void TensorBoardFile::add(std::int64_t step, const std::vector<std::pair<std::string, double>>& scalars) {
    std::string summary;
    for (const auto& [tag, number] : scalars) {
        const std::string value = bytesField(kValueTag, tag) + key(kValueNumber, kFixed32) +
                                  littleEndian(std::bit_cast<std::uint32_t>(static_cast<float>(number)));
        summary += bytesField(kSummaryValue, value);
    }
    write(eventHead(step) + bytesField(kEventSummary, summary));
}

/// A record: length, its checksum, the bytes, their checksum.
void TensorBoardFile::write(const std::string& event) {
    const std::string length = littleEndian(static_cast<std::uint64_t>(event.size()));
    m_file << length << littleEndian(masked(crc32c(length))) << event << littleEndian(masked(crc32c(event)));
}

} // namespace boxwright
