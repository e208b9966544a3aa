#pragma once

#include <cstddef>
#include <cstdint>

/// Numbers of the zip file format (PKWARE's APPNOTE.TXT), for the reader and the writer.
namespace boxwright::zip {

constexpr std::uint32_t kLocalHeader = 0x04034b50, kCentralHeader = 0x02014b50, kEnd = 0x06054b50;
constexpr std::uint32_t kEnd64 = 0x06064b50, kEnd64Locator = 0x07064b50;
constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kEnd64Size = 56, kLocatorSize = 20;
constexpr std::uint32_t kMax32 = 0xffffffff; ///< "see the zip64 field"
constexpr std::uint16_t kStored = 0, kDeflated = 8;

} // namespace boxwright::zip
