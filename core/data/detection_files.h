#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/enum_text.h"
#include "core/base/result.h"
#include "core/data/job_control.h"

namespace boxwright {

/// Forms in which detections can be exported.
enum class ExportFormat { Coco, Voc, Yolo, CreateMl, Csv, Image };
template <>
struct EnumText<ExportFormat> {
    static constexpr std::array table{std::pair{ExportFormat::Coco, std::string_view("coco")},
                                      std::pair{ExportFormat::Voc, std::string_view("voc")},
                                      std::pair{ExportFormat::Yolo, std::string_view("yolo")},
                                      std::pair{ExportFormat::CreateMl, std::string_view("createml")},
                                      std::pair{ExportFormat::Csv, std::string_view("csv")},
                                      std::pair{ExportFormat::Image, std::string_view("image")}};
};

/// Writes detections below `folder` (made if need be) and returns the files written:
/// coco -> detections.json (a list of {image_id, file_name, category_id, category_name, bbox [x,y,w,h], score});
/// voc -> voc/STEM.xml; yolo -> yolo/STEM.txt (class cx cy w h score) and yolo/classes.txt; createml -> createml.json;
/// csv -> detections.csv; image -> images/STEM.png with the boxes drawn. Stems that repeat get _2, _3.
/// `control` counts the files of an image each; a cancelled export keeps the whole files that it has written.
/// Errors: WriteFailed, Cancelled, and for image also what readImage says.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
exportDetections(const std::filesystem::path& folder, ExportFormat format, const std::vector<ImageDetections>& images,
                 const ClassList& classes, const JobControl& control = {});

/// Reads a COCO result list; a record may have image_id or file_name, category_id or category_name. Records are grouped
/// by image in the order of first appearance; `classes` maps the names (category_id counts from 1 in its order).
/// Errors: NotFound, Unreadable with the record's number.
[[nodiscard]] Result<std::vector<ImageDetections>> readCocoDetections(const std::filesystem::path& path,
                                                                      const ClassList& classes);

} // namespace boxwright
