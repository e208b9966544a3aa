#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>

#include "core/base/sample_source.h"

namespace boxwright {

/// Bright rectangles on dark noise: class "wide" or "tall". Sample i is always the same. Qt- and OpenCV-free.
class DrawnSource : public SampleSource {
public:
    explicit DrawnSource(std::size_t count, std::uint64_t seed = 1)
        : m_count(count)
        , m_seed(seed) {}

    [[nodiscard]] std::size_t size() const override { return m_count; }
    [[nodiscard]] const ClassList& classes() const override { return m_classes; }
    [[nodiscard]] Result<SampleTruth> truth(std::size_t index) const override {
        auto sample = load(index);
        return sample ? Result<SampleTruth>(sample->truth) : tl::unexpected(sample.error());
    }
    [[nodiscard]] Result<Sample> load(std::size_t index) const override {
        if (m_broken.contains(index))
            return fail(ErrorKind::Unreadable, "The image cannot be decoded.",
                        "broken" + std::to_string(index) + ".jpg");
        std::mt19937 random(static_cast<std::uint32_t>(m_seed * 1000 + index));
        Sample sample{RgbImage(160, 120), {}};
        for (auto& value : sample.image.pixels)
            value = static_cast<std::uint8_t>(random() % 60);
        const bool wide = index % 2 == 0;
        const int width = wide ? 60 : 25, height = wide ? 25 : 60;
        const int left = static_cast<int>(random() % static_cast<unsigned>(160 - width));
        const int top = static_cast<int>(random() % static_cast<unsigned>(120 - height));
        for (int y = top; y < top + height; ++y)
            for (int x = left; x < left + width; ++x)
                for (int c = 0; c < 3; ++c)
                    sample.image.pixels[static_cast<std::size_t>((y * 160 + x) * 3 + c)] = 200;
        sample.truth.id = "drawn" + std::to_string(index);
        sample.truth.size = sample.image.size();
        sample.truth.boxesInImage = {{static_cast<float>(left), static_cast<float>(top),
                                      static_cast<float>(left + width), static_cast<float>(top + height)}};
        sample.truth.labels = {wide ? 1 : 2};
        sample.truth.difficult = {false};
        return sample;
    }
    void breakSample(std::size_t index) { m_broken.insert(index); }

private:
    std::size_t m_count;
    std::uint64_t m_seed;
    ClassList m_classes{std::vector<std::string>{"wide", "tall"}};
    std::set<std::size_t> m_broken;
};

} // namespace boxwright
