// Times evaluateCoco on 5,000 images with 36 detections each, the size of COCO val2017.
// Usage: bench_coco [CLASSES]. Prints one line; the aim is under one second on one core.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "core/evaluate/coco_metrics.h"

using namespace boxwright;

namespace {

constexpr int imageCount = 5000;
constexpr int objectsPerImage = 7;
constexpr int detectionsPerImage = 36;

XywhBox jittered(const XywhBox& box, std::mt19937& random) {
    std::normal_distribution<double> shift(0, 0.15);
    return {box.x + shift(random) * box.width, box.y + shift(random) * box.height, box.width * (1 + shift(random)),
            box.height * (1 + shift(random))};
}

ScoredImage makeImage(int classes, std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0, 1);
    std::uniform_int_distribution<int> label(1, classes);
    ScoredImage image;
    for (int i = 0; i < objectsPerImage; ++i) {
        const XywhBox box{unit(random) * 500, unit(random) * 350, 8 + unit(random) * 130, 8 + unit(random) * 130};
        image.truth.push_back(
            {.box = box, .label = label(random), .crowd = unit(random) < 0.01, .area = box.width * box.height * 0.6});
    }
    for (int i = 0; i < detectionsPerImage; ++i) {
        const TruthBox& truth = image.truth[static_cast<std::size_t>(i % objectsPerImage)];
        const int detected = unit(random) < 0.8 ? truth.label : label(random);
        image.detections.push_back({jittered(truth.box, random), detected, unit(random)});
    }
    return image;
}

} // namespace

int main(int argc, char** argv) {
    const int classes = argc > 1 ? std::atoi(argv[1]) : 80;
    if (classes < 1) {
        std::fputs("CLASSES must be at least 1.\n", stderr);
        return 2;
    }
    std::mt19937 random(1);
    std::vector<ScoredImage> images;
    for (int i = 0; i < imageCount; ++i)
        images.push_back(makeImage(classes, random));
    std::vector<int> labels;
    for (int label = 1; label <= classes; ++label)
        labels.push_back(label);

    const auto start = std::chrono::steady_clock::now();
    const CocoReport report = evaluateCoco(images, labels);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    std::printf("%d images, %d detections each, %d classes: %.3f s (AP %.4f)\n", imageCount, detectionsPerImage,
                classes, elapsed.count(), report.numbers.ap);
    return 0;
}
