#pragma once

#include <ATen/ATen.h>

#include "core/base/precision.h"

namespace boxwright {

[[nodiscard]] at::ScalarType scalarType(Precision precision);

/// While it lives, convolutions and matrix products of this thread run in a 16-bit type on `device`, with float32
/// weights. float32 as type means: change nothing. Not for backward passes. Source: torch.autocast.
class AutocastGuard {
public:
    AutocastGuard(const at::Device& device, at::ScalarType type);
    ~AutocastGuard();
    AutocastGuard(const AutocastGuard&) = delete;
    AutocastGuard& operator=(const AutocastGuard&) = delete;

private:
    enum class Kind { None, Cpu, Cuda };
    Kind m_kind = Kind::None;
};

} // namespace boxwright
