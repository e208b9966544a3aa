#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace boxwright {

/// Elements of a tensor of these sizes; nothing if that is no 64-bit number. A size of 0 does not excuse the others:
/// strides are products of them.
[[nodiscard]] inline std::optional<std::int64_t> elementCount(std::span<const std::int64_t> sizes) {
    std::int64_t elements = 1;
    for (const std::int64_t size : sizes)
        if (__builtin_mul_overflow(elements, std::max<std::int64_t>(size, 1), &elements))
            return std::nullopt;
    return std::ranges::find(sizes, 0) == sizes.end() ? elements : 0;
}

/// Row-major strides of sizes that have an element count.
[[nodiscard]] inline std::vector<std::int64_t> contiguousStrides(std::span<const std::int64_t> sizes) {
    std::vector<std::int64_t> strides(sizes.size());
    std::int64_t elements = 1;
    for (std::size_t i = sizes.size(); i-- > 0; elements *= std::max<std::int64_t>(sizes[i], 1))
        strides[i] = elements;
    return strides;
}

} // namespace boxwright
