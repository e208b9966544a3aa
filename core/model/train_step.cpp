#include "core/model/train_step.h"

#include <cmath>
#include <new>
#include <string_view>

#include "core/model/autocast_guard.h"

namespace boxwright {

bool isOutOfMemory() {
    const auto says = [](std::string_view text, std::string_view part) {
        return text.find(part) != std::string_view::npos;
    };
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return true;
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        return says(text, "out of memory") || says(text, "can't allocate memory") || says(text, "not enough memory");
    } catch (...) {
        return false;
    }
}

TrainStep::TrainStep(const FasterRcnn& model, const at::Device& device, const TrainStepOptions& options)
    : m_model(model)
    , m_device(device)
    , m_options(options)
    , m_optimizer(*model, options.momentum, options.weightDecay)
    , m_scaler(options.precision == at::kHalf ? std::make_unique<GradScaler>() : nullptr)
    , m_average(options.averageDecay > 0 ? std::make_unique<WeightAverage>(*model, options.averageDecay) : nullptr)
    , m_parts(options.parts) {}

StepResult TrainStep::run(const std::vector<at::Tensor>& images, const std::vector<DetectionTarget>& targets,
                          double learningRate, double share) {
    StepResult result = gradients(images, targets, share);
    result.finiteHere = result.finite;
    if (m_options.group != nullptr)
        addOverProcesses(result);
    if (!result.finite)
        return result;
    if (m_scaler) {
        result.overflowed = !m_scaler->unscale(m_optimizer);
        m_scaler->update(!result.overflowed);
        if (result.overflowed)
            return result;
    }
    if (m_options.clipNorm > 0)
        result.gradientNorm = m_optimizer.clipGradients(m_options.clipNorm);
    m_optimizer.step(learningRate);
    if (m_average)
        m_average->update(*m_model);
    return result;
}

/// The gradients of this process's images; in more and more parts if memory runs out.
StepResult TrainStep::gradients(const std::vector<at::Tensor>& images, const std::vector<DetectionTarget>& targets,
                                double share) {
    bool outOfMemory = false;
    for (;;) {
        m_optimizer.zeroGradients();
        try {
            StepResult result;
            result.finite = accumulate(images, targets, share, result);
            result.outOfMemory = outOfMemory;
            return result;
        } catch (...) {
            if (!m_options.splitOnOutOfMemory || !isOutOfMemory() || m_parts >= static_cast<int>(images.size()))
                throw;
        }
        m_parts *= 2;
        outOfMemory = true;
    }
}

/// First whether all can go on, then the gradients: a process whose loss is not finite must not wait for the others.
void TrainStep::addOverProcesses(StepResult& result) {
    const at::Tensor sums = at::tensor({result.classifier, result.boxRegression, result.objectness,
                                        result.rpnBoxRegression, result.finite ? 0.0 : 1.0},
                                       at::kDouble);
    m_options.group->sum({sums});
    const double* sum = sums.data_ptr<double>();
    result.classifier = sum[0];
    result.boxRegression = sum[1];
    result.objectness = sum[2];
    result.rpnBoxRegression = sum[3];
    result.finite = sum[4] == 0;
    if (result.finite)
        m_options.group->sum(m_optimizer.gradients());
}

/// Forward and backward of all parts; a part's loss counts by its share of the images. False if a loss is not finite.
bool TrainStep::accumulate(const std::vector<at::Tensor>& images, const std::vector<DetectionTarget>& targets,
                           double imagesShare, StepResult& result) {
    const std::size_t count = images.size(), parts = std::min(static_cast<std::size_t>(m_parts), count);
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t first = part * count / parts, last = (part + 1) * count / parts;
        std::vector<at::Tensor> partImages;
        std::vector<DetectionTarget> partTargets;
        for (std::size_t i = first; i < last; ++i) {
            partImages.push_back(images[i].to(m_device));
            partTargets.push_back({targets[i].boxes.to(m_device), targets[i].labels.to(m_device), targets[i].seed});
        }
        DetectorLosses losses;
        {
            const AutocastGuard autocast(m_device, m_options.precision);
            losses = m_model->losses(partImages, partTargets);
        }
        const double share = imagesShare * static_cast<double>(last - first) / static_cast<double>(count);
        const at::Tensor total = losses.total();
        result.classifier += share * losses.classifier.item<double>();
        result.boxRegression += share * losses.boxRegression.item<double>();
        result.objectness += share * losses.objectness.item<double>();
        result.rpnBoxRegression += share * losses.rpnBoxRegression.item<double>();
        if (!std::isfinite(total.item<double>()))
            return false;
        const at::Tensor scaled = m_scaler ? m_scaler->scaled(total) : total;
        (share == 1 ? scaled : scaled * share).backward();
    }
    return true;
}

} // namespace boxwright
