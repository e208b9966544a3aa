// Seconds a picture of detection in files, from reading them to boxes. One JSON line;
// tests/bench/compare_detect_files.py runs it beside torchvision.
//   bench_detect_files MODEL WEIGHTS THREADS PICTURE...
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/base/read_ahead.h"
#include "core/data/image_io.h"
#include "core/engine/device.h"
#include "core/engine/predictor.h"

using namespace boxwright;

int main(int argc, char** argv) {
    if (argc < 5) {
        std::fprintf(stderr, "usage: bench_detect_files MODEL WEIGHTS THREADS PICTURE...\n");
        return 2;
    }
    tuneMemoryAllocator();
    PredictorOptions options;
    options.model = argv[1];
    options.weights = argv[2];
    options.threads = std::atoi(argv[3]);
    options.conventions = "torchvision";
    const auto predictor = Predictor::load(options);
    if (!predictor) {
        std::fprintf(stderr, "%s\n", predictor.error().text().c_str());
        return 1;
    }
    const auto count = static_cast<std::size_t>(argc - 4);
    std::size_t boxes = 0;
    auto start = std::chrono::steady_clock::now();
    ReadAhead<Result<RgbImage>> images(count, [&](std::size_t i) { return readImage(argv[4 + i]); });
    for (std::size_t i = 0; i < count; ++i) {
        const auto found = images.next().and_then([&](const RgbImage& image) { return (*predictor)->detect(image); });
        if (!found) {
            std::fprintf(stderr, "%s\n", found.error().text().c_str());
            return 1;
        }
        if (i == 0)
            start = std::chrono::steady_clock::now(); // the first warms up
        else
            boxes += found->size();
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("{\"seconds\": %.4f, \"boxes\": %zu}\n", seconds / static_cast<double>(count - 1), boxes);
    return 0;
}
