#pragma once

#include <string>
#include <vector>

#include "core/data/near_duplicates.h"

namespace boxwright {

struct InspectOptions {
    std::string split = "all"; ///< images whose files are opened; classes and splits are judged over these
    bool pictures = true; ///< open the pictures too: damage, true sizes, duplicates. False reads their headers only
    NearDuplicateOptions nearDuplicates;
    float duplicateIou = 0.95F; ///< boxes of one class that overlap more are one box drawn twice
    float tinySide = 4;         ///< a box with a shorter side below this is tiny, in pixels of the network's input ...
    int networkSide = 0;        ///< ... whose shorter side this is; 0: original pixels
    long rareClass = 10;        ///< a class with fewer objects is rare
    int threads = 0;            ///< 0: one a core

    /// All problems, each a sentence; empty if there is none.
    [[nodiscard]] std::vector<std::string> validate() const;
};

} // namespace boxwright
