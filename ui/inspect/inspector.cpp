#include "ui/inspect/inspector.h"

#include <memory>
#include <utility>

#include "core/data/image_io.h"
#include "core/engine/predictor.h"
#include "ui/support/dataset_paths.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

using Truth = std::optional<std::vector<ObjectAnnotation>>;

Result<Truth> truthOf(const InspectionSubject& subject) {
    if (subject.truth || !subject.dataset)
        return subject.truth;
    const auto index = DatasetPaths(subject.dataset->dataset).imageAt(subject.path);
    if (!index || !subject.dataset->dataset.images()[*index].hasAnnotation)
        return Truth();
    const Result<Annotation> annotation = subject.dataset->dataset.annotation(*index);
    if (!annotation)
        return tl::unexpected<Error>(annotation.error());
    return Truth(annotation->objects);
}

} // namespace

Result<LoadedInspector> loadInspector(const DetectorChoice& choice) {
    PredictorOptions options;
    options.weights = toPath(choice.weights);
    options.device = toUtf8(choice.device);
    Result<std::unique_ptr<Predictor>> loaded = Predictor::load(options);
    if (!loaded)
        return tl::unexpected<Error>(loaded.error());
    const std::shared_ptr<Predictor> predictor = std::move(*loaded);
    LoadedInspector inspector;
    inspector.info = {predictor->classes(), fromUtf8(predictor->modelName()), fromUtf8(predictor->deviceText()),
                      predictor->suppression()};
    inspector.inspect = [predictor](const RgbImage& image, const SampleTruth* truth) {
        return predictor->inspect(image, truth);
    };
    return inspector;
}

Result<InspectedImage> inspectImage(const LoadedInspector& inspector, const InspectionSubject& subject) {
    const Result<RgbImage> image = readImage(toPath(subject.path));
    if (!image)
        return tl::unexpected<Error>(image.error());
    const Result<Truth> objects = truthOf(subject);
    if (!objects)
        return tl::unexpected<Error>(objects.error());
    InspectedImage result;
    result.hasTruth = objects->has_value();
    SampleTruth truth;
    truth.size = image->size();
    for (const ObjectAnnotation& object : result.hasTruth ? **objects : std::vector<ObjectAnnotation>()) {
        const std::optional<int> label = inspector.info.classes.id(object.className);
        if (!label) {
            if (const QString name = fromUtf8(object.className); !result.unknownClasses.contains(name))
                result.unknownClasses.append(name);
        } else if (object.boxInImage.hasExtent()) {
            truth.boxesInImage.push_back(object.boxInImage);
            truth.labels.push_back(*label);
            truth.difficult.push_back(object.difficult);
        }
    }
    Result<DetectorInspection> inspection = inspector.inspect(*image, result.hasTruth ? &truth : nullptr);
    if (!inspection)
        return tl::unexpected<Error>(inspection.error());
    result.picture = toQImage(*image);
    result.inspection = std::move(*inspection);
    result.detector = inspector.info;
    return result;
}

} // namespace boxwright
