#include "core/engine/model_list.h"

#include "core/model/model_table.h"

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

} // namespace boxwright
