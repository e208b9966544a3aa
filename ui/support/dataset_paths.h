#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>

#include <QString>

#include "core/data/voc_dataset.h"

namespace boxwright {

/// Finds images of a data set by the paths of their files, whatever symbolic links lead there.
class DatasetPaths {
public:
    explicit DatasetPaths(const VocDataset& dataset);

    /// Number of the image; nothing for a file that is not of the data set.
    [[nodiscard]] std::optional<std::size_t> imageAt(const QString& path) const;

private:
    std::unordered_map<std::string, std::size_t> m_images;
};

} // namespace boxwright
