#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/sample_source.h"

namespace boxwright {

/// A change of pixels and boxes together, such as an augmentation: core_data implements it, core_engine applies it to
/// training samples. apply() is called from several threads at once.
class SampleTransform {
public:
    virtual ~SampleTransform() = default;

    /// The changed sample; depends on the sample and the seed only. `image` and `truth` stay consistent: truth.size is
    /// the size of the returned picture, the parallel vectors stay parallel, every box has extent and lies inside.
    [[nodiscard]] virtual Sample apply(Sample sample, std::uint64_t seed) const = 0;
};

/// The seed of one sample in one epoch of a run: independent of batch size, thread count and the order of loading.
[[nodiscard]] constexpr std::uint64_t sampleSeed(std::uint64_t runSeed, int epoch, std::size_t sampleNumber) {
    const auto mixed = [](std::uint64_t value) { // the finaliser of splitmix64
        value += 0x9E3779B97F4A7C15U;
        value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
        value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
        return value ^ (value >> 31U);
    };
    return mixed(mixed(mixed(runSeed) + static_cast<std::uint64_t>(epoch)) + sampleNumber);
}

} // namespace boxwright
