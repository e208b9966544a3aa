#include "ui/workers/detector.h"

#include <memory>
#include <utility>

#include "ui/support/qt_convert.h"
#include "ui/workers/predictor_options.h"

namespace boxwright {

Result<LoadedDetector> loadPredictor(const DetectorChoice& choice) {
    PredictorOptions options = predictorOptionsOf(choice);
    options.scoreThreshold = lowestKeptScore;
    options.raw = true;
    Result<std::unique_ptr<Predictor>> loaded = Predictor::load(options);
    if (!loaded)
        return tl::unexpected<Error>(loaded.error());
    const std::shared_ptr<Predictor> predictor = std::move(*loaded);
    LoadedDetector detector;
    detector.info = {predictor->classes(), fromUtf8(predictor->modelName()), fromUtf8(predictor->deviceText()),
                     predictor->suppression()};
    detector.detect = [predictor](const RgbImage& image) { return predictor->detect(image); };
    return detector;
}

} // namespace boxwright
