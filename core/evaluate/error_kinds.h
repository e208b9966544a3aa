#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/base/enum_text.h"
#include "core/evaluate/class_judgement.h"

namespace boxwright {

/// Why a detection is a false alarm, or that an object was missed (TIDE: Bolya et al., ECCV 2020).
enum class DetectionErrorKind {
    Classification, ///< well placed on an object of another class
    Localisation,   ///< right class, badly placed
    Both,           ///< wrong class and badly placed
    Duplicate,      ///< a better detection has the object already
    Background,     ///< nothing is there
    Missed,         ///< an object that no detection has, nor a classification or localisation error could have
};
template <>
struct EnumText<DetectionErrorKind> {
    static constexpr std::array table{std::pair{DetectionErrorKind::Classification, std::string_view("class")},
                                      std::pair{DetectionErrorKind::Localisation, std::string_view("localisation")},
                                      std::pair{DetectionErrorKind::Both, std::string_view("both")},
                                      std::pair{DetectionErrorKind::Duplicate, std::string_view("duplicate")},
                                      std::pair{DetectionErrorKind::Background, std::string_view("background")},
                                      std::pair{DetectionErrorKind::Missed, std::string_view("missed")}};
};
inline constexpr std::size_t detectionErrorKinds = EnumText<DetectionErrorKind>::table.size();

/// One wrong detection or missed object, to be shown in its image.
struct DetectionError {
    DetectionErrorKind kind = DetectionErrorKind::Background;
    std::size_t image = 0;
    std::size_t detection = noObject; ///< in ScoredImage::detections; noObject for a missed object
    /// In ScoredImage::truth: what it was mistaken for, should have covered, or repeats; noObject for background.
    std::size_t object = noObject;
    double overlap = 0; ///< IoU of the two; for background the highest with any object
    /// Fixing it finds the object: the best of the errors that could have had it. Fixing any other just removes it.
    bool findsObject = false;
};

/// What one kind of error costs.
struct ErrorKindCost {
    DetectionErrorKind kind = DetectionErrorKind::Background;
    int count = 0;
    double cost = -1; ///< AP gained if all errors of this kind, and no others, were fixed; -1 without ground truth
};

struct ErrorOptions {
    double foreground = 0.5; ///< IoU of a right detection: that of the judgements
    double background = 0.1; ///< IoU up to which nothing is there
};

struct ErrorReport {
    double ap = -1; ///< AP at the foreground IoU (the COCO AP50 at .5), before anything is fixed
    std::array<ErrorKindCost, detectionErrorKinds> kinds{}; ///< in the order of the enum
    double falsePositiveCost = -1;                          ///< AP gained if every false alarm ranked below every hit
    double falseNegativeCost = -1;                          ///< AP gained if the objects not found were not there
    std::vector<DetectionError> errors;                     ///< image by image, by falling score, missed objects last
};

/// Sorts every false alarm and missed object into one kind and measures what each kind costs, in the manner of TIDE.
/// A false alarm is, in this order: localisation (overlap with an object of its class within [background, foreground]),
/// classification (with one of another class, at least foreground), duplicate (with a taken one of its class, at least
/// foreground), background (with none more than `background`), else both. Fixed alone, a kind gains AP so: the best
/// localisation or classification error on a free object becomes a hit, all other errors go; a missed object is taken
/// from the count. Differs from tidecv in the AP, which is COCO's: classes without ground truth are no part of the
/// mean, at most 100 detections of a class (not of all) in an image count, equal scores keep their order.
/// Crowds, ignored objects and what lies in them are no errors.
[[nodiscard]] ErrorReport findErrors(std::span<const ScoredImage> images, std::span<const ClassJudgement> judgements,
                                     const ErrorOptions& options = {});

} // namespace boxwright
