#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/geometry.h"

namespace boxwright {

/// One feature map that proposals come from, with its anchors.
struct InspectedLevel {
    std::string name; ///< "P4": one cell is about 2^4 resized pixels wide
    int rows = 0;
    int columns = 0;
    int strideX = 0; ///< resized pixels from one cell to the next
    int strideY = 0;
    std::vector<Box> firstCellInResized; ///< anchors of row 0, column 0; those of the others lie strides further
    std::vector<float> objectness;       ///< [rows * columns], of the best anchor of each cell
    std::int64_t positives = 0;          ///< anchors; the three are 0 without truth
    std::int64_t negatives = 0;
    std::int64_t ignored = 0;

    [[nodiscard]] std::int64_t anchors() const {
        return static_cast<std::int64_t>(rows) * columns * static_cast<std::int64_t>(firstCellInResized.size());
    }
};

/// A box of the truth that training would use, and how well the anchors fit it.
struct InspectedTruth {
    Box boxInImage;
    int label = 0;
    std::vector<float> bestIouOfLevel; ///< with the anchors of each level
    Box bestAnchorInImage;             ///< of all levels
    int bestLevel = 0;
    int positives = 0; ///< anchors that were given this box

    [[nodiscard]] float bestIou() const { return bestIouOfLevel[static_cast<std::size_t>(bestLevel)]; }
};

/// What the matcher made of an anchor.
enum class AnchorFate { Positive, Negative, Ignored };

struct InspectedAnchor {
    Box boxInImage;
    int level = 0;
    AnchorFate fate = AnchorFate::Negative;
    int truth = -1;       ///< index of the truth it overlaps most, -1 if there is none
    float iou = 0;        ///< with that truth
    bool sampled = false; ///< one of those that the loss is made of
};

/// A box that the region proposal network suggests.
struct InspectedProposal {
    Box boxInImage;
    int level = 0;
    float objectness = 0; ///< [0, 1]
    bool kept = false;    ///< survived NMS and is among the best
};

/// A box on which the second stage would train.
struct InspectedRoi {
    Box boxInImage;
    int label = 0; ///< 0 = background
    int truth = -1;
    float iou = 0;        ///< with the truth that it overlaps most
    bool isTruth = false; ///< a truth that was added to the proposals
};

/// What became of a box with a class and a score.
enum class DetectionFate {
    Kept,
    BelowThreshold,
    Suppressed, ///< a better box of its class overlaps it too much
    OverLimit,  ///< the image has enough better ones
};

struct InspectedDetection {
    Box boxInImage;
    int label = 0;
    float score = 0;
    DetectionFate fate = DetectionFate::Kept;
};

/// The numbers of the model by which all that was decided.
struct InspectionSettings {
    float anchorPositiveIou = 0;
    float anchorNegativeIou = 0;
    int anchorsSampled = 0; ///< at most, an image
    float proposalNmsIou = 0;
    int proposalsPerLevel = 0; ///< before NMS
    int proposalsKept = 0;     ///< an image
    float roiPositiveIou = 0;
    int roisSampled = 0; ///< at most, an image
    float scoreThreshold = 0;
    float nmsIou = 0;
    int detectionsKept = 0;
};

/// What a detector does with one image, step by step, as plain values. Boxes are in the pixels of the image unless
/// their name says otherwise. Without truth `truths`, `anchors` and `rois` are empty.
struct DetectorInspection {
    /// Scores below this are not in `detections`.
    static constexpr float kLowestScore = 0.01F;

    ImageSize image;
    ImageSize resized; ///< what the network sees
    ImageSize padded;  ///< with the empty rim that makes the sides divisible
    InspectionSettings settings;
    std::vector<InspectedLevel> levels;
    std::vector<InspectedTruth> truths;
    std::vector<InspectedAnchor> anchors;       ///< every positive, and some of the others; best IoU first
    std::vector<InspectedProposal> proposals;   ///< what NMS was given and what it kept, best objectness first
    std::vector<InspectedRoi> rois;             ///< objects first, best IoU first
    std::vector<InspectedDetection> detections; ///< best score first; of those below the threshold at most 1,000

    [[nodiscard]] Box toImage(const Box& boxInResized) const;
    /// Anchors of one cell of `levels`, in image pixels, neither clipped nor filtered.
    [[nodiscard]] std::vector<Box> anchorsOfCell(int level, int row, int column) const;
};

} // namespace boxwright
