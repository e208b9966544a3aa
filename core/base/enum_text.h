#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace boxwright {

/// One to/from text table per enum: specialise with
///   template <> struct EnumText<Preset> { static constexpr std::array table{std::pair{Preset::Fast,
///   std::string_view("fast")}, ...}; };
template <class Enum>
struct EnumText;

template <class Enum>
[[nodiscard]] constexpr std::string_view toText(Enum value) {
    for (const auto& [entry, text] : EnumText<Enum>::table)
        if (entry == value)
            return text;
    return "unknown";
}

template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> fromText(std::string_view text) {
    for (const auto& [entry, entryText] : EnumText<Enum>::table)
        if (entryText == text)
            return entry;
    return std::nullopt;
}

/// All texts, separated by ", ": for messages and help.
template <class Enum>
[[nodiscard]] std::string enumChoices() {
    std::string choices;
    for (const auto& entry : EnumText<Enum>::table)
        choices += (choices.empty() ? "" : ", ") + std::string(entry.second);
    return choices;
}

} // namespace boxwright
