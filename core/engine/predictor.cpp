#include "core/engine/predictor.h"

#include <ATen/Parallel.h>

#include "core/engine/device.h"
#include "core/engine/error_mapping.h"
#include "core/model/autocast_guard.h"
#include "core/model/image_tensor.h"
#include "core/model/inspection_values.h"
#include "core/model/model_loading.h"

namespace boxwright {

namespace {

constexpr int mostRawBoxes = 2000;

/// OpenMP counts threads per calling thread. Only when it is another number: each call starts a pool of threads for
/// mobile kernels anew, which spin for milliseconds.
void useThreads(int count) {
    if (at::get_num_threads() != count)
        at::set_num_threads(count);
}

class TorchPredictor final : public Predictor {
public:
    Result<std::vector<Detection>> detect(const RgbImage& image) override {
        return withTorchErrors([&]() -> Result<std::vector<Detection>> {
            if (image.isEmpty())
                return fail(ErrorKind::BadInput, "The image has no pixels.");
            useThreads(threads);
            const AutocastGuard autocast(device, scalarType(precision));
            return toDetections(model->detect({imageView(image).to(device)}).front());
        });
    }
    Result<DetectorInspection> inspect(const RgbImage& image, const SampleTruth* truth) override {
        return withTorchErrors([&]() -> Result<DetectorInspection> {
            if (image.isEmpty())
                return fail(ErrorKind::BadInput, "The image has no pixels.");
            useThreads(threads);
            const AutocastGuard autocast(device, scalarType(precision));
            DetectionTarget target;
            if (truth != nullptr) {
                target = targetTensors(*truth);
                target.boxes = target.boxes.to(device);
                target.labels = target.labels.to(device);
                target.seed = 1; // the same choice at every look
            }
            const DetectorTrace trace = model->trace(imageView(image).to(device), truth != nullptr ? &target : nullptr,
                                                     DetectorInspection::kLowestScore);
            ModelOptions used = model->options();
            used.roi.scoreThreshold = scoreThreshold;
            return toInspection(trace, used, image.size());
        });
    }
    SuppressionOptions suppression() const override {
        const RoiOptions& roi = model->options().roi;
        return {static_cast<float>(roi.nmsIou), static_cast<std::size_t>(roi.detectionsPerImage)};
    }
    const ClassList& classes() const override { return classList; }
    const std::string& modelName() const override { return name; }
    const std::string& deviceText() const override { return where; }

    FasterRcnn model{nullptr};
    ClassList classList;
    std::string name;
    std::string where;
    at::Device device{at::kCPU};
    int threads = 1;
    Precision precision = Precision::Float32;
    float scoreThreshold = 0;
};

} // namespace

Result<std::unique_ptr<Predictor>> Predictor::load(const PredictorOptions& options) {
    return withTorchErrors([&]() -> Result<std::unique_ptr<Predictor>> {
        LoadModelOptions wanted{options.model, options.classes, {}};
        if (options.conventions) {
            wanted.conventions = fromText<Conventions>(*options.conventions);
            if (!wanted.conventions)
                return fail(ErrorKind::BadInput, "The conventions must be one of " + enumChoices<Conventions>() + ".");
        }
        auto device = chooseDevice(options.device);
        if (!device)
            return tl::unexpected(device.error());
        if (options.precision == Precision::Float16 && device->name == "cpu")
            return fail(ErrorKind::BadInput, "fp16 needs a GPU: choose bf16 or float32 on a CPU.");
        auto loaded = loadModel(options.weights, wanted);
        if (!loaded)
            return tl::unexpected(loaded.error());
        auto made = std::make_unique<TorchPredictor>();
        made->model = loaded->model;
        made->classList = loaded->classes;
        made->name = made->model->options().model;
        made->device = at::Device(device->name);
        made->threads = options.threads > 0 ? options.threads : usableCores();
        made->where = device->name == "cpu"
                          ? "CPU, " + std::to_string(made->threads) + (made->threads == 1 ? " thread" : " threads")
                          : device->text;
        made->precision = options.precision;
        if (options.precision != Precision::Float32)
            made->where += ", " + std::string(toText(options.precision));
        made->model->to(made->device);
        made->scoreThreshold = options.scoreThreshold;
        made->model->setScoreThreshold(options.scoreThreshold);
        if (options.raw)
            made->model->keepOverlapping(mostRawBoxes);
        made->model->eval();
        made->model->prepareForDetection();
        return made;
    });
}

} // namespace boxwright
