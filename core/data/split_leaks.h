#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/data/findings.h"
#include "core/data/near_duplicates.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// Image indices of every split, by its name.
using SplitMembers = std::map<std::string, std::vector<std::size_t>>;

/// Split names of every image, by its index.
[[nodiscard]] std::vector<std::vector<std::string>> splitsOfImages(const SplitMembers& splits, std::size_t imageCount);

/// Images that lie in two splits of which neither contains the other (trainval contains train), themselves or as a
/// picture of the same duplicate group.
[[nodiscard]] std::vector<Finding> findLeaks(const std::vector<DatasetImage>& images, const SplitMembers& splits,
                                             const std::vector<DuplicateGroup>& duplicates);

} // namespace boxwright
