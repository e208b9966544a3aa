#include "core/model/backbones/mobilenet_v3.h"

#include "core/model/backbones/inverted_residual.h"

namespace boxwright {
namespace {

struct MobileNetV3Row {
    int64_t kernel, expanded, out;
    bool gate;
    Activation activation;
    int64_t stride;
};
constexpr auto kV3Relu = Activation::Relu, kV3Hard = Activation::Hardswish;
constexpr MobileNetV3Row kMobileNetV3Rows[] = {
    {3, 16, 16, false, kV3Relu, 1},  {3, 64, 24, false, kV3Relu, 2},  {3, 72, 24, false, kV3Relu, 1},
    {5, 72, 40, true, kV3Relu, 2},   {5, 120, 40, true, kV3Relu, 1},  {5, 120, 40, true, kV3Relu, 1},
    {3, 240, 80, false, kV3Hard, 2}, {3, 200, 80, false, kV3Hard, 1}, {3, 184, 80, false, kV3Hard, 1},
    {3, 184, 80, false, kV3Hard, 1}, {3, 480, 112, true, kV3Hard, 1}, {3, 672, 112, true, kV3Hard, 1},
    {5, 672, 160, true, kV3Hard, 2}, {5, 960, 160, true, kV3Hard, 1}, {5, 960, 160, true, kV3Hard, 1}};

/// The nearest multiple of 8, but never less than 90 % of the value.
int64_t multipleOf8(int64_t value) {
    const int64_t rounded = std::max<int64_t>(8, (value + 4) / 8 * 8);
    return rounded * 10 < value * 9 ? rounded + 8 : rounded;
}

} // namespace

NodeChain mobileNetV3LargeChain(const NormOptions& norm) {
    NodeChain chain;
    int64_t channels = 16, stride = 2;
    int stage = 0;
    const auto add = [&](auto module) {
        const std::string name = "features." + std::to_string(chain.size());
        chain.push_back({name, channels, stride, stage, {{name, module.ptr()}}, [module](const at::Tensor& x) mutable {
                             return module->forward(x);
                         }});
    };
    add(ConvNormAct(ConvOptions{.in = 3, .out = channels, .kernel = 3, .stride = 2}, norm, kV3Hard));
    for (const MobileNetV3Row& row : kMobileNetV3Rows) {
        InvertedResidualOptions block{.in = channels, .expanded = row.expanded, .out = row.out, .kernel = row.kernel};
        block.stride = row.stride;
        block.activation = row.activation;
        block.gateHidden = row.gate ? multipleOf8(row.expanded / 4) : 0;
        block.norm = norm;
        channels = row.out;
        stride *= row.stride;
        stage += row.stride > 1 ? 1 : 0;
        add(InvertedResidual(block, InvertedResidualImpl::Names::Block));
    }
    ++stage;
    const int64_t in = channels;
    channels = 960;
    add(ConvNormAct(ConvOptions{.in = in, .out = channels}, norm, kV3Hard));
    return chain;
}

} // namespace boxwright
