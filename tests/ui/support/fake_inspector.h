#pragma once

#include <algorithm>
#include <atomic>
#include <memory>
#include <semaphore>

#include "ui/inspect/inspector.h"

namespace boxwright::test {

/// What a fake inspector was asked, shared with its worker thread.
struct FakeInspector {
    std::atomic<int> loads = 0;
    std::atomic<int> images = 0;
    std::atomic<bool> blocks = false;         ///< inspect() waits for `go`
    std::counting_semaphore<1000> entered{0}; ///< released at the beginning of each inspect()
    std::counting_semaphore<1000> go{0};
};

/// A picture of 40 x 30 that the network sees at twice the size, two levels with one anchor a cell.
inline DetectorInspection drawnInspection(const SampleTruth* truth) {
    DetectorInspection seen;
    seen.image = {40, 30};
    seen.resized = {80, 60};
    seen.padded = {96, 64};
    seen.settings = {0.7F, 0.3F, 256, 0.7F, 1000, 1000, 0.5F, 512, 0.05F, 0.5F, 100};
    for (const int stride : {8, 16}) {
        InspectedLevel level;
        level.name = stride == 8 ? "P3" : "P4";
        level.rows = 64 / stride;
        level.columns = 96 / stride;
        level.strideX = level.strideY = stride;
        const auto half = static_cast<float>(stride);
        level.firstCellInResized = {{-half, -half, half, half}};
        level.objectness.assign(static_cast<std::size_t>(level.rows * level.columns), 0.25F);
        std::fill_n(level.objectness.begin(), static_cast<std::size_t>(3 * level.columns), 0.75F); // the upper cells
        if (truth != nullptr) {
            level.positives = 1;
            level.negatives = level.anchors() - 2;
            level.ignored = 1;
        }
        seen.levels.push_back(level);
    }
    seen.proposals = {{{4, 4, 30, 24}, 1, 0.9F, true}, {{5, 5, 30, 24}, 1, 0.8F, false}, {{0, 0, 9, 9}, 0, 0.3F, true}};
    seen.detections = {{{4, 4, 35, 26}, 1, 0.9F, DetectionFate::Kept},
                       {{5, 5, 30, 24}, 1, 0.8F, DetectionFate::Suppressed},
                       {{10, 10, 20, 20}, 2, 0.6F, DetectionFate::Kept},
                       {{0, 0, 9, 9}, 2, 0.02F, DetectionFate::BelowThreshold}};
    if (truth == nullptr)
        return seen;
    for (std::size_t i = 0; i < truth->labels.size(); ++i)
        seen.truths.push_back({truth->boxesInImage[i], truth->labels[i], {0.4F, 0.6F}, {4, 4, 20, 20}, 1, 1});
    seen.anchors = {{{4, 4, 20, 20}, 1, AnchorFate::Positive, 0, 0.6F, true},
                    {{0, 0, 8, 8}, 0, AnchorFate::Ignored, 0, 0.4F, false},
                    {{30, 20, 38, 28}, 0, AnchorFate::Negative, 0, 0.1F, true}};
    seen.rois = {
        {{4, 4, 36, 26}, 1, 0, 1.0F, true}, {{5, 5, 30, 24}, 1, 0, 0.7F, false}, {{0, 0, 9, 9}, 0, 0, 0.1F, false}};
    return seen;
}

/// Knows cats and dogs.
inline LoadInspector loaderOf(const std::shared_ptr<FakeInspector>& fake) {
    return [fake](const DetectorChoice&) -> Result<LoadedInspector> {
        ++fake->loads;
        LoadedInspector loaded;
        loaded.info = {ClassList({"cat", "dog"}), QStringLiteral("fake"), QStringLiteral("CPU, 1 thread"), {}};
        loaded.inspect = [fake](const RgbImage&, const SampleTruth* truth) -> Result<DetectorInspection> {
            ++fake->images;
            fake->entered.release();
            if (fake->blocks)
                fake->go.acquire();
            return drawnInspection(truth);
        };
        return loaded;
    };
}

} // namespace boxwright::test
