#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/model/weights/element_type.h"

namespace boxwright {

/// A tensor of a safetensors file, without its data.
struct SafetensorsEntry {
    std::string name;
    ElementType type = ElementType::Float;
    std::vector<std::int64_t> sizes;
};

/// What stands before the data of a safetensors file: its length and the JSON text, padded to 8 bytes. The tensors'
/// data follow in the order of the entries, without gaps.
[[nodiscard]] std::string safetensorsHeader(const std::vector<SafetensorsEntry>& entries,
                                            const std::map<std::string, std::string>& metadata);

} // namespace boxwright
