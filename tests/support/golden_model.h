#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/detection.h"
#include "core/model/backbones/backbone.h"
#include "core/model/model_zoo.h"
#include "tests/support/formula.h"

/// Models as tests/reference builds them.
namespace golden {

using Json = nlohmann::json;

/// "MODEL" or "MODEL@LAYER,LAYER" with torchvision's conventions, live batch norm and everything trainable.
inline boxwright::ModelOptions optionsOf(const std::string& name, int numClasses) {
    using namespace boxwright;
    const std::size_t at = name.find('@');
    ModelOptions options = *modelOptions(name.substr(0, at));
    if (at != std::string::npos) { // the seed system's MobileNetV3: norm of the classifier, no threshold of proposals
        std::vector<std::string> layers(1);
        for (const char c : name.substr(at + 1))
            c == ',' ? static_cast<void>(layers.emplace_back()) : layers.back().push_back(c);
        options = *withLayers(options, layers);
        options.normEps = 1e-3;
        options.normMomentum = 0.01;
        options.rpn.scoreThreshold = 0;
    }
    options.numClasses = numClasses;
    options.conventions = Conventions::Torchvision;
    options.stochasticDepth = 0; // random, so it cannot be compared
    return options;
}

/// The options of models.build() in a golden file.
inline boxwright::ModelOptions optionsOf(const Json& json) {
    boxwright::ModelOptions options = optionsOf(json.at("model"), json.at("num_classes"));
    if (json.value("frozen", false)) {
        options.norm = boxwright::NormKind::Frozen;
        options.trainableStages = json.at("trainable_layers");
    }
    const Json& overrides = json.at("overrides");
    options.transform.minSize = overrides.value("min_size", options.transform.minSize);
    options.transform.maxSize = overrides.value("max_size", options.transform.maxSize);
    if (overrides.contains("proposals"))
        options.rpn.preNmsTopTrain = options.rpn.postNmsTopTrain = options.rpn.preNmsTopTest =
            options.rpn.postNmsTopTest = overrides.at("proposals");
    options.roi.batchPerImage = overrides.value("roi_batch", options.roi.batchPerImage);
    return options;
}

inline formula::Calibration calibrationOf(const Json& json) {
    return {json.at("factors"), json.at("centres")};
}

/// {"boxes": [[x, y, x, y]], "labels", "scores"}
inline std::vector<boxwright::Detection> detectionsOf(const Json& json) {
    std::vector<boxwright::Detection> detections;
    for (std::size_t i = 0; i < json.at("scores").size(); ++i) {
        const Json& box = json.at("boxes")[i];
        detections.push_back({{box[0], box[1], box[2], box[3]}, json.at("labels")[i], json.at("scores")[i]});
    }
    return detections;
}

inline void setBackground(const boxwright::FasterRcnn& model, double bias) {
    const at::NoGradGuard noGradient;
    boxwright::stateDict(*model).at("roi_heads.box_predictor.cls_score.bias")[0] = bias;
}

/// Computes the feature maps in float64 and gives them on as float32: live batch norm amplifies the rounding of every
/// layer before it, up to some per cent of a gradient, so that only so gradients can be compared exactly.
class BackboneInDouble : public boxwright::Backbone {
public:
    explicit BackboneInDouble(std::shared_ptr<boxwright::Backbone> backbone)
        : m_inner(register_module("inner", std::move(backbone))) {
        m_inner->to(at::kDouble);
    }
    std::vector<at::Tensor> features(const at::Tensor& x) override {
        std::vector<at::Tensor> maps = m_inner->features(x.to(at::kDouble));
        for (at::Tensor& map : maps)
            map = map.to(at::kFloat);
        return maps;
    }
    [[nodiscard]] int64_t outChannels() const override { return m_inner->outChannels(); }
    [[nodiscard]] std::vector<int64_t> strides() const override { return m_inner->strides(); }

private:
    std::shared_ptr<boxwright::Backbone> m_inner;
};

/// The model with its backbone in float64; takes the backbone away from `model`. Names begin with backbone.inner.
inline boxwright::FasterRcnn withBackboneInDouble(const boxwright::FasterRcnn& model) {
    const at::NoGradGuard noGradient;
    auto backbone = std::dynamic_pointer_cast<boxwright::Backbone>(model->named_children()["backbone"]);
    boxwright::FasterRcnn exact(model->options(), std::make_shared<BackboneInDouble>(backbone));
    const boxwright::StateDict source = boxwright::stateDict(*model), target = boxwright::stateDict(*exact);
    for (const auto& [key, tensor] : source)
        if (const auto found = target.find(key); found != target.end())
            at::Tensor(found->second).copy_(tensor);
    return exact;
}

} // namespace golden
