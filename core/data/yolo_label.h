#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/class_list.h"
#include "core/data/remark_collector.h"

namespace boxwright {

/// One line of a YOLO label file that is a box; the four numbers as written, normalised by the upright image size.
struct YoloBox {
    int classIndex = 0; ///< from 0
    double centreX = 0;
    double centreY = 0;
    double width = 0;
    double height = 0;
    int line = 0; ///< from 1
};

/// Reads the text of a label file: lines of class, centre and size, separated by blanks or tabs. A sixth column is a
/// score and not used; lines of more columns are polygons or key points and no boxes. `file` is for the remarks.
[[nodiscard]] std::vector<YoloBox> readYoloText(std::string_view text, const std::filesystem::path& file,
                                                RemarkCollector& remarks);

/// Edges in pixels. An edge that is beyond the border by no more than rounding is put on it, with a remark.
[[nodiscard]] Box boxInImage(const YoloBox& box, ImageSize size, const std::filesystem::path& file,
                             RemarkCollector& remarks);

/// The label file of an image: six decimals, more where only they give the edges back exactly. Size above 0 x 0; every
/// class is in the list.
[[nodiscard]] std::string yoloText(const Annotation& annotation, ImageSize size, const ClassList& classes);

} // namespace boxwright
