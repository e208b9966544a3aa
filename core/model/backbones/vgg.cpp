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

/// Convolution, perhaps norm, ReLU; `number` is the convolution's place in torchvision's list.
BackboneNode vggNode(int number, int64_t in, int64_t out, const std::optional<NormOptions>& norm) {
    auto conv = backboneConv({.in = in, .out = out, .kernel = 3, .bias = true});
    BackboneNode node;
    node.channels = out;
    node.modules = {{vggFeature(number), conv.ptr()}};
    node.name = vggFeature(number + (norm ? 2 : 1));
    if (!norm) {
        node.forward = [conv](const at::Tensor& x) mutable { return conv->forward(x).relu_(); };
        return node;
    }
    auto normLayer = Norm(out, *norm);
    node.modules.emplace_back(vggFeature(number + 1), normLayer.ptr());
    node.forward = [conv, normLayer](const at::Tensor& x) mutable { return convNorm(conv, normLayer, x).relu_(); };
    return node;
}

} // namespace

NodeChain vgg16Chain(const std::optional<NormOptions>& norm) {
    NodeChain chain;
    int64_t channels = 3, stride = 1;
    int number = 0, stage = 0; // number: of the next entry of torchvision's list
    for (const VggRow& row : kVggRows) {
        for (int i = 0; i < row.convolutions; ++i) {
            BackboneNode node = vggNode(number, channels, row.channels, norm);
            node.stride = stride;
            node.stage = stage;
            chain.push_back(std::move(node));
            channels = row.channels;
            number += norm ? 3 : 2;
        }
        stride *= 2;
        chain.push_back({vggFeature(number++), channels, stride, stage++, {}, [](const at::Tensor& x) {
                             return at::max_pool2d(x, {2, 2}, {2, 2});
                         }});
    }
    return chain;
}

} // namespace boxwright
