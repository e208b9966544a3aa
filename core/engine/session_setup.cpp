#include "core/engine/session_setup.h"

#include "core/model/model_loading.h"
#include "core/model/model_zoo.h"
#include "core/model/train_step.h"

namespace boxwright {
namespace {

ModelChoices choicesOf(const TrainOptions& options) {
    ModelChoices choices;
    choices.minSize = options.minSize;
    choices.maxSize = options.maxSize;
    choices.trainMinSizes = options.trainMinSizes;
    choices.norm = fromText<NormKind>(options.norm);
    if (options.trainableStages >= 0)
        choices.trainableStages = options.trainableStages;
    choices.layers = options.layers;
    choices.conventions = fromText<Conventions>(options.conventions);
    return choices;
}

} // namespace

TrainStepOptions stepOptionsOf(const TrainOptions& options) {
    TrainStepOptions step;
    step.momentum = options.momentum;
    step.weightDecay = options.weightDecay;
    step.clipNorm = options.gradientClipNorm;
    step.precision = options.precision == Precision::BFloat16  ? at::kBFloat16
                     : options.precision == Precision::Float16 ? at::kHalf
                                                               : at::kFloat;
    step.parts = options.accumulate;
    step.averageDecay = options.averageDecay;
    step.splitOnOutOfMemory = options.splitOnOutOfMemory;
    return step;
}

Result<LoadedModel> initialModel(const TrainOptions& options, const ClassList& classes) {
    if (!options.weights.empty())
        return modelFromWeights(options.model, choicesOf(options), classes, options.weights);
    const auto own = modelOptions(options.model);
    auto settings = own ? withChoices(*own, choicesOf(options)) : own;
    if (!settings)
        return tl::unexpected(settings.error());
    settings->numClasses = classes.size() + 1;
    auto model = makeModel(*settings);
    if (!model)
        return tl::unexpected(model.error());
    return LoadedModel{*model, classes, {}, "The network starts from nothing."};
}

} // namespace boxwright
