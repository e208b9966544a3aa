#include "core/engine/session_evaluation.h"

#include "core/engine/evaluation_run.h"
#include "core/model/image_tensor.h"
#include "core/model/model_loading.h"
#include "core/model/process_group.h"

namespace boxwright {
namespace {

constexpr int64_t kColumns = 7; ///< of a gathered detection: image, box, label, score

tl::unexpected<Error> evaluationStopped() {
    return fail(ErrorKind::Cancelled, "The evaluation was cancelled.");
}

at::Tensor toRows(const std::vector<double>& values) {
    return at::tensor(values, at::kDouble).view({-1, kColumns});
}

void append(std::vector<double>& rows, std::size_t image, const std::vector<Detection>& detections) {
    for (const Detection& found : detections)
        rows.insert(rows.end(),
                    {static_cast<double>(image), found.boxInImage.xmin, found.boxInImage.ymin, found.boxInImage.xmax,
                     found.boxInImage.ymax, static_cast<double>(found.label), found.score});
}

/// The detections of every image; those of one image are all from one process, in its order.
std::vector<ImageDetections> fromRows(const at::Tensor& rows, const SampleSource& source) {
    std::vector<ImageDetections> images(source.size());
    for (std::size_t i = 0; i < source.size(); ++i)
        if (const auto truth = source.truth(i)) {
            images[i].imageId = truth->id;
            images[i].size = truth->size;
        }
    const double* row = rows.data_ptr<double>();
    for (int64_t i = 0; i < rows.size(0); ++i, row += kColumns) {
        const auto number = [row](int column) { return static_cast<float>(row[column]); };
        images[static_cast<std::size_t>(row[0])].detections.push_back(
            {{number(1), number(2), number(3), number(4)}, static_cast<int>(row[5]), number(6)});
    }
    return images;
}

} // namespace

Result<CocoNumbers> SessionEvaluation::numbers() const {
    if (group != nullptr)
        return sharedNumbers();
    const DetectFunction detect = [this](const RgbImage& image) {
        return toDetections(model.model->detect({imageView(image).to(at::Device(device))}).front());
    };
    auto report = evaluateWith(detect, model.classes, validation, onProgress, stop, {.details = false});
    if (!report)
        return tl::unexpected(report.error());
    if (onDetections)
        onDetections(report->images);
    return report->coco.numbers;
}

/// Every process takes each size-th image. A stop request of one ends the evaluation of all, after their images.
Result<CocoNumbers> SessionEvaluation::sharedNumbers() const {
    const auto processes = static_cast<std::size_t>(group->size());
    std::vector<double> rows;
    for (auto i = static_cast<std::size_t>(group->rank()); i < validation.size(); i += processes) {
        if (stop.stop_requested())
            break;
        if (const Result<Sample> sample = validation.load(i)) {
            const at::Tensor image = imageView(sample->image).to(at::Device(device));
            append(rows, i, toDetections(model.model->detect({image}).front()));
        }
        if (onProgress)
            onProgress({std::min(i + processes, validation.size()), validation.size(), 0});
    }
    const bool stopped = group->sum(std::vector<double>{stop.stop_requested() ? 1.0 : 0.0}).front() > 0;
    const at::Tensor all = group->gatherRows(toRows(rows));
    if (stopped)
        return evaluationStopped();
    auto report = evaluateDetections(validation, fromRows(all, validation), {.details = false});
    if (!report)
        return tl::unexpected(report.error());
    if (onDetections)
        onDetections(report->images);
    return report->coco.numbers;
}

std::optional<LossParts> SessionEvaluation::losses() const {
    const at::NoGradGuard noGradient;
    const std::size_t first = group != nullptr ? static_cast<std::size_t>(group->rank()) : 0;
    const std::size_t stride = group != nullptr ? static_cast<std::size_t>(group->size()) : 1;
    std::vector<double> sums(5, 0);
    for (std::size_t i = first; i < validation.size() && !stop.stop_requested(); i += stride) {
        const Result<Sample> sample = validation.load(i);
        if (!sample)
            continue;
        const at::Device place(device);
        const DetectionTarget target = targetTensors(sample->truth);
        const DetectorLosses losses =
            model.model->losses({imageView(sample->image).to(place)},
                                {{target.boxes.to(place), target.labels.to(place), std::uint64_t{i}}});
        sums[0] += losses.classifier.item<double>();
        sums[1] += losses.boxRegression.item<double>();
        sums[2] += losses.objectness.item<double>();
        sums[3] += losses.rpnBoxRegression.item<double>();
        ++sums[4];
    }
    if (group != nullptr)
        sums = group->sum(sums);
    if (sums[4] == 0 || stop.stop_requested())
        return std::nullopt;
    return LossParts{sums[0], sums[1], sums[2], sums[3]} / sums[4];
}

} // namespace boxwright
