// Seconds of detections on one picture, what was found, and the peak of memory. One JSON line;
// tests/bench/compare_detect.py runs it beside torchvision.
//   bench_detect MODEL WEIGHTS PICTURE.ppm THREADS COUNT [PRECISION]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "core/engine/device.h"
#include "core/engine/predictor.h"

using namespace boxwright;

namespace {

/// Binary PPM of 8 bits without comments; empty if it cannot be read.
RgbImage readPpm(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::string magic;
    int width = 0, height = 0, most = 0;
    file >> magic >> width >> height >> most;
    file.get();
    if (!file || magic != "P6" || most != 255)
        return {};
    RgbImage image(width, height);
    file.read(reinterpret_cast<char*>(image.pixels.data()), static_cast<std::streamsize>(image.pixels.size()));
    return image;
}

void print(double median, double best, const std::vector<Detection>& found) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"median\": %.4f, \"best\": %.4f, \"peak_mib\": %.0f, \"found\": [", median, best,
                static_cast<double>(usage.ru_maxrss) / 1024);
    const char* separator = "";
    for (const Detection& one : found) {
        const Box& box = one.boxInImage;
        std::printf("%s[%.4f, %.4f, %.4f, %.4f, %d, %.6f]", separator, box.xmin, box.ymin, box.xmax, box.ymax,
                    one.label, one.score);
        separator = ", ";
    }
    std::printf("]}\n");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fprintf(stderr, "usage: bench_detect MODEL WEIGHTS PICTURE.ppm THREADS COUNT [PRECISION]\n");
        return 2;
    }
    tuneMemoryAllocator();
    PredictorOptions options;
    options.model = argv[1];
    options.weights = argv[2];
    options.threads = std::atoi(argv[4]);
    options.conventions = "torchvision";
    options.precision = fromText<Precision>(argc > 6 ? argv[6] : "").value_or(Precision::Float32);
    const auto predictor = Predictor::load(options);
    if (!predictor) {
        std::fprintf(stderr, "%s\n", predictor.error().text().c_str());
        return 1;
    }
    const RgbImage image = readPpm(argv[3]);
    std::vector<double> seconds;
    std::vector<Detection> found;
    for (int i = 0; i <= std::atoi(argv[5]); ++i) { // the first warms up
        const auto start = std::chrono::steady_clock::now();
        auto detected = (*predictor)->detect(image);
        if (!detected) {
            std::fprintf(stderr, "%s\n", detected.error().text().c_str());
            return 1;
        }
        found = std::move(*detected);
        if (i > 0)
            seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    print(seconds[seconds.size() / 2], seconds.front(), found);
    return 0;
}
