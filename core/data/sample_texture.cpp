#include "core/data/sample_texture.h"

#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/data/hsv_color.h"

namespace boxwright {

namespace {

std::size_t pixelCount(ImageSize size) {
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
}

/// Where a pixel falls between two grid lines; `weight` eases in and out, so that the grid does not show.
struct GridStep {
    std::size_t index = 0;
    float weight = 0;
};

std::vector<GridStep> gridSteps(int length, double cell) {
    std::vector<GridStep> steps;
    steps.reserve(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        const double position = i / cell;
        const double t = position - std::floor(position);
        steps.push_back({static_cast<std::size_t>(position), static_cast<float>(t * t * (3 - 2 * t))});
    }
    return steps;
}

/// -0.5 to 0.5 across the picture along `angle`.
float gradientAt(int x, int y, ImageSize size, double angle) {
    const double u = static_cast<double>(x) / size.width - 0.5;
    const double v = static_cast<double>(y) / size.height - 0.5;
    return static_cast<float>((u * std::cos(angle) + v * std::sin(angle)) / std::numbers::sqrt2);
}

void addGradient(SampleRandom& random, ImageSize size, std::vector<SampleColor>& pixels) {
    const double hue = random.real(0, 1);
    const double saturation = random.real(0.10, 0.40);
    const double value = random.real(0.32, 0.72);
    const SampleColor from = colorFromHsv(hue, saturation, value);
    const SampleColor to = colorFromHsv(hue + random.real(-0.12, 0.12), saturation, value + random.real(-0.15, 0.15));
    const double angle = random.real(0, 2 * std::numbers::pi);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const float t = gradientAt(x, y, size, angle) + 0.5F;
            SampleColor& pixel = pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
                                        static_cast<std::size_t>(x)];
            for (std::size_t c = 0; c < 3; ++c)
                pixel[c] = from[c] + (to[c] - from[c]) * t;
        }
    }
}

void addNoise(const std::vector<float>& noise, const SampleColor& strength, std::vector<SampleColor>& pixels) {
    for (std::size_t i = 0; i < pixels.size(); ++i)
        for (std::size_t c = 0; c < 3; ++c)
            pixels[i][c] += noise[i] * strength[c];
}

} // namespace

std::vector<float> smoothNoise(SampleRandom& random, ImageSize size, double cell) {
    const auto columns = static_cast<std::size_t>(size.width / cell) + 2;
    const auto rows = static_cast<std::size_t>(size.height / cell) + 2;
    std::vector<float> grid(columns * rows);
    for (float& value : grid)
        value = static_cast<float>(random.real(-1, 1));
    const std::vector<GridStep> xs = gridSteps(size.width, cell);
    const std::vector<GridStep> ys = gridSteps(size.height, cell);
    std::vector<float> noise;
    noise.reserve(pixelCount(size));
    for (const GridStep& y : ys) {
        const float* upper = grid.data() + y.index * columns;
        const float* lower = upper + columns;
        for (const GridStep& x : xs) {
            const float top = upper[x.index] + (upper[x.index + 1] - upper[x.index]) * x.weight;
            const float bottom = lower[x.index] + (lower[x.index + 1] - lower[x.index]) * x.weight;
            noise.push_back(top + (bottom - top) * y.weight);
        }
    }
    return noise;
}

std::vector<SampleColor> backgroundTexture(SampleRandom& random, ImageSize size) {
    std::vector<SampleColor> pixels(pixelCount(size));
    addGradient(random, size, pixels);
    const double strength = random.real(0.5, 1.0);
    double cell = random.real(60, 100);
    double amplitude = 30 * strength;
    for (int octave = 0; octave < 4; ++octave) {
        const auto light = static_cast<float>(amplitude);
        addNoise(smoothNoise(random, size, cell), {light, light, light}, pixels);
        cell /= 2;
        amplitude *= 0.55;
    }
    for (std::size_t c = 0; c < 3; ++c) { // large patches of other hues
        SampleColor tint{};
        tint[c] = static_cast<float>(18 * strength);
        addNoise(smoothNoise(random, size, random.real(50, 90)), tint, pixels);
    }
    return pixels;
}

} // namespace boxwright
