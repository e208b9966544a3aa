#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/base/enum_text.h"

namespace boxwright {

/// The few places where the seed system and torchvision differ (spec section 35): smallest box sides, rounding of the
/// resized size, FrozenBatchNorm eps of the published COCO weights.
enum class Conventions { Seed, Torchvision };
template <>
struct EnumText<Conventions> {
    static constexpr std::array table{std::pair{Conventions::Seed, std::string_view("seed")},
                                      std::pair{Conventions::Torchvision, std::string_view("torchvision")}};
};

/// Normalisation layers.
enum class NormKind {
    Frozen, ///< batch norm whose four tensors are constants: for pre-trained weights and small batches
    Batch,  ///< live batch norm: for training from nothing
    Group,  ///< group norm over up to 32 groups: from nothing with batches of one or two images
};
template <>
struct EnumText<NormKind> {
    static constexpr std::array table{std::pair{NormKind::Frozen, std::string_view("frozen")},
                                      std::pair{NormKind::Batch, std::string_view("batch")},
                                      std::pair{NormKind::Group, std::string_view("group")}};
};

/// Images to network input. Sizes in pixels.
struct TransformOptions {
    int minSize = 800;
    std::vector<int> trainMinSizes; ///< training draws one of these for each image; empty = minSize
    int maxSize = 1333;
    int divisor = 32; ///< padded sides are multiples of this
    std::array<float, 3> mean{0.485F, 0.456F, 0.406F};
    std::array<float, 3> std{0.229F, 0.224F, 0.225F};
};

/// Region proposal network. IoU and fractions in [0, 1].
struct RpnOptions {
    std::vector<std::vector<float>> anchorSizes{
        {32}, {64}, {128}, {256}, {512}};              ///< per level, pixels at resized scale
    std::vector<float> aspectRatios{0.5F, 1.0F, 2.0F}; ///< height / width, every level
    float positiveIou = 0.7F;
    float negativeIou = 0.3F;
    int batchPerImage = 256;
    double positiveFraction = 0.5;
    int preNmsTopTrain = 2000; ///< per level and image
    int preNmsTopTest = 1000;
    int postNmsTopTrain = 2000; ///< per image
    int postNmsTopTest = 1000;
    double nmsIou = 0.7;
    float scoreThreshold = 0;
    int headConvs = 1; ///< 3x3 convolutions before the two outputs
};

/// Fast R-CNN heads.
struct RoiOptions {
    int poolSize = 7;
    int samplingRatio = 2;
    int headChannels = 1024; ///< of the fully connected layers
    int headConvs = 0;       ///< 0: fc6 and fc7; else so many 3x3 convolutions with norm, then one layer
    float positiveIou = 0.5F;
    int batchPerImage = 512;
    double positiveFraction = 0.25;
    float scoreThreshold = 0.05F;
    double nmsIou = 0.5;
    int detectionsPerImage = 100;
};

/// More stages than any backbone has: everything trains.
constexpr int kAllStages = 100;

/// A complete description of a detector: everything that a checkpoint must store to rebuild it.
struct ModelOptions {
    std::string model = "fasterrcnn_resnet50_fpn";
    int numClasses = 21; ///< with the background
    NormKind norm = NormKind::Frozen;
    double normEps = 1e-5;
    double normMomentum = 0.1;
    /// Stages of the backbone that train, counted from the deepest: 0 to 5 for ResNet and VGG, to 6 for MobileNet and
    /// EfficientNet. The highest number (or any above) is everything.
    int trainableStages = 3;
    std::vector<std::string> layers; ///< node names the maps are taken from, as torchvision; empty = the model's own
    int pyramidChannels = 256;
    bool pyramidNorm = false;            ///< norm after each convolution of the feature pyramid
    NormKind headNorm = NormKind::Batch; ///< in the pyramid and the box head, where the model has norms there
    double stochasticDepth = 0.2;        ///< EfficientNet: drop probability of the deepest block in training
    Conventions conventions = Conventions::Seed;
    TransformOptions transform;
    RpnOptions rpn;
    RoiOptions roi;

    /// Shortest box side kept among proposals / detections, pixels at resized scale.
    [[nodiscard]] float smallestProposalSide() const { return conventions == Conventions::Seed ? 1.0F : 1e-3F; }
    [[nodiscard]] float smallestDetectionSide() const { return conventions == Conventions::Seed ? 1.0F : 1e-2F; }
};

} // namespace boxwright
