#include "core/data/class_colors.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/data/hsv_color.h"

namespace boxwright {

namespace {

using Rgb = std::array<std::uint8_t, 3>;

constexpr Rgb noClassColor{128, 128, 128};

// Okabe and Ito, "Color Universal Design" (2008).
constexpr std::array<Rgb, 8> okabeIto{{{230, 159, 0},
                                       {86, 180, 233},
                                       {0, 158, 115},
                                       {240, 228, 66},
                                       {0, 114, 178},
                                       {213, 94, 0},
                                       {204, 121, 167},
                                       {0, 0, 0}}};

// The next twelve were searched for: whoever sees all colours, or lacks one of the three kinds of cone, tells any two
// of the twenty apart by a CIEDE2000 of 10 at least.
constexpr std::array<Rgb, 12> searched{{{136, 0, 0},
                                        {0, 68, 68},
                                        {170, 204, 136},
                                        {102, 0, 136},
                                        {0, 238, 204},
                                        {136, 102, 68},
                                        {170, 34, 102},
                                        {255, 204, 255},
                                        {34, 136, 238},
                                        {102, 0, 255},
                                        {0, 102, 102},
                                        {204, 0, 0}}};

} // namespace

std::array<std::uint8_t, 3> classColor(int label) {
    if (label < 1)
        return noClassColor;
    const auto index = static_cast<std::size_t>(label - 1);
    if (index < okabeIto.size())
        return okabeIto[index];
    if (index < okabeIto.size() + searched.size())
        return searched[index - okabeIto.size()];
    // Steps of the golden ratio never come back to a hue that is taken; the rows differ in strength and lightness.
    constexpr double goldenStep = 0.6180339887498949;
    const auto beyond = static_cast<double>(index - okabeIto.size() - searched.size());
    const bool pale = index % 2 == 0;
    const auto color = colorFromHsv(0.05 + beyond * goldenStep, pale ? 0.55 : 0.85, pale ? 0.95 : 0.75);
    Rgb rounded{};
    std::transform(color.begin(), color.end(), rounded.begin(),
                   [](float value) { return static_cast<std::uint8_t>(std::lround(value)); });
    return rounded;
}

} // namespace boxwright
