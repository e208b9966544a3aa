#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace boxwright {

/// A class name that is probably another one, written differently.
struct ClassConfusion {
    std::string name;
    std::string meant;
    bool variant = false; ///< they differ in case, blanks, underscores and hyphens only; otherwise in a letter or two
};

/// Compares all names, given with their number of objects. A name is a variant of the most frequent one that differs
/// in case or separators only. It is a likely typo if another class has at least ten times as many objects and lies one
/// edit away (two from eight letters on): a letter added, lost, replaced, or swapped with its neighbour. Short names
/// (below four letters) and names that differ in digits only are not compared. Ordered by name.
[[nodiscard]] std::vector<ClassConfusion> findClassConfusions(const std::map<std::string, long>& objectsByClass);

/// Edits between two byte strings: insert, delete, replace, swap neighbours (optimal string alignment).
[[nodiscard]] std::size_t editDistance(const std::string& a, const std::string& b);

} // namespace boxwright
