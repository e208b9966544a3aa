// Seconds of training steps on pictures of noise, and the peak of memory. One JSON line;
// tests/bench/compare_train_step.py runs it beside torchvision.
//   bench_train_step MODEL float32|bf16 THREADS STEPS
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <sys/resource.h>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/engine/device.h"
#include "core/model/model_zoo.h"
#include "core/model/train_step.h"

using namespace boxwright;

namespace {

struct Batch {
    std::vector<at::Tensor> images;
    std::vector<DetectionTarget> targets;
};

/// Two pictures of 600 x 800 pixels with five boxes each, as compare_train_step.py makes them.
Batch makeBatch() {
    Batch batch;
    for (int i = 0; i < 2; ++i) {
        batch.images.push_back(at::randint(256, {3, 600, 800}, at::kByte));
        const at::Tensor corner = at::rand({5, 2}) * at::tensor({500.0F, 300.0F});
        batch.targets.push_back(
            {at::cat({corner, corner + 80 + at::rand({5, 2}) * 200}, 1), at::randint(1, 4, {5}, at::kLong)});
    }
    return batch;
}

FasterRcnn makeBenchModel(const std::string& name) {
    ModelOptions options = *modelOptions(name);
    options.numClasses = 4;
    if (name == "fasterrcnn_resnet50_fpn") {
        options.norm = NormKind::Frozen;
        options.trainableStages = 3;
    }
    FasterRcnn model = *makeModel(options);
    model->train();
    return model;
}

double peakMebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fprintf(stderr, "usage: bench_train_step MODEL float32|bf16 THREADS STEPS\n");
        return 2;
    }
    tuneMemoryAllocator();
    torch::manual_seed(1);
    at::set_num_threads(std::atoi(argv[3]));
    const FasterRcnn model = makeBenchModel(argv[1]);
    TrainStepOptions options;
    options.precision = std::string(argv[2]) == "bf16" ? at::kBFloat16 : at::kFloat;
    TrainStep step(model, at::kCPU, options);
    const Batch batch = makeBatch();
    std::vector<double> seconds;
    for (int i = 0; i <= std::atoi(argv[4]); ++i) { // the first warms up
        const auto start = std::chrono::steady_clock::now();
        step.run(batch.images, batch.targets, 1e-6);
        if (i > 0)
            seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("{\"median\": %.4f, \"best\": %.4f, \"peak_mib\": %.0f}\n", seconds[seconds.size() / 2],
                seconds.front(), peakMebibytes());
    return 0;
}
