#pragma once

#include <cmath>
#include <cstdint>
#include <map>
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

/// What tests/reference/calibrate.py has found, by module name; missing entries have the default value.
struct Calibration {
    std::map<std::string, double> factors;              ///< of the weights
    std::map<std::string, std::vector<double>> centres; ///< subtracted from the bias, one each or none
};

inline at::Tensor normValues(const std::string& field, const at::Tensor& u) {
    if (field == "weight")
        return 0.6 + 0.2 * u;
    return field == "running_var" ? 1 + 0.2 * u : 0.1 * u;
}

/// float64 values of one tensor; the order of the operations is that of formula.py, so that they are the same numbers.
inline at::Tensor valuesFor(const std::string& key, const boxwright::StateDict& state, const Calibration& calibration) {
    const at::Tensor& tensor = state.at(key);
    const std::string module = key.substr(0, key.rfind('.'));
    const at::Tensor u = uniform(key, tensor.numel()).to(at::kDouble).view(tensor.sizes());
    if (key.ends_with("bn3.weight")) // the last norm of a bottleneck: small, or rounding grows from block to block
        return 0.2 + 0.1 * u;
    if (state.contains(module + ".running_var"))
        return normValues(key.substr(module.size() + 1), u);
    if (tensor.dim() == 1) {
        const auto centre = calibration.centres.find(module);
        return centre == calibration.centres.end() ? 0.05 * u : 0.05 * u - at::tensor(centre->second, at::kDouble);
    }
    const bool scores = module.ends_with("cls_score") || module.ends_with("cls_logits");
    const auto found = calibration.factors.find(module);
    const double factor = found != calibration.factors.end() ? found->second : scores ? 3 : 1;
    return u * (factor * std::sqrt(3.0 / static_cast<double>(tensor.numel() / tensor.size(0))));
}

/// Every parameter and buffer of the model.
inline void fill(const torch::nn::Module& model, const Calibration& calibration = {}) {
    const at::NoGradGuard noGradient;
    const boxwright::StateDict state = boxwright::stateDict(model);
    for (const auto& [key, tensor] : state)
        if (!key.ends_with("num_batches_tracked"))
            at::Tensor(tensor).copy_(valuesFor(key, state, calibration));
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
