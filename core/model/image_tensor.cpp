#include "core/model/image_tensor.h"

namespace boxwright {

at::Tensor imageView(const RgbImage& image) {
    // from_blob wants a non-const pointer; nothing here writes through it.
    auto* pixels = const_cast<std::uint8_t*>(image.pixels.data());
    return at::from_blob(pixels, {image.height, image.width, 3}, at::TensorOptions(at::kByte)).permute({2, 0, 1});
}

DetectionTarget targetTensors(const SampleTruth& truth) {
    const auto count = static_cast<int64_t>(truth.boxesInImage.size());
    DetectionTarget target{at::empty({count, 4}, at::kFloat), at::empty({count}, at::kLong)};
    float* box = target.boxes.data_ptr<float>();
    int64_t* label = target.labels.data_ptr<int64_t>();
    for (std::size_t i = 0; i < truth.boxesInImage.size(); ++i) {
        const Box& source = truth.boxesInImage[i];
        const float sides[4] = {source.xmin, source.ymin, source.xmax, source.ymax};
        std::copy(sides, sides + 4, box + i * 4);
        label[i] = truth.labels[i];
    }
    return target;
}

std::vector<Detection> toDetections(const DetectionOutput& output) {
    const at::Tensor boxes = output.boxes.to(at::kCPU).contiguous(), scores = output.scores.to(at::kCPU).contiguous();
    const at::Tensor labels = output.labels.to(at::kCPU).contiguous();
    const float* box = boxes.data_ptr<float>();
    const float* score = scores.data_ptr<float>();
    const int64_t* label = labels.data_ptr<int64_t>();
    std::vector<Detection> detections;
    for (int64_t i = 0; i < scores.size(0); ++i, box += 4)
        detections.push_back({{box[0], box[1], box[2], box[3]}, static_cast<int>(label[i]), score[i]});
    return detections;
}

} // namespace boxwright
