#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"
#include "core/base/geometry.h"
#include "core/data/voc_document.h"

namespace boxwright {

/// What the numbers of a VOC file mean (spec/annotation.md section 2.2). It decides only how a file's numbers become
/// continuous edges; it is applied where a file is read or written and nowhere else.
enum class VocPixels {
    Official,  ///< pixels counted from 1, inclusive: edges are [xmin - 1, ymin - 1, xmax, ymax]
    LabelImg,  ///< edges as written, none below 1
    ZeroBased, ///< edges as written
};

template <>
struct EnumText<VocPixels> {
    static constexpr std::array table{
        std::pair{VocPixels::Official, std::string_view("official")},
        std::pair{VocPixels::LabelImg, std::string_view("labelimg")},
        std::pair{VocPixels::ZeroBased, std::string_view("zero-based")},
    };
};

/// Continuous edges of a box whose numbers are as in the file.
[[nodiscard]] Box edgesFromVoc(const Box& numbers, VocPixels pixels);

/// The numbers to write for continuous edges; edgesFromVoc() gives the edges back, but for LabelImg's raising to 1.
[[nodiscard]] Box vocFromEdges(const Box& edges, VocPixels pixels);

/// What speaks for a convention, counted over the files of a data set. A box that reaches the width or height speaks
/// for none: all three have such.
struct VocPixelEvidence {
    std::size_t files = 0;        ///< looked at
    std::size_t withZero = 0;     ///< with a box that begins at 0
    std::size_t likeLabelImg = 0; ///< a path and the database "Unknown"
    std::size_t likeOfficial = 0; ///< no path and the name of a database, which no address of a program is

    void add(const VocDocument& document);
    /// Any 0: zero-based. Else by the writer of most files. LabelImg, which takes the numbers as written, if nothing
    /// speaks.
    [[nodiscard]] VocPixels guess() const;

    bool operator==(const VocPixelEvidence&) const = default;
};

} // namespace boxwright
