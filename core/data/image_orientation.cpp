#include "core/data/image_orientation.h"

#include <array>
#include <cstring>
#include <utility>

#include <opencv2/core.hpp>

namespace boxwright {

namespace {

/// What turns the stored picture upright: first the transposition, then the mirrors.
struct Turn {
    bool transposed = false;
    bool mirroredX = false;
    bool mirroredY = false;
};

constexpr std::array<Turn, 9> turns{Turn{},
                                    Turn{},
                                    Turn{false, true, false},
                                    Turn{false, true, true},
                                    Turn{false, false, true},
                                    Turn{true, false, false},
                                    Turn{true, true, false},
                                    Turn{true, true, true},
                                    Turn{true, false, true}};

Turn turnOf(int orientation) {
    return orientation >= 1 && orientation <= 8 ? turns[static_cast<std::size_t>(orientation)] : Turn{};
}

PixelRect transposed(const PixelRect& rect) {
    return {rect.y, rect.x, rect.height, rect.width};
}

PixelRect mirrored(PixelRect rect, const Turn& turn, ImageSize size) {
    if (turn.mirroredX)
        rect.x = size.width - rect.x - rect.width;
    if (turn.mirroredY)
        rect.y = size.height - rect.y - rect.height;
    return rect;
}

ImageSize uprightSize(ImageSize stored, const Turn& turn) {
    return turn.transposed ? ImageSize{stored.height, stored.width} : stored;
}

} // namespace

RgbImage upright(RgbImage&& image, int orientation) {
    const Turn turn = turnOf(orientation);
    if (!turn.transposed && !turn.mirroredX && !turn.mirroredY)
        return std::move(image);
    const cv::Mat stored(image.height, image.width, CV_8UC3, image.pixels.data());
    cv::Mat turned = stored;
    if (turn.transposed)
        cv::transpose(stored, turned);
    cv::Mat flipped = turned;
    if (turn.mirroredX || turn.mirroredY)
        cv::flip(turned, flipped, turn.mirroredX && turn.mirroredY ? -1 : turn.mirroredX ? 1 : 0);
    RgbImage result(flipped.cols, flipped.rows);
    std::memcpy(result.pixels.data(), flipped.ptr(), result.pixels.size());
    return result;
}

PixelRect storedRect(const PixelRect& inUpright, ImageSize stored, int orientation) {
    const Turn turn = turnOf(orientation);
    const PixelRect rect = mirrored(inUpright, turn, uprightSize(stored, turn));
    return turn.transposed ? transposed(rect) : rect;
}

PixelRect uprightRect(const PixelRect& inStored, ImageSize stored, int orientation) {
    const Turn turn = turnOf(orientation);
    return mirrored(turn.transposed ? transposed(inStored) : inStored, turn, uprightSize(stored, turn));
}

} // namespace boxwright
