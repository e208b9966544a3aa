#pragma once

#include <array>
#include <vector>

#include "core/base/geometry.h"
#include "core/data/sample_random.h"

namespace boxwright {

/// Red, green, blue, 0 to 255.
using SampleColor = std::array<float, 3>;

/// Smooth noise in -1..1, row by row: random values on a grid of `cell` pixels, blended between.
[[nodiscard]] std::vector<float> smoothNoise(SampleRandom& random, ImageSize size, double cell);

/// A calm, structured background, row by row: a gradient of two muted colours under four octaves of smooth noise.
[[nodiscard]] std::vector<SampleColor> backgroundTexture(SampleRandom& random, ImageSize size);

} // namespace boxwright
