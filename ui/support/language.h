#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"

class QCoreApplication;

namespace boxwright {

/// Languages of the window. English is the source language.
enum class Language { English, ChineseSimplified };
template <>
struct EnumText<Language> {
    static constexpr std::array table{std::pair{Language::English, std::string_view("en")},
                                      std::pair{Language::ChineseSimplified, std::string_view("zh_CN")}};
};

/// The language of the desktop if we speak it, else English.
[[nodiscard]] Language systemLanguage();

/// Replaces the translators of the program, ours and Qt's own where it is installed, and the locale of new QLocale()s;
/// every widget then gets QEvent::LanguageChange. GUI thread.
void setLanguage(QCoreApplication& application, Language language);

/// The one that setLanguage() was given last; English before. GUI thread.
[[nodiscard]] Language currentLanguage();

} // namespace boxwright
