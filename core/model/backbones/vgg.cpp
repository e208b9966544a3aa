#include "core/model/backbones/vgg.h"

#include "core/model/backbones/conv_norm.h"

namespace boxwright {
namespace {

struct VggRow {
    int64_t channels;
    int convolutions;
};
constexpr VggRow kVggRows[] = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};

std::string vggFeature(int number) {
    return "features." + std::to_string(number);
}

} // namespace

NodeChain vgg16BnChain(const NormOptions& norm) {
    NodeChain chain;
    int64_t channels = 3, stride = 1;
    int number = 0, stage = 0; // number: of the next entry of torchvision's list
    for (const VggRow& row : kVggRows) {
        for (int i = 0; i < row.convolutions; ++i) {
            auto conv = backboneConv({.in = channels, .out = row.channels, .kernel = 3, .bias = true});
            auto convNormLayer = Norm(row.channels, norm);
            channels = row.channels;
            chain.push_back({vggFeature(number + 2),
                             channels,
                             stride,
                             stage,
                             {{vggFeature(number), conv.ptr()}, {vggFeature(number + 1), convNormLayer.ptr()}},
                             [conv, convNormLayer](const at::Tensor& x) mutable {
                                 return convNorm(conv, convNormLayer, x).relu_();
                             }});
            number += 3;
        }
        stride *= 2;
        chain.push_back({vggFeature(number++), channels, stride, stage++, {}, [](const at::Tensor& x) {
                             return at::max_pool2d(x, {2, 2}, {2, 2});
                         }});
    }
    return chain;
}

} // namespace boxwright
