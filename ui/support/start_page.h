#pragma once

#include <array>
#include <string_view>
#include <utility>

#include <QString>

#include "core/base/enum_text.h"

namespace boxwright {

/// What the window shows when it is started without a folder.
enum class StartPage { Welcome, LastFolder };
template <>
struct EnumText<StartPage> {
    static constexpr std::array table{std::pair{StartPage::Welcome, std::string_view("welcome")},
                                      std::pair{StartPage::LastFolder, std::string_view("lastFolder")}};
};

inline const QString startPageKey = QStringLiteral("start");

} // namespace boxwright
