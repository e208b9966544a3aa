#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/image.h"
#include "core/base/result.h"

namespace boxwright {

/// What is kept of a picture to find it again: a 64-bit difference hash (is each cell of a 9 x 8 grey thumbnail
/// darker than its right neighbour?) that finds candidates, and a 16 x 16 grey thumbnail that confirms them.
struct ImageFingerprint {
    std::uint64_t hash = 0;
    std::array<std::uint8_t, 256> thumbnail{};
    std::uint64_t bytes = 0; ///< hash of the file's bytes; 0 if unknown
};

/// Of an upright picture. An empty picture gives an empty fingerprint.
[[nodiscard]] ImageFingerprint fingerprintOf(const RgbImage& image);
/// ImageFingerprint::bytes of a file.
[[nodiscard]] std::uint64_t fileHash(const std::string& fileBytes);
/// Of the bytes of a JPEG file, decoded at an eighth of its size, which is quicker; `bytes` is filled.
/// Errors: Unreadable, OutOfMemory, about `path`.
[[nodiscard]] Result<ImageFingerprint> fingerprintOf(const std::string& fileBytes, const std::filesystem::path& path);

/// How alike two pictures must be.
struct NearDuplicateOptions {
    int hashBits = 6;            ///< most bits in which the hashes may differ; 0..11
    double meanDifference = 4.0; ///< of the thumbnails' grey values (0..255), after removing their mean difference
};

struct DuplicateGroup {
    std::vector<std::size_t> members; ///< two or more indices, ascending
    bool identical = false;           ///< all have the same bytes
};

/// Groups of fingerprints that are alike, linked directly or through others; ordered by their first member.
/// Not quadratic: candidates come from four tables over 16 bits of the hash each, of which at least one must (nearly)
/// agree. 100,000 random pictures take about a second.
[[nodiscard]] std::vector<DuplicateGroup> findNearDuplicates(const std::vector<ImageFingerprint>& fingerprints,
                                                             const NearDuplicateOptions& options = {});

} // namespace boxwright
