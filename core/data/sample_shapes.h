#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/base/enum_text.h"
#include "core/base/geometry.h"

namespace boxwright {

/// The classes of the sample data set, alphabetically.
enum class SampleShape { Circle, Ring, Square, Star, Triangle };
template <>
struct EnumText<SampleShape> {
    static constexpr std::array table{std::pair{SampleShape::Circle, std::string_view("circle")},
                                      std::pair{SampleShape::Ring, std::string_view("ring")},
                                      std::pair{SampleShape::Square, std::string_view("square")},
                                      std::pair{SampleShape::Star, std::string_view("star")},
                                      std::pair{SampleShape::Triangle, std::string_view("triangle")}};
};

/// A corner of an outline, in pixels.
struct OutlinePoint {
    double x = 0;
    double y = 0;
};

/// Closed polygons, filled by the even-odd rule (a ring has two).
using Outline = std::vector<std::vector<OutlinePoint>>;

/// The shape turned by `angle` radians, its longer box side `side` pixels, the middle of its box at 0, 0.
[[nodiscard]] Outline shapeOutline(SampleShape shape, double side, double angle);

/// The outline moved by dx, dy pixels.
[[nodiscard]] Outline moved(Outline outline, double dx, double dy);

/// Smallest box around the outline.
[[nodiscard]] Box outlineBox(const Outline& outline);

/// Filled area in square pixels.
[[nodiscard]] double outlineArea(const Outline& outline);

} // namespace boxwright
