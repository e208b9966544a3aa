#include "core/model/backbones/resnet_pyramid.h"

namespace boxwright {

ResNetPyramid::ResNetPyramid(const ResNetOptions& resnet, const ModelOptions& options)
    : m_outChannels(options.pyramidChannels) {
    body = register_module("body", ResNet(resnet));
    fpn = register_module("fpn", FeaturePyramid(body->outChannels(), m_outChannels, options.conventions));
    body->setTrainableStages(options.trainableStages);
}

std::vector<at::Tensor> ResNetPyramid::features(const at::Tensor& x) {
    return fpn->forward(body->forward(x));
}

} // namespace boxwright
