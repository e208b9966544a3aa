#include "core/data/near_duplicates.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <unordered_map>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/data/codec/picture_codec.h"
#include "core/data/content_hash.h"
#include "core/data/foreign_errors.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

constexpr int kThumbnailSide = 16;
constexpr std::size_t kBands = 4;

ImageFingerprint fingerprintOfGrey(const cv::Mat& grey) {
    ImageFingerprint result;
    cv::Mat thumbnail(kThumbnailSide, kThumbnailSide, CV_8UC1, result.thumbnail.data());
    cv::resize(grey, thumbnail, thumbnail.size(), 0, 0, cv::INTER_AREA);
    cv::Mat small;
    cv::resize(grey, small, cv::Size(9, 8), 0, 0, cv::INTER_AREA);
    for (int row = 0; row < 8; ++row)
        for (int column = 0; column < 8; ++column) {
            const bool rises = small.at<std::uint8_t>(row, column) < small.at<std::uint8_t>(row, column + 1);
            result.hash = result.hash << 1U | static_cast<std::uint64_t>(rises);
        }
    return result;
}

/// Mean absolute difference of the thumbnails, each less its mean: a brighter copy is still a copy.
double meanDifference(const ImageFingerprint& a, const ImageFingerprint& b) {
    const auto mean = [](const ImageFingerprint& image) {
        return std::accumulate(image.thumbnail.begin(), image.thumbnail.end(), 0) / 256.0;
    };
    const double offset = mean(a) - mean(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.thumbnail.size(); ++i)
        sum += std::abs(static_cast<double>(a.thumbnail[i]) - b.thumbnail[i] - offset);
    return sum / 256.0;
}

/// Disjoint sets over indices.
class Sets {
public:
    explicit Sets(std::size_t count)
        : m_parents(count) {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }
    std::size_t find(std::size_t index) {
        while (m_parents[index] != index)
            index = m_parents[index] = m_parents[m_parents[index]];
        return index;
    }
    /// The smaller index becomes the root.
    void join(std::size_t a, std::size_t b) {
        const std::size_t rootA = find(a), rootB = find(b);
        m_parents[std::max(rootA, rootB)] = std::min(rootA, rootB);
    }

private:
    std::vector<std::size_t> m_parents;
};

std::uint16_t bandOf(std::uint64_t hash, std::size_t band) {
    return static_cast<std::uint16_t>(hash >> (16 * band));
}

/// All 16-bit masks of at most `bits` ones.
std::vector<std::uint16_t> masksUpTo(int bits) {
    std::vector<std::uint16_t> masks;
    for (unsigned mask = 0; mask < 65536; ++mask)
        if (std::popcount(mask) <= bits)
            masks.push_back(static_cast<std::uint16_t>(mask));
    return masks;
}

/// Joins what is alike. Fingerprints of equal hash are compared first, so that the tables hold each hash once.
class Grouping {
public:
    Grouping(const std::vector<ImageFingerprint>& fingerprints, const NearDuplicateOptions& options)
        : m_fingerprints(fingerprints)
        , m_options(options)
        , m_sets(fingerprints.size()) {}

    std::vector<DuplicateGroup> run() {
        joinEqualBytes();
        joinEqualHashes();
        joinNearHashes();
        return groups();
    }

private:
    [[nodiscard]] bool alike(std::size_t a, std::size_t b) const {
        return meanDifference(m_fingerprints[a], m_fingerprints[b]) <= m_options.meanDifference;
    }

    void joinEqualBytes() {
        std::unordered_map<std::uint64_t, std::size_t> firsts;
        for (std::size_t i = 0; i < m_fingerprints.size(); ++i) {
            if (m_fingerprints[i].bytes == 0)
                continue;
            const auto [entry, isNew] = firsts.emplace(m_fingerprints[i].bytes, i);
            if (!isNew)
                m_sets.join(entry->second, i);
        }
    }

    /// Pictures of one hash, one of each look: flat pictures share a hash without being alike.
    void joinEqualHashes() {
        for (std::size_t i = 0; i < m_fingerprints.size(); ++i) {
            std::vector<std::size_t>& looks = m_looks[m_fingerprints[i].hash];
            const auto same = std::find_if(looks.begin(), looks.end(), [&](std::size_t j) { return alike(i, j); });
            if (same != looks.end())
                m_sets.join(*same, i);
            else
                looks.push_back(i);
        }
    }

    /// Hashes that differ in at most n bits agree in one of four bands but for n / 4 bits.
    void joinNearHashes() {
        std::vector<std::uint64_t> hashes;
        hashes.reserve(m_looks.size());
        for (const auto& [hash, looks] : m_looks)
            hashes.push_back(hash);
        const auto masks = masksUpTo(m_options.hashBits / static_cast<int>(kBands));
        for (std::size_t band = 0; band < kBands; ++band) {
            std::vector<std::vector<std::uint64_t>> table(65536);
            for (const std::uint64_t hash : hashes) {
                for (const std::uint16_t mask : masks)
                    for (const std::uint64_t other : table[bandOf(hash, band) ^ mask])
                        if (std::popcount(hash ^ other) <= m_options.hashBits)
                            joinLooks(hash, other);
                table[bandOf(hash, band)].push_back(hash);
            }
        }
    }

    void joinLooks(std::uint64_t a, std::uint64_t b) {
        for (const std::size_t i : m_looks[a])
            for (const std::size_t j : m_looks[b])
                if (m_sets.find(i) != m_sets.find(j) && alike(i, j))
                    m_sets.join(i, j);
    }

    std::vector<DuplicateGroup> groups() {
        std::unordered_map<std::size_t, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < m_fingerprints.size(); ++i)
            members[m_sets.find(i)].push_back(i);
        std::vector<DuplicateGroup> result;
        for (auto& [root, group] : members) {
            if (group.size() < 2)
                continue;
            const std::uint64_t bytes = m_fingerprints[root].bytes;
            const bool identical = bytes != 0 && std::all_of(group.begin(), group.end(), [&](std::size_t i) {
                                       return m_fingerprints[i].bytes == bytes;
                                   });
            result.push_back({std::move(group), identical});
        }
        std::sort(result.begin(), result.end(),
                  [](const auto& a, const auto& b) { return a.members.front() < b.members.front(); });
        return result;
    }

    const std::vector<ImageFingerprint>& m_fingerprints;
    const NearDuplicateOptions& m_options;
    Sets m_sets;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_looks;
};

} // namespace

ImageFingerprint fingerprintOf(const RgbImage& image) {
    if (image.isEmpty())
        return {};
    const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data()));
    cv::Mat grey;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    return fingerprintOfGrey(grey);
}

std::uint64_t fileHash(const std::string& fileBytes) {
    return std::max<std::uint64_t>(contentHash(fileBytes), 1); // 0 means unknown
}

Result<ImageFingerprint> fingerprintOf(const std::string& fileBytes, const fs::path& path) {
    return withForeignErrors(ErrorKind::Unreadable, path, [&]() -> Result<ImageFingerprint> {
        auto grey = decodeGrey(fileBytes, GreySize::Eighth);
        if (grey && !grey->pixels.empty() &&
            std::min(grey->width, grey->height) < kThumbnailSide) // too little is left of a small picture
            grey = decodeGrey(fileBytes, GreySize::Full);
        if (!grey)
            return tl::unexpected(grey.error());
        if (grey->pixels.empty())
            return fail(ErrorKind::Unreadable, "This is not an image that can be decoded, or it is damaged.",
                        path.string());
        ImageFingerprint result = fingerprintOfGrey(cv::Mat(grey->height, grey->width, CV_8U, grey->pixels.data()));
        result.bytes = fileHash(fileBytes);
        return result;
    });
}

std::vector<DuplicateGroup> findNearDuplicates(const std::vector<ImageFingerprint>& fingerprints,
                                               const NearDuplicateOptions& options) {
    return Grouping(fingerprints, options).run();
}

} // namespace boxwright
