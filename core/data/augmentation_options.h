#pragma once

#include <string>
#include <vector>

namespace boxwright {

/// Mirrors left and right.
struct FlipOptions {
    double probability = 0.5;
};

/// Zooms by a factor drawn from [lowest, highest], uniformly in its logarithm. The picture keeps its size, because the
/// detector's own resizing would undo any other change of scale: below 1 it shrinks and lies somewhere on a grey
/// canvas, above 1 a random part of it fills the canvas. After torchvision's ScaleJitter and RandomZoomOut.
struct ScaleJitterOptions {
    double probability = 0;
    double lowest = 0.5;
    double highest = 1.5;
    double leastVisible = 0.25; ///< boxes of which a smaller share of the area is left are dropped
};

/// Changes colours; each of the four with the probability, by a factor of 1 +- its range (hue: by +- its range of the
/// whole circle). After torchvision's RandomPhotometricDistort.
struct PhotometricOptions {
    double probability = 0;
    double brightness = 0.25; ///< 0..1
    double contrast = 0.5;    ///< 0..1
    double saturation = 0.5;  ///< 0..1
    double hue = 0.05;        ///< 0..0.5
};

/// Cuts out a random part as SSD does: a least IoU is drawn from `leastIous`, then crops are tried until one overlaps
/// some box at least that much; a drawn value of 1 or more leaves the picture whole. A box stays if its centre is in
/// the crop, and is clipped to it. After torchvision's RandomIoUCrop.
struct CropOptions {
    double probability = 0;
    double smallestSide = 0.3;   ///< of the picture's side
    double largestSide = 1.0;    ///< of the picture's side
    double smallestAspect = 0.5; ///< width / height of the crop
    double largestAspect = 2.0;
    std::vector<double> leastIous{0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0};
    int trials = 40; ///< crops tried; without success the picture stays whole
};

/// All augmentations, in the order in which they are applied: photometric, crop, scale jitter, flip. A probability of
/// 0 turns one off; by default only the flip is on.
struct AugmentationOptions {
    PhotometricOptions photometric;
    CropOptions crop;
    ScaleJitterOptions scaleJitter;
    FlipOptions flip;

    /// All problems, each a sentence; empty if there is none.
    [[nodiscard]] std::vector<std::string> validate() const;
};

} // namespace boxwright
