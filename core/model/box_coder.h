#pragma once

#include <array>

#include <ATen/ATen.h>

namespace boxwright {

/// Boxes as offsets from reference boxes. Source: torchvision BoxCoder; spec section 9.
class BoxCoder {
public:
    /// Weights of dx, dy, dw, dh: (1,1,1,1) in the RPN, (10,10,5,5) in the RoI heads.
    explicit BoxCoder(std::array<double, 4> weights)
        : m_weights(weights) {}

    /// boxes, references [N, 4] -> [N, 4] float32. Zero-sized boxes or references give infinities: filter them before.
    [[nodiscard]] at::Tensor encode(const at::Tensor& boxes, const at::Tensor& references) const;
    /// deltas, references [N, 4] -> boxes [N, 4] float32; dw and dh are clamped at ln(1000/16) from above.
    [[nodiscard]] at::Tensor decode(const at::Tensor& deltas, const at::Tensor& references) const;

private:
    std::array<double, 4> m_weights;
};

} // namespace boxwright
