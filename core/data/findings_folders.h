#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/data/findings.h"
#include "core/data/near_duplicates.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// The split names of a data set; "train" and "val" (chosen by hash) where it has no split files.
[[nodiscard]] std::vector<std::string> namesOfSplits(const VocDataset& dataset);

/// Split names of every image, in the order of dataset.images().
[[nodiscard]] std::vector<std::vector<std::string>> splitsOfImages(const VocDataset& dataset);

/// What the folders say without opening a picture or an annotation: images that splits name but that are not there,
/// images named alike, annotation files without an image or doubled, repeated split lines, images in no split.
[[nodiscard]] std::vector<Finding> inspectFolders(const VocDataset& dataset);

/// Images that lie in two splits of which neither contains the other (trainval contains train), themselves or as a
/// picture of the same duplicate group.
[[nodiscard]] std::vector<Finding> findLeaks(const VocDataset& dataset, const std::vector<DuplicateGroup>& duplicates);

} // namespace boxwright
