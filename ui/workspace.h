#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"

namespace boxwright {

/// The four jobs of the window.
enum class Workspace { Annotate, Train, Evaluate, Detect };
template <>
struct EnumText<Workspace> {
    static constexpr std::array table{std::pair{Workspace::Annotate, std::string_view("annotate")},
                                      std::pair{Workspace::Train, std::string_view("train")},
                                      std::pair{Workspace::Evaluate, std::string_view("evaluate")},
                                      std::pair{Workspace::Detect, std::string_view("detect")}};
};

} // namespace boxwright
