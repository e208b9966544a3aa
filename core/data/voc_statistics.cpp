#include "core/data/voc_statistics.h"

#include <cstddef>

namespace boxwright {

std::vector<std::vector<std::string>> splitsOfImages(const VocDataset& dataset) {
    std::vector<std::vector<std::string>> splits(dataset.images().size());
    for (const std::string& name : dataset.splitNames()) {
        if (name == "all")
            continue;
        for (const std::size_t image : dataset.split(name).value_or(std::vector<std::size_t>()))
            splits[image].push_back(name);
    }
    return splits;
}

Result<DatasetStatistics> countStatistics(const VocDataset& dataset, const JobControl& control) {
    const std::vector<std::vector<std::string>> splits = splitsOfImages(dataset);
    const std::size_t count = dataset.images().size();
    DatasetStatistics statistics;
    for (std::size_t i = 0; i < count; ++i) {
        if (auto going = control.step(i, count); !going)
            return tl::unexpected<Error>(going.error());
        const Annotation annotation = dataset.annotation(i).value_or(Annotation());
        statistics.add({splits[i], dataset.images()[i].hasAnnotation, annotation.size, &annotation});
    }
    return statistics;
}

} // namespace boxwright
