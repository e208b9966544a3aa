#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/enum_text.h"

namespace boxwright {

/// Element types of tensors in weight files; the texts are PyTorch's storage names without "Storage".
enum class ElementType { Float, Double, Half, BFloat16, Long, Int, Short, Char, Byte, Bool };
template <>
struct EnumText<ElementType> {
    using T = ElementType;
    static constexpr std::array table{
        std::pair{T::Float, std::string_view("Float")}, std::pair{T::Double, std::string_view("Double")},
        std::pair{T::Half, std::string_view("Half")},   std::pair{T::BFloat16, std::string_view("BFloat16")},
        std::pair{T::Long, std::string_view("Long")},   std::pair{T::Int, std::string_view("Int")},
        std::pair{T::Short, std::string_view("Short")}, std::pair{T::Char, std::string_view("Char")},
        std::pair{T::Byte, std::string_view("Byte")},   std::pair{T::Bool, std::string_view("Bool")}};
};

[[nodiscard]] constexpr std::int64_t bytesPerElement(ElementType type) {
    switch (type) {
    case ElementType::Double:
    case ElementType::Long:
        return 8;
    case ElementType::Float:
    case ElementType::Int:
        return 4;
    case ElementType::Half:
    case ElementType::BFloat16:
    case ElementType::Short:
        return 2;
    default:
        return 1;
    }
}

} // namespace boxwright
