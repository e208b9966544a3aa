#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <torch/nn/module.h>

#include "core/base/image.h"
#include "core/model/weights/state_dict.h"

/// The formula of tests/reference/formula.py: weights and pixels from name and index.
namespace formula {

inline std::uint64_t nameSeed(const std::string& name) {
    std::uint64_t value = 0xcbf29ce484222325U;
    for (const char c : name)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return value;
}

/// float32 in [-1, 1), shape [count].
inline at::Tensor uniform(const std::string& name, std::int64_t count) {
    const std::uint64_t seed = nameSeed(name);
    at::Tensor values = at::empty({count}, at::kFloat);
    float* out = values.data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i) {
        std::uint64_t z = static_cast<std::uint64_t>(i + 1) * 0x9e3779b97f4a7c15U + seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        z ^= z >> 31;
        out[i] = static_cast<float>(static_cast<double>(z >> 40) / static_cast<double>(1 << 23) - 1.0);
    }
    return values;
}

inline bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

inline at::Tensor valuesFor(const std::string& key, const at::Tensor& tensor) {
    const at::Tensor values = uniform(key, tensor.numel()).view(tensor.sizes());
    if (tensor.dim() != 1) {
        const double gain = contains(key, "cls_score") || contains(key, "cls_logits") ? 3.0 : 1.0;
        const auto fanIn = static_cast<double>(tensor.numel() / tensor.size(0));
        return values * static_cast<float>(gain * std::sqrt(3.0 / fanIn));
    }
    if (key.ends_with("running_var"))
        return 1 + 0.2 * values;
    if (contains(key, ".bn") || contains(key, "downsample.1"))
        return key.ends_with("weight") ? 0.6 + 0.2 * values : 0.1 * values;
    return 0.05 * values;
}

/// Every parameter and buffer of the model.
inline void fill(const torch::nn::Module& model) {
    const at::NoGradGuard noGradient;
    for (auto& [key, tensor] : boxwright::stateDict(model))
        if (!key.ends_with("num_batches_tracked"))
            tensor.copy_(valuesFor(key, tensor));
}

/// Stripes and squares.
inline boxwright::RgbImage image(int height, int width, int shift) {
    boxwright::RgbImage picture(width, height);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c)
                picture.pixels[at++] = static_cast<std::uint8_t>(
                    (x * (3 + shift) + y * 5 + c * 40 + (x / 16 + y / 16 + shift) % 2 * 90) % 256);
    return picture;
}

} // namespace formula
