#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/data/findings.h"
#include "core/data/findings_annotation.h"
#include "core/data/inspect_options.h"
#include "core/data/split_leaks.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// What an inspection looks at, whatever the format: images, what is said of them, and splits.
class InspectionSubject {
public:
    virtual ~InspectionSubject() = default;

    [[nodiscard]] virtual const std::filesystem::path& root() const = 0;
    [[nodiscard]] virtual const std::vector<DatasetImage>& images() const = 0;
    [[nodiscard]] virtual const SplitMembers& splits() const = 0;
    /// Indices into images(). Errors: NotFound, naming the splits that exist.
    [[nodiscard]] virtual Result<std::vector<std::size_t>> split(const std::string& name) const = 0;
    /// Any thread. `imageSize` is the picture's own, if it is known.
    [[nodiscard]] virtual AnnotationFacts annotation(std::size_t index, const std::optional<ImageSize>& imageSize,
                                                     const InspectOptions& options) const = 0;
    /// What is wrong beside the single images.
    [[nodiscard]] virtual std::vector<Finding> files() const = 0;
};

} // namespace boxwright
