#include "core/engine/error_mapping.h"
#include "core/engine/model_list.h"
#include "core/model/model_zoo.h"
#include "core/model/weights/state_dict.h"

namespace boxwright {

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
