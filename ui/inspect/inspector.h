#pragma once

#include <functional>
#include <optional>

#include <QImage>
#include <QStringList>

#include "core/base/detector_inspection.h"
#include "core/base/sample_source.h"
#include "ui/inspect/inspection_subject.h"
#include "ui/workers/detector.h"

namespace boxwright {

/// A detector that is ready to be looked into. `inspect` is called on one thread at a time; the truth may be null.
struct LoadedInspector {
    DetectorInfo info;
    std::function<Result<DetectorInspection>(const RgbImage& image, const SampleTruth* truth)> inspect;
};

/// Loads a detector, on the thread that will run it. Tests put fakes here.
using LoadInspector = std::function<Result<LoadedInspector>(const DetectorChoice&)>;

/// The real thing: boxwright::Predictor with its own thresholds.
[[nodiscard]] Result<LoadedInspector> loadInspector(const DetectorChoice& choice);

/// Everything that the views of one image show.
struct InspectedImage {
    QImage picture;
    DetectorInspection inspection;
    DetectorInfo detector;
    bool hasTruth = false;
    QStringList unknownClasses; ///< of the truth; their boxes are left out
};

/// Reads the image and its truth and looks at them. Worker threads only.
[[nodiscard]] Result<InspectedImage> inspectImage(const LoadedInspector& inspector, const InspectionSubject& subject);

} // namespace boxwright
