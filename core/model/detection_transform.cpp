#include "core/model/detection_transform.h"

#include <algorithm>
#include <cmath>

namespace boxwright {

FrameSize DetectionTransform::resizedSize(FrameSize original, int minSize) const {
    const auto shorter = static_cast<double>(std::min(original.height, original.width));
    const auto longer = static_cast<double>(std::max(original.height, original.width));
    double scale = minSize / shorter;
    if (m_conventions == Conventions::Torchvision) {
        // Python's number / float32 tensor multiplies by the float32 reciprocal.
        const float byShorter = static_cast<float>(minSize) * (1.0F / static_cast<float>(shorter));
        const float byLonger = static_cast<float>(m_options.maxSize) * (1.0F / static_cast<float>(longer));
        scale = static_cast<double>(std::min(byShorter, byLonger));
    } else if (longer * scale > m_options.maxSize) {
        scale = m_options.maxSize / longer;
    }
    const auto side = [scale](int64_t length) {
        return std::max<int64_t>(1, static_cast<int64_t>(std::floor(static_cast<double>(length) * scale)));
    };
    return {side(original.height), side(original.width)};
}

int DetectionTransform::drawnMinSize() const {
    const auto& sizes = m_options.trainMinSizes;
    const auto drawn = sizes.size() < 2 ? 0 : at::randint(static_cast<int64_t>(sizes.size()), {1}).item<int64_t>();
    return sizes.empty() ? m_options.minSize : sizes[static_cast<std::size_t>(drawn)];
}

at::Tensor DetectionTransform::normalised(const at::Tensor& image) const {
    TORCH_CHECK(image.dim() == 3 && image.size(0) == 3, "an image must be [3, H, W], got ", image.sizes());
    const auto constant = [&](const std::array<float, 3>& values) {
        return at::tensor(at::ArrayRef<float>(values.data(), 3), at::kFloat).view({3, 1, 1}).to(image.device());
    };
    const at::Tensor unit = image.scalar_type() == at::kByte ? image.to(at::kFloat).div_(255) : image;
    return (unit - constant(m_options.mean)).div_(constant(m_options.std));
}

ImageBatch DetectionTransform::batch(const std::vector<at::Tensor>& images, bool training) const {
    ImageBatch result;
    std::vector<at::Tensor> resized;
    FrameSize padded;
    for (const at::Tensor& image : images) {
        const FrameSize size =
            resizedSize({image.size(1), image.size(2)}, training ? drawnMinSize() : m_options.minSize);
        const at::Tensor values = normalised(image).unsqueeze(0);
        resized.push_back(at::upsample_bilinear2d(values, {size.height, size.width}, /*align_corners=*/false));
        result.sizes.push_back(size);
        padded.height = std::max(padded.height, size.height);
        padded.width = std::max(padded.width, size.width);
    }
    const auto roundUp = [this](int64_t length) {
        return (length + m_options.divisor - 1) / m_options.divisor * m_options.divisor;
    };
    const auto count = static_cast<int64_t>(images.size());
    result.images = at::empty({count, 3, roundUp(padded.height), roundUp(padded.width)},
                              resized.front().options().memory_format(at::MemoryFormat::ChannelsLast))
                        .zero_();
    for (int64_t i = 0; i < count; ++i) {
        const FrameSize size = result.sizes[static_cast<std::size_t>(i)];
        result.images.select(0, i)
            .slice(1, 0, size.height)
            .slice(2, 0, size.width)
            .copy_(resized[static_cast<std::size_t>(i)].squeeze(0));
    }
    return result;
}

at::Tensor DetectionTransform::mapBoxes(const at::Tensor& boxes, FrameSize from, FrameSize to) {
    const float x = static_cast<float>(to.width) / static_cast<float>(from.width);
    const float y = static_cast<float>(to.height) / static_cast<float>(from.height);
    return boxes * at::tensor({x, y, x, y}, boxes.options());
}

} // namespace boxwright
