#include "core/engine/model_list.h"

#include "core/engine/error_mapping.h"
#include "core/model/model_zoo.h"
#include "core/model/weights/state_dict.h"

namespace boxwright {

const std::vector<ModelInfo>& modelList() {
    static const std::vector<ModelInfo> list = [] {
        std::vector<ModelInfo> models;
        for (const ZooEntry& entry : modelZoo())
            models.push_back({entry.name, entry.summary, entry.backbone, entry.options.transform.minSize,
                              entry.options.transform.maxSize});
        return models;
    }();
    return list;
}

Result<ModelDetails> modelDetails(const std::string& name) {
    return withTorchErrors([&]() -> Result<ModelDetails> {
        const auto options = modelOptions(name);
        if (!options)
            return tl::unexpected(options.error());
        const auto model = makeModel(*options);
        if (!model)
            return tl::unexpected(model.error());
        ModelDetails details;
        details.numClasses = options->numClasses;
        for (const at::Tensor& parameter : (*model)->parameters())
            details.parameters += parameter.numel();
        for (const auto& [key, tensor] : stateDict(**model))
            details.keys.push_back(key);
        return details;
    });
}

} // namespace boxwright
