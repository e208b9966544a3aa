#include "core/model/backbones/efficientnet.h"

#include <torch/nn/modules/container/modulelist.h>

#include "core/model/backbones/inverted_residual.h"

namespace boxwright {
namespace {

struct EfficientNetRow {
    int64_t expansion, kernel, stride, out;
    int count;
};
constexpr EfficientNetRow kEfficientNetRows[] = {{1, 3, 1, 16, 1}, {6, 3, 2, 24, 2},  {6, 5, 2, 40, 2},
                                                 {6, 3, 2, 80, 3}, {6, 5, 1, 112, 3}, {6, 5, 2, 192, 4},
                                                 {6, 3, 1, 320, 1}};
constexpr int kEfficientNetBlocks = 16;

InvertedResidualOptions blockOptions(const EfficientNetRow& row, int64_t in, int64_t stride, const NormOptions& norm) {
    InvertedResidualOptions block{.in = in, .expanded = in * row.expansion, .out = row.out, .kernel = row.kernel};
    block.stride = stride;
    block.activation = Activation::Silu;
    block.gateHidden = std::max<int64_t>(1, in / 4);
    block.gate = SqueezeExcitationImpl::Gate::Smooth;
    block.norm = norm;
    return block;
}

BackboneNode convNode(int number, int64_t channels, int64_t stride, int stage, ConvNormAct conv) {
    const std::string name = "features." + std::to_string(number);
    return {name,
            channels,
            stride,
            stage,
            {{name, conv.ptr()}},
            [conv](const at::Tensor& x) mutable {
                return conv->forward(x); }};
}

} // namespace

NodeChain efficientNetB0Chain(const NormOptions& norm, double stochasticDepth) {
    NodeChain chain;
    int64_t channels = 32, stride = 2;
    int stage = 0, number = 0;
    const ConvOptions stem{.in = 3, .out = channels, .kernel = 3, .stride = 2};
    chain.push_back(convNode(0, channels, stride, stage, ConvNormAct(stem, norm, Activation::Silu)));
    for (const EfficientNetRow& row : kEfficientNetRows) {
        torch::nn::ModuleList list;
        std::vector<InvertedResidual> blocks;
        for (int i = 0; i < row.count; ++i) {
            InvertedResidualOptions block = blockOptions(row, channels, i == 0 ? row.stride : 1, norm);
            block.dropProbability = stochasticDepth * number++ / kEfficientNetBlocks;
            blocks.emplace_back(block, InvertedResidualImpl::Names::Block);
            list->push_back(blocks.back());
            channels = row.out;
        }
        stride *= row.stride;
        stage += row.stride > 1 ? 1 : 0;
        const std::string name = "features." + std::to_string(chain.size());
        chain.push_back({name, channels, stride, stage, {{name, list.ptr()}}, [blocks](at::Tensor x) mutable {
                             for (InvertedResidual& block : blocks)
                                 x = block->forward(x);
                             return x;
                         }});
    }
    const ConvOptions last{.in = channels, .out = 1280};
    chain.push_back(convNode(8, 1280, stride, stage + 1, ConvNormAct(last, norm, Activation::Silu)));
    return chain;
}

} // namespace boxwright
