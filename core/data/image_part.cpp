#include "core/data/image_part.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include "core/data/foreign_errors.h"
#include "core/data/image_header.h"
#include "core/data/picture_rows.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

constexpr int mostDecoderShrink = 8;
constexpr std::uint8_t notReadYet = 128;
constexpr std::int64_t mostPixels = 1'000'000'000; ///< as readImage(): a header may promise more than there is

int blocks(int pixels, int shrink) {
    return (pixels + shrink - 1) / shrink;
}

/// Adds up pixels of rows until a row of blocks is whole.
class BlockRow {
public:
    BlockRow(int firstPixel, int pixels, int side)
        : m_first(firstPixel)
        , m_pixels(pixels)
        , m_side(side)
        , m_sums(static_cast<std::size_t>(blocks(pixels, side)) * 3) {}

    void add(const std::uint8_t* row) {
        const std::uint8_t* from = row + std::ptrdiff_t{m_first} * 3;
        const std::uint8_t* end = from + std::ptrdiff_t{m_pixels} * 3;
        for (std::uint32_t* sum = m_sums.data(); from < end; sum += 3) {
            const std::uint8_t* blockEnd = std::min(end, from + std::ptrdiff_t{m_side} * 3);
            std::uint32_t red = 0;
            std::uint32_t green = 0;
            std::uint32_t blue = 0;
            for (; from < blockEnd; from += 3) {
                red += from[0];
                green += from[1];
                blue += from[2];
            }
            sum[0] += red;
            sum[1] += green;
            sum[2] += blue;
        }
        ++m_rows;
    }

    /// Writes the averages and starts again.
    void take(std::uint8_t* to) {
        for (std::size_t block = 0; block * 3 < m_sums.size(); ++block) {
            const int across = std::min(m_side, m_pixels - static_cast<int>(block) * m_side);
            const auto count = static_cast<std::uint32_t>(across * m_rows);
            for (std::size_t channel = 0; channel < 3; ++channel) {
                std::uint32_t& sum = m_sums[block * 3 + channel];
                *to++ = static_cast<std::uint8_t>((sum + count / 2) / count);
                sum = 0;
            }
        }
        m_rows = 0;
    }

private:
    int m_first;
    int m_pixels;
    int m_side;
    int m_rows = 0;
    std::vector<std::uint32_t> m_sums;
};

/// Lets somebody look at what is read so far, soon and then now and then.
class PartialReports {
public:
    PartialReports(const PartialReading& partial, int orientation)
        : m_partial(partial)
        , m_orientation(orientation)
        , m_next(Clock::now() + std::chrono::milliseconds(partial.firstMs)) {}

    [[nodiscard]] bool areWanted() const { return bool(m_partial.onPartial); }
    void report(const RgbImage& image, double share) {
        if (!areWanted() || share >= 1 || Clock::now() < m_next)
            return;
        m_partial.onPartial(upright(RgbImage(image), m_orientation), share);
        m_next = Clock::now() + std::chrono::milliseconds(m_partial.everyMs);
    }

private:
    using Clock = std::chrono::steady_clock;

    const PartialReading& m_partial;
    int m_orientation;
    Clock::time_point m_next;
};

/// Rows and columns of what the decoder gives, `side` pixels a block.
Result<RgbImage> readBlocks(PictureRows& rows, const PixelRect& part, int side, const std::stop_token& stop,
                            PartialReports& reports) {
    if (auto done = rows.skip(part.y); !done)
        return tl::unexpected<Error>(done.error());
    RgbImage image(blocks(part.width, side), blocks(part.height, side));
    if (reports.areWanted())
        std::fill(image.pixels.begin(), image.pixels.end(), notReadYet);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(rows.size().width) * 3);
    BlockRow sums(part.x, part.width, side);
    std::uint8_t* to = image.pixels.data();
    for (int y = 0; y < part.height; ++y) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "Reading was cancelled.");
        if (auto done = rows.next(row.data()); !done)
            return tl::unexpected<Error>(done.error());
        sums.add(row.data());
        if ((y + 1) % side == 0 || y + 1 == part.height) {
            sums.take(to);
            to += std::ptrdiff_t{image.width} * 3;
            reports.report(image, static_cast<double>(y + 1) / part.height);
        }
    }
    return image;
}

/// Cut to the picture, and outwards to whole blocks.
PixelRect roundedOut(const PixelRect& rect, ImageSize size, int shrink) {
    const auto from = [shrink](int begin) { return std::max(0, begin) / shrink * shrink; };
    const auto to = [shrink](int end, int limit) { return std::min(limit, blocks(std::max(0, end), shrink) * shrink); };
    PixelRect out{from(rect.x), from(rect.y), 0, 0};
    out.width = to(rect.x + rect.width, size.width) - out.x;
    out.height = to(rect.y + rect.height, size.height) - out.y;
    return out;
}

Result<ImagePart> partOf(const fs::path& path, const ImageHeader& header, const PixelRect& stored, int shrink,
                         const std::stop_token& stop, const PartialReading& partial) {
    PartialReports reports(partial, header.orientation);
    auto rows = PictureRows::open(path, std::min(shrink, mostDecoderShrink));
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const int decoder = (*rows)->shrunkBy();
    const ImageSize size = (*rows)->size();
    PixelRect decoded{stored.x / decoder, stored.y / decoder, blocks(stored.width, decoder),
                      blocks(stored.height, decoder)};
    decoded.width = std::min(decoded.width, size.width - decoded.x);
    decoded.height = std::min(decoded.height, size.height - decoded.y);
    return readBlocks(**rows, decoded, shrink / decoder, stop, reports).map([&](RgbImage&& image) {
        return ImagePart{upright(std::move(image), header.orientation),
                         uprightRect(stored, header.storedSize, header.orientation), shrink};
    });
}

Result<ImagePart> readPart(const fs::path& path, const PixelRect& wanted, int shrink, const std::stop_token& stop,
                           const PartialReading& partial) {
    const auto header = readImageHeader(path);
    if (!header)
        return fail(ErrorKind::Unsupported, "Only JPEG and PNG pictures are read in parts.", path.string());
    const ImageSize size = header->uprightSize();
    const PixelRect inside = roundedOut(wanted, size, 1);
    if (inside.width <= 0 || inside.height <= 0)
        return fail(ErrorKind::BadInput, "There is nothing of the picture in this part.", path.string());
    const PixelRect stored =
        roundedOut(storedRect(inside, header->storedSize, header->orientation), header->storedSize, shrink);
    if (std::int64_t{blocks(stored.width, shrink)} * blocks(stored.height, shrink) > mostPixels)
        return fail(ErrorKind::Unsupported, "More than 1,000,000,000 pixels are not read at once.", path.string());
    return withForeignErrors(ErrorKind::Unreadable, path,
                             [&] { return partOf(path, *header, stored, shrink, stop, partial); });
}

} // namespace

Result<ImagePart> readShrunk(const fs::path& path, int shrink, const std::stop_token& stop,
                             const PartialReading& partial) {
    constexpr int all = 1 << 30;
    return readPart(path, {0, 0, all, all}, shrink, stop, partial);
}

Result<ImagePart> readPart(const fs::path& path, const PixelRect& wanted, int shrink, const std::stop_token& stop) {
    return readPart(path, wanted, shrink, stop, {});
}

} // namespace boxwright
