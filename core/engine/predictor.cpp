#include "core/engine/predictor.h"

#include <ATen/Parallel.h>

#include "core/engine/device.h"
#include "core/engine/error_mapping.h"
#include "core/model/image_tensor.h"
#include "core/model/model_loading.h"

namespace boxwright {

namespace {

constexpr int mostRawBoxes = 2000;

} // namespace

struct Predictor::Impl {
    FasterRcnn model{nullptr};
    ClassList classes;
    std::string modelName;
    std::string deviceText;
    at::Device device{at::kCPU};
    int threads = 1;
};

Predictor::Predictor(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
Predictor::~Predictor() = default;

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
        auto loaded = loadModel(options.weights, wanted);
        if (!loaded)
            return tl::unexpected(loaded.error());
        auto impl = std::make_unique<Impl>();
        impl->model = loaded->model;
        impl->classes = loaded->classes;
        impl->modelName = impl->model->options().model;
        impl->device = at::Device(device->name);
        impl->threads = options.threads > 0 ? options.threads : usableCores();
        impl->deviceText = device->name == "cpu"
                               ? "CPU, " + std::to_string(impl->threads) + (impl->threads == 1 ? " thread" : " threads")
                               : device->text;
        impl->model->to(impl->device);
        impl->model->setScoreThreshold(options.scoreThreshold);
        if (options.raw)
            impl->model->keepOverlapping(mostRawBoxes);
        impl->model->eval();
        impl->model->prepareForDetection();
        return std::unique_ptr<Predictor>(new Predictor(std::move(impl)));
    });
}

Result<std::vector<Detection>> Predictor::detect(const RgbImage& image) {
    return withTorchErrors([&]() -> Result<std::vector<Detection>> {
        if (image.isEmpty())
            return fail(ErrorKind::BadInput, "The image has no pixels.");
        at::set_num_threads(m_impl->threads); // OpenMP counts threads per calling thread
        return toDetections(m_impl->model->detect({imageView(image).to(m_impl->device)}).front());
    });
}

SuppressionOptions Predictor::suppression() const {
    const RoiOptions& roi = m_impl->model->options().roi;
    return {static_cast<float>(roi.nmsIou), static_cast<std::size_t>(roi.detectionsPerImage)};
}

const ClassList& Predictor::classes() const {
    return m_impl->classes;
}
const std::string& Predictor::modelName() const {
    return m_impl->modelName;
}
const std::string& Predictor::deviceText() const {
    return m_impl->deviceText;
}

} // namespace boxwright
