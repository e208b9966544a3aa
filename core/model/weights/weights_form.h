#pragma once

#include <string_view>

#include "core/base/enum_text.h"

namespace boxwright {

/// The forms of weight files that can be read.
enum class WeightsForm {
    Zip,        ///< torch.save since 1.6: a zip archive with data.pkl
    Legacy,     ///< torch.save before 1.6: five pickles in a row, then the data
    Tar,        ///< torch.save before 0.1.10: a tar archive
    SafeTensors ///< a JSON header, then the data
};
template <>
struct EnumText<WeightsForm> {
    static constexpr std::array table{std::pair{WeightsForm::Zip, std::string_view("zip")},
                                      std::pair{WeightsForm::Legacy, std::string_view("legacy")},
                                      std::pair{WeightsForm::Tar, std::string_view("tar")},
                                      std::pair{WeightsForm::SafeTensors, std::string_view("safetensors")}};
};

} // namespace boxwright
