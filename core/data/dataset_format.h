#pragma once

#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"
#include "core/base/result.h"
#include "core/data/annotation_set.h"
#include "core/data/edit/voc_opening.h"
#include "core/data/job_control.h"

namespace boxwright {

/// Formats of data sets on disk.
enum class DatasetFormat { Voc, Coco, Yolo, CreateMl, Csv };
template <>
struct EnumText<DatasetFormat> {
    static constexpr std::array table{
        std::pair{DatasetFormat::Voc, std::string_view("voc")},
        std::pair{DatasetFormat::Coco, std::string_view("coco")},
        std::pair{DatasetFormat::Yolo, std::string_view("yolo")},
        std::pair{DatasetFormat::CreateMl, std::string_view("createml")},
        std::pair{DatasetFormat::Csv, std::string_view("csv")},
    };
};

/// What the file or folder is, by name and by how it begins: a JSON list is CreateML and another JSON COCO, a .yaml or
/// .data is YOLO; a folder is VOC if XML files are where VOC has them, else YOLO if it has a data.yaml, .data or class
/// list, else COCO or CreateML if it has such a file, else VOC (images without annotation).
/// Errors: NotFound; BadInput for a file that is none of them.
[[nodiscard]] Result<DatasetFormat> recognizeFormat(const std::filesystem::path& path);

/// The JSON that a COCO or CreateML data set is read from: the path itself if it is no folder, else the one of a known
/// name in it; empty if there is none.
[[nodiscard]] std::filesystem::path annotationJson(const std::filesystem::path& path);

/// Reads a whole data set of any format but CSV. `imageFolder` says where the images are if it is not empty; VOC knows.
/// `voc` is for VOC folders; one with annotations given is VOC. Errors: NotFound, Unreadable, BadInput, Cancelled.
[[nodiscard]] Result<FormatReading> readDataset(const std::filesystem::path& path,
                                                const std::filesystem::path& imageFolder = {},
                                                const JobControl& control = {}, const VocOpening& voc = {});

} // namespace boxwright
