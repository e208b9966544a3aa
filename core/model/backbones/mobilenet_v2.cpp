#include "core/model/backbones/mobilenet_v2.h"

#include "core/model/backbones/inverted_residual.h"

namespace boxwright {
namespace {

struct MobileNetV2Row {
    int64_t expansion, out;
    int count;
    int64_t stride;
};
constexpr MobileNetV2Row kMobileNetV2Rows[] = {{1, 16, 1, 1}, {6, 24, 2, 2},  {6, 32, 3, 2}, {6, 64, 4, 2},
                                               {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}};

} // namespace

NodeChain mobileNetV2Chain(const NormOptions& norm) {
    NodeChain chain;
    int64_t channels = 32, stride = 2;
    int stage = 0;
    const auto add = [&](auto module) {
        const std::string name = "features." + std::to_string(chain.size());
        chain.push_back({name, channels, stride, stage, {{name, module.ptr()}}, [module](const at::Tensor& x) mutable {
                             return module->forward(x);
                         }});
    };
    add(ConvNormAct(ConvOptions{.in = 3, .out = channels, .kernel = 3, .stride = 2}, norm, Activation::Relu6));
    for (const MobileNetV2Row& row : kMobileNetV2Rows)
        for (int i = 0; i < row.count; ++i) {
            InvertedResidualOptions block{.in = channels, .expanded = channels * row.expansion, .out = row.out};
            block.stride = i == 0 ? row.stride : 1;
            block.norm = norm;
            channels = row.out;
            stride *= block.stride;
            stage += block.stride > 1 ? 1 : 0;
            add(InvertedResidual(block, InvertedResidualImpl::Names::Conv));
        }
    ++stage;
    const int64_t in = channels;
    channels = 1280;
    add(ConvNormAct(ConvOptions{.in = in, .out = channels}, norm, Activation::Relu6));
    return chain;
}

} // namespace boxwright
