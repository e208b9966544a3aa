#pragma once

#include <string>
#include <vector>

#include "core/data/findings.h"
#include "core/data/near_duplicates.h"
#include "core/data/split_leaks.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// The split names of a data set; "train" and "val" (chosen by hash) where it has no split files.
[[nodiscard]] std::vector<std::string> namesOfSplits(const VocDataset& dataset);

/// The images of each of them.
[[nodiscard]] SplitMembers splitMembers(const VocDataset& dataset);

/// What the folders say without opening a picture or an annotation: images that splits name but that are not there,
/// images named alike, annotation files without an image or doubled, repeated split lines, images in no split.
[[nodiscard]] std::vector<Finding> inspectFolders(const VocDataset& dataset);

/// As in split_leaks.h.
[[nodiscard]] std::vector<Finding> findLeaks(const VocDataset& dataset, const std::vector<DuplicateGroup>& duplicates);

} // namespace boxwright
