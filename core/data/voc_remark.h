#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"

namespace boxwright {

/// What is unusual in an annotation file (spec/annotation.md section 2.3). How grave it is, is for the inspection to
/// say; here a mark "not used" means that the object is missing in the Annotation, and stays in the file untouched.
enum class VocRemarkKind {
    // The file
    OtherEncoding,   ///< not UTF-8 (UTF-16, latin-1, ...): kept on save
    WrongEncoding,   ///< not what it declares; read as latin-1
    Doctype,         ///< has a DOCTYPE: its entities are neither fetched nor expanded
    DoubleExtension, ///< .xml.xml
    // The head
    MissingFileName,
    FileNameDiffers, ///< <filename> is not that of the XML file
    AbsolutePath,    ///< <path> names a place on one machine
    MissingSize,
    ZeroSize, ///< zero, negative, or no number
    NoObject, ///< a legal negative
    // One object each
    MissingName,        ///< not used
    MissingBox,         ///< no bndbox (a polygon, a point): not used
    MissingCorner,      ///< not used
    CommaDecimal,       ///< not used
    NotANumber,         ///< text, nan, inf or beyond what a float holds: not used
    BlankAroundName,    ///< trimmed in memory
    SwappedCorners,     ///< put right in memory
    NoExtent,           ///< xmin = xmax or ymin = ymax; one pixel by the official convention
    NegativeCoordinate, ///< below 0
    RepeatedField,      ///< two <name>, <bndbox>, ...: the first counts
    OddFlag,            ///< difficult, truncated or occluded is neither 0 nor 1
    // Once a file, at the first object concerned
    FractionalNumbers, ///< coordinates that are not whole
    MissingFlags,      ///< no pose, truncated or difficult: default values
    EmptyField,        ///< <difficult/>, <depth/>, ...: default values
    UnreadContent,     ///< part, actions, point, attributes, ...: kept, not used
};

template <>
struct EnumText<VocRemarkKind> {
    static constexpr std::array table{
        std::pair{VocRemarkKind::OtherEncoding, std::string_view("other-encoding")},
        std::pair{VocRemarkKind::WrongEncoding, std::string_view("wrong-encoding")},
        std::pair{VocRemarkKind::Doctype, std::string_view("doctype")},
        std::pair{VocRemarkKind::DoubleExtension, std::string_view("double-extension")},
        std::pair{VocRemarkKind::MissingFileName, std::string_view("missing-file-name")},
        std::pair{VocRemarkKind::FileNameDiffers, std::string_view("file-name-differs")},
        std::pair{VocRemarkKind::AbsolutePath, std::string_view("absolute-path")},
        std::pair{VocRemarkKind::MissingSize, std::string_view("missing-size")},
        std::pair{VocRemarkKind::ZeroSize, std::string_view("zero-size")},
        std::pair{VocRemarkKind::NoObject, std::string_view("no-object")},
        std::pair{VocRemarkKind::MissingName, std::string_view("missing-name")},
        std::pair{VocRemarkKind::MissingBox, std::string_view("missing-box")},
        std::pair{VocRemarkKind::MissingCorner, std::string_view("missing-corner")},
        std::pair{VocRemarkKind::CommaDecimal, std::string_view("comma-decimal")},
        std::pair{VocRemarkKind::NotANumber, std::string_view("not-a-number")},
        std::pair{VocRemarkKind::BlankAroundName, std::string_view("blank-around-name")},
        std::pair{VocRemarkKind::SwappedCorners, std::string_view("swapped-corners")},
        std::pair{VocRemarkKind::NoExtent, std::string_view("no-extent")},
        std::pair{VocRemarkKind::NegativeCoordinate, std::string_view("negative-coordinate")},
        std::pair{VocRemarkKind::RepeatedField, std::string_view("repeated-field")},
        std::pair{VocRemarkKind::OddFlag, std::string_view("odd-flag")},
        std::pair{VocRemarkKind::FractionalNumbers, std::string_view("fractional-numbers")},
        std::pair{VocRemarkKind::MissingFlags, std::string_view("missing-flags")},
        std::pair{VocRemarkKind::EmptyField, std::string_view("empty-field")},
        std::pair{VocRemarkKind::UnreadContent, std::string_view("unread-content")},
    };
};

struct VocRemark {
    VocRemarkKind kind;
    int object = -1;      ///< number of the <object> in the file, from 1; -1 if it is about the file
    int line = 0;         ///< from 1; 0 if it is not about a place in the text
    std::string sentence; ///< for people; without file and place
};

/// True for the kinds that keep an object out of the Annotation because it is damaged (not for MissingBox, a shape of
/// another kind).
[[nodiscard]] constexpr bool isDamagedObject(VocRemarkKind kind) {
    return kind == VocRemarkKind::MissingName || kind == VocRemarkKind::MissingCorner ||
           kind == VocRemarkKind::CommaDecimal || kind == VocRemarkKind::NotANumber;
}

} // namespace boxwright
