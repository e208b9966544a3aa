#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QString>

#include "core/base/annotation.h"
#include "ui/app_state.h"

namespace boxwright {

/// The image to look at through a detector's eyes, and where its truth is.
struct InspectionSubject {
    QString path; ///< empty for none
    /// As the window shows it, unset if that does not say: then the annotation is read, if `dataset` has the image.
    std::optional<std::vector<ObjectAnnotation>> truth;
    std::shared_ptr<const OpenDataset> dataset;
};

} // namespace boxwright
