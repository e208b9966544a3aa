#include "core/data/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/data/file_io.h"

namespace boxwright {

namespace {

/// More decimals than a double distinguishes at the size of a pixel.
constexpr int kMostDecimals = 17;

std::string fixedNumber(double value, int decimals) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return {buffer.data(), end.ptr};
}

/// The double that a reader gets from the text.
double readBack(const std::string& text) {
    return finiteNumber(text).value_or(0);
}

} // namespace

std::string shortNumber(double value) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

NumberPair lowAndLength(float low, float high) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), low);
    const std::string lowText(buffer.data(), end.ptr);
    const double lowRead = readBack(lowText);
    const double length = std::max(0.0, static_cast<double>(high) - lowRead); // the text of 0.7F is above 0.7F
    for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
        const std::string text = fixedNumber(length, decimals);
        if (static_cast<float>(lowRead + readBack(text)) == high)
            return {lowText, text};
    }
    return {lowText, shortNumber(length)};
}

NumberPair centreAndLength(float low, float high, double scale, int decimals) {
    const double centre = (static_cast<double>(low) + static_cast<double>(high)) / 2 / scale;
    const double length = (static_cast<double>(high) - static_cast<double>(low)) / scale;
    for (; decimals <= kMostDecimals; ++decimals) {
        NumberPair texts{fixedNumber(centre, decimals), fixedNumber(length, decimals)};
        const FloatRange edges = edgesFromCentre(readBack(texts.first), readBack(texts.second), scale);
        if (edges.low == low && edges.high == high)
            return texts;
    }
    return {shortNumber(centre), shortNumber(length)};
}

FloatRange edgesFromCentre(double centre, double length, double scale) {
    return {static_cast<float>((centre - length / 2) * scale), static_cast<float>((centre + length / 2) * scale)};
}

} // namespace boxwright
