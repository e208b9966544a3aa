#include "core/model/autocast_guard.h"

#include <ATen/autocast_mode.h>
#include <torch/version.h>

namespace boxwright {
namespace {

void setAutocast(bool cuda, bool on, at::ScalarType type) {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    const at::DeviceType device = cuda ? at::kCUDA : at::kCPU;
    at::autocast::set_autocast_enabled(device, on);
    if (on)
        at::autocast::set_autocast_dtype(device, type);
#else
    if (cuda) {
        at::autocast::set_enabled(on);
        if (on)
            at::autocast::set_autocast_gpu_dtype(type);
    } else {
        at::autocast::set_cpu_enabled(on);
        if (on)
            at::autocast::set_autocast_cpu_dtype(type);
    }
#endif
}

} // namespace

at::ScalarType scalarType(Precision precision) {
    switch (precision) {
    case Precision::BFloat16:
        return at::kBFloat16;
    case Precision::Float16:
        return at::kHalf;
    case Precision::Float32:
        break;
    }
    return at::kFloat;
}

AutocastGuard::AutocastGuard(const at::Device& device, at::ScalarType type) {
    if (type == at::kFloat)
        return;
    m_kind = device.is_cuda() ? Kind::Cuda : Kind::Cpu;
    at::autocast::increment_nesting();
    setAutocast(m_kind == Kind::Cuda, true, type);
}

AutocastGuard::~AutocastGuard() {
    if (m_kind == Kind::None)
        return;
    setAutocast(m_kind == Kind::Cuda, false, at::kFloat);
    if (at::autocast::decrement_nesting() == 0)
        at::autocast::clear_cache();
}

} // namespace boxwright
