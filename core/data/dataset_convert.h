#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/annotation_set.h"
#include "core/data/dataset_format.h"
#include "core/data/job_control.h"

namespace boxwright {

/// What happens to the pictures of a data set that is converted.
enum class ImagePlacement {
    Leave, ///< they stay where they are, and the new files name them as the old ones did
    Copy,  ///< byte for byte
    Link,  ///< symbolic links to where they are
};

struct ConvertOptions {
    DatasetFormat format = DatasetFormat::Coco;
    /// A folder; for COCO, CreateML and CSV also the file itself, by its extension.
    std::filesystem::path output;
    ImagePlacement images = ImagePlacement::Leave;
    bool overwrite = false; ///< replace files that are there
};

/// The part of the set that a split is, with that split alone; the whole set for an empty name.
/// Errors: NotFound, naming the splits that exist.
[[nodiscard]] Result<AnnotationSet> splitOf(AnnotationSet set, const std::string& split);

/// Fills image sizes that are not known from the pictures; for YOLO, whose numbers are shares of the picture, the
/// picture's size also replaces one that is written differently. Do it before asking for conversionLosses().
/// Errors: Cancelled. A picture that cannot be read is a remark.
[[nodiscard]] Result<FormatRemarks> completeSizes(AnnotationSet& set, DatasetFormat format,
                                                  const JobControl& control = {});

/// Writes the set and returns the files written, in order:
///   voc       Annotations/ID.xml (files read from VOC byte for byte), ImageSets/Main/SPLIT.txt, JPEGImages/
///   yolo      labels/ID.txt, classes.txt, data.yaml with a list of each split, images/. Classes of a classes.txt that
///             is there keep their numbers, new ones are appended.
///   coco, createml, csv  one file (annotations.json or .csv in a folder), images/
/// Every file is complete or not there. Sub-folders are kept.
/// Errors: Conflict (a file is there already and may not be replaced: nothing was written), BadInput (a name that leads
/// out of the output), WriteFailed, Cancelled (what was written stays).
[[nodiscard]] Result<std::vector<std::filesystem::path>>
convertDataset(const AnnotationSet& set, const ConvertOptions& options, const JobControl& control = {});

} // namespace boxwright
