#pragma once

#include <vector>

#include <QString>

namespace boxwright {

/// One line of a comparison of two texts.
struct DiffLine {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;
    int number = 0; ///< from 1: in the text before for Same and Removed, in the one after for Added

    bool operator==(const DiffLine&) const = default;
};

/// The lines that differ, each with up to `context` lines around it; the fewest that turn one text into the other.
[[nodiscard]] std::vector<DiffLine> lineDiff(const QString& before, const QString& after, int context = 2);

} // namespace boxwright
