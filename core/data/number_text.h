#pragma once

#include <string>

namespace boxwright {

/// Text with the fewest digits that reads back as the same double, without exponent where that is shorter.
[[nodiscard]] std::string shortNumber(double value);

/// Two numbers of a box along one axis.
struct NumberPair {
    std::string first;
    std::string second;
};

/// Low edge and length with the fewest digits from which a reader's low + length (in double, rounded to float) gives
/// both edges back exactly. Both edges finite.
[[nodiscard]] NumberPair lowAndLength(float low, float high);

/// Centre and length, each divided by `scale`, with the fewest decimals (at least `decimals`) from which
/// edgesFromCentre() gives both edges back exactly. Both edges finite, scale above 0.
[[nodiscard]] NumberPair centreAndLength(float low, float high, double scale, int decimals);

struct FloatRange {
    float low = 0;
    float high = 0;
};

/// The one way in which we read a centre and a length.
[[nodiscard]] FloatRange edgesFromCentre(double centre, double length, double scale);

} // namespace boxwright
