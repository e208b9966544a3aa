#include "core/model/options_check.h"

#include <algorithm>
#include <cmath>

namespace boxwright {
namespace {

/// Remembers the first sentence of a condition that does not hold.
class Check {
public:
    void that(bool holds, const std::string& sentence) {
        if (!holds && m_sentence.empty())
            m_sentence = sentence;
    }
    template <class Number>
    void between(Number value, Number low, Number high, const char* name) {
        that(value >= low && value <= high, std::string("The ") + name + " of the model is " + std::to_string(value) +
                                                "; it must lie between " + std::to_string(low) + " and " +
                                                std::to_string(high) + ".");
    }
    [[nodiscard]] Result<void> result() const {
        if (m_sentence.empty())
            return {};
        return fail(ErrorKind::BadInput, m_sentence);
    }

private:
    std::string m_sentence;
};

bool allPositive(const std::vector<float>& values) {
    return !values.empty() &&
           std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v) && v > 0; });
}

void checkTransform(const TransformOptions& transform, Check& check) {
    constexpr int kLargest = 1 << 15;
    check.between(transform.minSize, 1, kLargest, "shorter image side");
    check.between(transform.maxSize, 1, kLargest, "longest image side");
    for (const int size : transform.trainMinSizes)
        check.between(size, 1, kLargest, "shorter image side in training");
    check.between(transform.divisor, 1, 1024, "divisor of the padded size");
    check.that(
        std::all_of(transform.std.begin(), transform.std.end(), [](float v) { return std::isfinite(v) && v > 0; }),
        "The standard deviations of the image channels must be above 0.");
}

void checkRpn(const RpnOptions& rpn, std::size_t levels, Check& check) {
    check.that(rpn.anchorSizes.size() == levels, "The model has " + std::to_string(levels) +
                                                     " feature maps, but anchor sizes are given for " +
                                                     std::to_string(rpn.anchorSizes.size()) + ".");
    for (const auto& sizes : rpn.anchorSizes) {
        check.that(allPositive(sizes), "Anchor sizes must be above 0.");
        check.that(sizes.size() == rpn.anchorSizes.front().size(),
                   "Every level must have the same number of anchor sizes.");
        check.that(sizes.size() <= 64, "A level cannot have more than 64 anchor sizes.");
    }
    check.that(allPositive(rpn.aspectRatios) && rpn.aspectRatios.size() <= 64,
               "There must be 1 to 64 aspect ratios of anchors, all above 0.");
    check.between(rpn.headConvs, 1, 16, "number of convolutions in the RPN head");
    check.between(rpn.batchPerImage, 1, 1 << 20, "number of sampled anchors per image");
    for (const int count : {rpn.preNmsTopTrain, rpn.preNmsTopTest, rpn.postNmsTopTrain, rpn.postNmsTopTest})
        check.between(count, 1, 1 << 20, "number of proposals");
}

void checkRoi(const RoiOptions& roi, Check& check) {
    check.between(roi.poolSize, 1, 64, "side of a pooled box");
    check.between(roi.samplingRatio, 1, 16, "sampling ratio of RoIAlign");
    check.between(roi.headChannels, 1, 1 << 14, "number of channels in the box head");
    check.between(roi.headConvs, 0, 16, "number of convolutions in the box head");
    check.between(roi.batchPerImage, 1, 1 << 20, "number of sampled boxes per image");
    check.between(roi.detectionsPerImage, 1, 1 << 20, "number of detections per image");
}

} // namespace

Result<void> checkModelOptions(const ModelOptions& options, std::size_t levels) {
    Check check;
    check.between(options.numClasses, 2, 100000, "number of classes with the background");
    check.between(options.pyramidChannels, 1, 8192, "number of channels in the feature pyramid");
    check.between(options.trainableStages, 0, kAllStages, "number of trained backbone stages");
    check.between(options.normEps, 0.0, 1.0, "eps of the norms");
    check.between(options.normMomentum, 0.0, 1.0, "momentum of the norms");
    check.between(options.stochasticDepth, 0.0, 0.99, "drop probability");
    checkTransform(options.transform, check);
    checkRpn(options.rpn, levels, check);
    checkRoi(options.roi, check);
    return check.result();
}

} // namespace boxwright
