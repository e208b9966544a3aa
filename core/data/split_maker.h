#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// How to divide images.
struct SplitOptions {
    /// Split name and its share. Shares are positive; their sum is 1, or less: the rest goes into no split.
    std::vector<std::pair<std::string, double>> shares{{"train", 0.8}, {"val", 0.2}};
    std::uint64_t seed = 1;
    bool stratify = false; ///< every class in about the wanted shares

    /// All problems, each a sentence; empty if there is none.
    [[nodiscard]] std::vector<std::string> validate() const;
};

/// What the maker has to know of one image.
struct SplitItem {
    std::vector<int> classes; ///< ids of the classes in it; repeats do not matter
    std::size_t group = 0;    ///< images of one group go into the same split
};

/// Numbers of the items in each split, in the order of options.shares and ascending. Depends on the arguments only.
///
/// Without stratification: the groups are shuffled, largest group first among the shuffled, and each goes to the split
/// that lacks most of its share. Stratified (iterative stratification, Sechidis, Tsoumakas and Vlahavas 2011): the
/// class that the fewest undivided images hold is taken next; each group with it goes to the split that lacks most
/// images of that class, among equals the one that lacks most images, among equals one drawn by the seed; groups
/// without a class come last. An image that belongs to no split counts for a nameless one. Errors: BadInput.
[[nodiscard]] Result<std::vector<std::vector<std::size_t>>> makeSplits(const std::vector<SplitItem>& items,
                                                                       const SplitOptions& options);

} // namespace boxwright
