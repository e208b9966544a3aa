// How the time of each job grows with its size: processor seconds on one thread, which a busy machine hardly changes,
// and the exponent between one row and the next (1 is linear, 2 quadratic). Usage: bench_growth
// [image|classes|proposals|batch|evaluation|index|all] [LARGEST], all by default. LARGEST ends `evaluation` (10,000,000
// detections) and `index` (100,000 images) elsewhere.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/data/voc_dataset.h"
#include "core/evaluate/coco_metrics.h"
#include "core/model/model_zoo.h"

namespace fs = std::filesystem;
using namespace boxwright;

namespace {

double processorSeconds(const std::function<void()>& function) {
    const std::clock_t start = std::clock();
    function();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// One row a size; prepare(size) makes what the returned function works on.
void table(const char* title, const std::vector<std::int64_t>& sizes,
           const std::function<std::function<void()>(std::int64_t)>& prepare) {
    std::printf("\n%s\n", title);
    double before = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double seconds = processorSeconds(prepare(sizes[i]));
        std::printf("  %10lld %10.4f s", static_cast<long long>(sizes[i]), seconds);
        if (i > 0)
            std::printf("  exponent %5.2f", std::log(seconds / before) / std::log(static_cast<double>(sizes[i]) /
                                                                                  static_cast<double>(sizes[i - 1])));
        std::printf("\n");
        std::fflush(stdout);
        before = seconds;
    }
}

std::vector<std::int64_t> tens(std::int64_t first, std::int64_t last) {
    std::vector<std::int64_t> sizes;
    for (std::int64_t size = first; size <= last; size *= 10)
        sizes.push_back(size);
    return sizes;
}

/// The compact model with random weights, every box above the threshold; warmed up.
FasterRcnn detectorWith(const std::function<void(ModelOptions&)>& change) {
    torch::manual_seed(1);
    ModelOptions options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
    options.numClasses = 4;
    change(options);
    FasterRcnn model = *makeModel(options);
    model->eval();
    model->setScoreThreshold(0);
    model->prepareForDetection();
    static_cast<void>(model->detect({at::zeros({3, 64, 64}, at::kByte)}));
    return model;
}

std::function<void()> detection(const std::function<void(ModelOptions&)>& change, std::int64_t side,
                                std::int64_t count) {
    FasterRcnn model = detectorWith(change);
    const std::vector<at::Tensor> images(static_cast<std::size_t>(count), at::randint(255, {3, side, side}, at::kByte));
    return [model, images]() mutable { static_cast<void>(model->detect(images)); };
}

void imageTable() {
    table("Detection: pixels of an image, its sides kept", {200 * 200, 400 * 400, 800 * 800, 1600 * 1600},
          [](std::int64_t pixels) {
              const auto side = static_cast<std::int64_t>(std::sqrt(static_cast<double>(pixels)));
              return detection(
                  [side](ModelOptions& o) { o.transform.minSize = o.transform.maxSize = static_cast<int>(side); }, side,
                  1);
          });
}

void classesTable() {
    table("Detection: classes", {1, 10, 100, 1000}, [](std::int64_t classes) {
        return detection([classes](ModelOptions& o) { o.numClasses = static_cast<int>(classes) + 1; }, 240, 1);
    });
}

void proposalsTable() {
    table("Detection: proposals", {100, 300, 1000, 3000}, [](std::int64_t proposals) {
        return detection(
            [proposals](ModelOptions& o) {
                o.rpn.preNmsTopTest = o.rpn.postNmsTopTest = static_cast<int>(proposals);
                o.transform.minSize = o.transform.maxSize = 480;
                o.rpn.nmsIou = 0.99; // or fewer are left than asked for
            },
            480, 1);
    });
}

void batchTable() {
    table("Detection: images in a batch", {1, 2, 4, 8, 16},
          [](std::int64_t count) { return detection([](ModelOptions&) {}, 240, count); });
}

ScoredImage scoredImage(std::mt19937& random) {
    constexpr int kObjects = 7, kDetections = 36, kClasses = 80;
    std::uniform_real_distribution<double> unit(0, 1);
    std::uniform_int_distribution<int> label(1, kClasses);
    ScoredImage image;
    for (int i = 0; i < kObjects; ++i) {
        const XywhBox box{unit(random) * 500, unit(random) * 350, 8 + unit(random) * 130, 8 + unit(random) * 130};
        image.truth.push_back({.box = box, .label = label(random), .crowd = false, .area = box.width * box.height});
    }
    for (int i = 0; i < kDetections; ++i) {
        const TruthBox& truth = image.truth[static_cast<std::size_t>(i % kObjects)];
        image.detections.push_back({truth.box, unit(random) < 0.8 ? truth.label : label(random), unit(random)});
    }
    return image;
}

void evaluationTable(std::int64_t largest) {
    std::vector<int> labels;
    for (int label = 1; label <= 80; ++label)
        labels.push_back(label);
    table("COCO evaluation: detections, 36 an image, 80 classes", tens(10'000, largest), [&](std::int64_t detections) {
        std::mt19937 random(1);
        std::vector<ScoredImage> images;
        for (std::int64_t i = 0; i < detections / 36; ++i)
            images.push_back(scoredImage(random));
        return [images = std::move(images), &labels] { static_cast<void>(evaluateCoco(images, labels, 1)); };
    });
}

void indexTable(std::int64_t largest) {
    const fs::path root = fs::temp_directory_path() / "boxwright_bench_growth";
    table("Opening a VOC folder: images, each with its annotation", tens(1'000, largest), [&](std::int64_t images) {
        fs::remove_all(root);
        fs::create_directories(root / "JPEGImages");
        fs::create_directories(root / "Annotations");
        for (std::int64_t i = 0; i < images; ++i) {
            std::ofstream(root / "JPEGImages" / ("image_" + std::to_string(i) + ".jpg"));
            std::ofstream(root / "Annotations" / ("image_" + std::to_string(i) + ".xml"))
                << "<annotation><object><name>dog</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax>"
                   "<ymax>40</ymax></bndbox></object></annotation>\n";
        }
        return [&root] {
            const auto dataset = VocDataset::open(root);
            if (dataset)
                static_cast<void>(dataset->scanClasses());
        };
    });
    fs::remove_all(root);
}

} // namespace

int main(int argc, char** argv) {
    at::set_num_threads(1);
    const std::string part = argc > 1 ? argv[1] : "all";
    const std::int64_t largest = argc > 2 ? std::atoll(argv[2]) : 0;
    const auto wanted = [&part](const char* name) { return part == "all" || part == name; };
    if (wanted("image"))
        imageTable();
    if (wanted("classes"))
        classesTable();
    if (wanted("proposals"))
        proposalsTable();
    if (wanted("batch"))
        batchTable();
    if (wanted("evaluation"))
        evaluationTable(largest > 0 ? largest : 10'000'000);
    if (wanted("index"))
        indexTable(largest > 0 ? largest : 100'000);
    return 0;
}
