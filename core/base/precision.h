#pragma once

#include "core/base/enum_text.h"

namespace boxwright {

/// Number format of the network's activations. Weights, anchors, decoding and losses stay float32.
enum class Precision {
    Float32,
    BFloat16, ///< on new CPUs and GPUs; no loss scaling needed
    Float16,  ///< on GPUs; training scales gradients
};
template <>
struct EnumText<Precision> {
    static constexpr std::array table{std::pair{Precision::Float32, std::string_view("float32")},
                                      std::pair{Precision::BFloat16, std::string_view("bf16")},
                                      std::pair{Precision::Float16, std::string_view("fp16")}};
};

} // namespace boxwright
