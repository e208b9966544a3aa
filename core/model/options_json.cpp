#include "core/model/options_json.h"

#include <nlohmann/json.hpp>

namespace boxwright {
namespace {

/// Calls visit("name", field) for every option, so that reading and writing cannot differ.
template <class Options, class Visit>
void visitFields(Options& options, const Visit& visit) {
    visit("model", options.model);
    visit("num_classes", options.numClasses);
    visit("norm_eps", options.normEps);
    visit("norm_momentum", options.normMomentum);
    visit("trainable_stages", options.trainableStages);
    visit("layers", options.layers);
    visit("pyramid_channels", options.pyramidChannels);
    visit("pyramid_norm", options.pyramidNorm);
    visit("stochastic_depth", options.stochasticDepth);
    visit("min_size", options.transform.minSize);
    visit("train_min_sizes", options.transform.trainMinSizes);
    visit("max_size", options.transform.maxSize);
    visit("divisor", options.transform.divisor);
    visit("image_mean", options.transform.mean);
    visit("image_std", options.transform.std);
    visit("anchor_sizes", options.rpn.anchorSizes);
    visit("aspect_ratios", options.rpn.aspectRatios);
    visit("rpn_positive_iou", options.rpn.positiveIou);
    visit("rpn_negative_iou", options.rpn.negativeIou);
    visit("rpn_batch_per_image", options.rpn.batchPerImage);
    visit("rpn_positive_fraction", options.rpn.positiveFraction);
    visit("rpn_pre_nms_top_train", options.rpn.preNmsTopTrain);
    visit("rpn_pre_nms_top_test", options.rpn.preNmsTopTest);
    visit("rpn_post_nms_top_train", options.rpn.postNmsTopTrain);
    visit("rpn_post_nms_top_test", options.rpn.postNmsTopTest);
    visit("rpn_nms_iou", options.rpn.nmsIou);
    visit("rpn_score_threshold", options.rpn.scoreThreshold);
    visit("rpn_head_convs", options.rpn.headConvs);
    visit("roi_pool_size", options.roi.poolSize);
    visit("roi_sampling_ratio", options.roi.samplingRatio);
    visit("roi_head_channels", options.roi.headChannels);
    visit("roi_head_convs", options.roi.headConvs);
    visit("roi_positive_iou", options.roi.positiveIou);
    visit("roi_batch_per_image", options.roi.batchPerImage);
    visit("roi_positive_fraction", options.roi.positiveFraction);
    visit("roi_score_threshold", options.roi.scoreThreshold);
    visit("roi_nms_iou", options.roi.nmsIou);
    visit("detections_per_image", options.roi.detectionsPerImage);
}

template <class Enum>
void readEnum(const nlohmann::json& json, const char* name, Enum& value) {
    if (const auto text = json.find(name); text != json.end())
        if (const auto known = fromText<Enum>(text->template get<std::string>()))
            value = *known;
}

} // namespace

std::string toJson(const ModelOptions& options) {
    nlohmann::ordered_json json;
    visitFields(options, [&](const char* name, const auto& field) { json[name] = field; });
    json["norm"] = toText(options.norm);
    json["head_norm"] = toText(options.headNorm);
    json["conventions"] = toText(options.conventions);
    return json.dump();
}

Result<ModelOptions> modelOptionsFromJson(const std::string& text) {
    try {
        const nlohmann::json json = nlohmann::json::parse(text);
        ModelOptions options;
        visitFields(options, [&](const char* name, auto& field) {
            if (const auto value = json.find(name); value != json.end())
                value->get_to(field);
        });
        readEnum(json, "norm", options.norm);
        readEnum(json, "head_norm", options.headNorm);
        readEnum(json, "conventions", options.conventions);
        return options;
    } catch (const nlohmann::json::exception& exception) {
        return fail(ErrorKind::Unreadable, std::string("The model options are not understood: ") + exception.what());
    }
}

} // namespace boxwright
