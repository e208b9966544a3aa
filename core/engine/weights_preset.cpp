#include "core/engine/weights_preset.h"

#include <algorithm>

#include "core/engine/weights_info.h"

namespace boxwright {

Result<TrainOptions> presetFromWeights(Preset preset, std::size_t trainImages, const std::filesystem::path& weights) {
    const auto info = readWeightsInfo(weights);
    if (!info)
        return tl::unexpected(info.error());
    TrainOptions options = presetOptions(preset, trainImages, /*pretrained=*/true);
    options.weights = weights;
    const std::vector<std::string>& fitting = info->fittingModels;
    if (!info->model.empty())
        options.model = info->model;
    else if (fitting.empty())
        return fail(ErrorKind::BadInput, "The weights fit no model of boxwright-cli models.", weights.string());
    else if (std::find(fitting.begin(), fitting.end(), options.model) == fitting.end())
        options.model = fitting.front();
    return options;
}

} // namespace boxwright
