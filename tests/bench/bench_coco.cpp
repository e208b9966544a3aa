// Times the evaluation of 5,000 images with 36 detections each, the size of COCO val2017.
// Usage: bench_coco [CLASSES [DETECTIONS]]. Prints a line for each part; the aim is evaluateCoco in under one second of
// one core's time.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "core/evaluate/coco_metrics.h"
#include "core/evaluate/confusion.h"
#include "core/evaluate/curves.h"
#include "core/evaluate/error_kinds.h"
#include "core/evaluate/score_thresholds.h"
#include "core/evaluate/voc_metrics.h"

using namespace boxwright;

namespace {

constexpr int imageCount = 5000;
constexpr int objectsPerImage = 7;

XywhBox jittered(const XywhBox& box, std::mt19937& random) {
    std::normal_distribution<double> shift(0, 0.15);
    return {box.x + shift(random) * box.width, box.y + shift(random) * box.height, box.width * (1 + shift(random)),
            box.height * (1 + shift(random))};
}

ScoredImage makeImage(int classes, int detections, std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0, 1);
    std::uniform_int_distribution<int> label(1, classes);
    ScoredImage image;
    for (int i = 0; i < objectsPerImage; ++i) {
        const XywhBox box{unit(random) * 500, unit(random) * 350, 8 + unit(random) * 130, 8 + unit(random) * 130};
        image.truth.push_back(
            {.box = box, .label = label(random), .crowd = unit(random) < 0.01, .area = box.width * box.height * 0.6});
    }
    for (int i = 0; i < detections; ++i) {
        const TruthBox& truth = image.truth[static_cast<std::size_t>(i % objectsPerImage)];
        const int detected = unit(random) < 0.8 ? truth.label : label(random);
        image.detections.push_back({jittered(truth.box, random), detected, unit(random)});
    }
    return image;
}

/// Runs `part` and prints how long it took by the clock and on all cores together; returns what it returned.
template <class Part>
auto timed(const char* name, const Part& part) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t startOfCores = std::clock();
    auto result = part();
    const double cores = static_cast<double>(std::clock() - startOfCores) / CLOCKS_PER_SEC;
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    std::printf("%-24s %.3f s, %.3f s of a core\n", name, elapsed.count(), cores);
    return result;
}

} // namespace

int main(int argc, char** argv) {
    const int classes = argc > 1 ? std::atoi(argv[1]) : 80;
    const int detections = argc > 2 ? std::atoi(argv[2]) : 36;
    if (classes < 1 || detections < 0) {
        std::fputs("CLASSES must be at least 1, DETECTIONS at least 0.\n", stderr);
        return 2;
    }
    std::mt19937 random(1);
    std::vector<ScoredImage> images;
    for (int i = 0; i < imageCount; ++i)
        images.push_back(makeImage(classes, detections, random));
    std::vector<int> labels;
    for (int label = 1; label <= classes; ++label)
        labels.push_back(label);

    std::printf("%d images, %d detections each, %d classes\n", imageCount, detections, classes);
    const CocoReport report = timed("COCO, one thread", [&] { return evaluateCoco(images, labels, 1); });
    timed("COCO, a thread a core", [&] { return evaluateCoco(images, labels, 0); });
    timed("VOC", [&] { return evaluateVoc(images, labels); });
    const auto judgements = timed("matching at .5", [&] { return judgeClasses(images, labels); });
    timed("curves", [&] { return makeCurves(judgements); });
    timed("score thresholds", [&] { return makeThresholds(judgements); });
    timed("confusion matrix", [&] { return makeConfusion(images, judgements); });
    const ErrorReport errors = timed("error kinds", [&] { return findErrors(images, judgements); });
    std::printf("AP %.4f, AP50 %.4f, %zu errors\n", report.numbers.ap, report.numbers.ap50, errors.errors.size());
    return 0;
}
