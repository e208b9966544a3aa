#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/detector_inspection.h"
#include "core/base/image.h"
#include "core/base/precision.h"
#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/base/suppression.h"

namespace boxwright {

struct PredictorOptions {
    std::filesystem::path weights;
    std::string model;                ///< needed for a bare state dict; else the checkpoint says
    std::vector<std::string> classes; ///< names for a bare state dict; empty = VOC, COCO or class1..
    std::string device = "auto";      ///< auto, cpu or cuda:N
    int threads = 0;                  ///< 0 = all cores of this process
    float scoreThreshold = 0.05F;
    /// The boxes before the last suppression of overlapping ones, to do that again and again by suppression().
    bool raw = false;
    std::optional<std::string> conventions{}; ///< seed or torchvision; unset = as the weights say
    Precision precision = Precision::Float32; ///< 16 bits move boxes by a tenth of a pixel and more
};

/// A detector loaded once, for many images. Not thread-safe: one thread at a time (any thread).
class Predictor {
public:
    /// Errors: NotFound, Unreadable (with the keys that differ), BadInput (also fp16 on a CPU), OutOfMemory.
    [[nodiscard]] static Result<std::unique_ptr<Predictor>> load(const PredictorOptions& options);
    virtual ~Predictor() = default;
    Predictor(const Predictor&) = delete;
    Predictor& operator=(const Predictor&) = delete;

    /// Boxes in the pixels of `image`, highest score first, score above options.scoreThreshold: at most 100 (or what
    /// the weights say), at most 2,000 raw ones.
    [[nodiscard]] virtual Result<std::vector<Detection>> detect(const RgbImage& image) = 0;

    /// The steps by which detect() comes to its boxes; with `truth`, whose labels are those of classes(), also what
    /// training would make of it. Errors: BadInput, OutOfMemory.
    [[nodiscard]] virtual Result<DetectorInspection> inspect(const RgbImage& image, const SampleTruth* truth) = 0;

    /// What makes of raw boxes those that detect() gives otherwise.
    [[nodiscard]] virtual SuppressionOptions suppression() const = 0;
    [[nodiscard]] virtual const ClassList& classes() const = 0;
    [[nodiscard]] virtual const std::string& modelName() const = 0;
    [[nodiscard]] virtual const std::string& deviceText() const = 0; ///< e.g. "CPU, 2 threads"

protected:
    Predictor() = default;
};

} // namespace boxwright
