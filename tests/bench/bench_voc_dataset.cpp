// Lists a large data set. Usage: bench_voc_dataset [IMAGES | FOLDER], 100,000 by default; the files of IMAGES are made
// in a temporary folder: empty pictures in ten sub-folders, and an annotation for each.

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/data/voc_dataset.h"

namespace fs = std::filesystem;
using boxwright::VocDataset;

namespace {

void makeFiles(const fs::path& root, std::size_t images) {
    for (std::size_t i = 0; i < images; ++i) {
        const std::string folder = "part_" + std::to_string(i % 10);
        const std::string stem = "image_" + std::to_string(i);
        if (i < 10) {
            fs::create_directories(root / "JPEGImages" / folder);
            fs::create_directories(root / "Annotations" / folder);
        }
        std::ofstream(root / "JPEGImages" / folder / (stem + ".jpg"));
        std::ofstream(root / "Annotations" / folder / (stem + ".xml"))
            << "<annotation><object><name>dog</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax>"
               "<ymax>40</ymax></bndbox></object></annotation>\n";
    }
}

struct Times {
    double wall = 0; ///< seconds
    double processor = 0;
};

template <class Function>
Times timed(const Function& function) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t clock = std::clock();
    function();
    const auto ticks = static_cast<double>(std::clock() - clock);
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), ticks / CLOCKS_PER_SEC};
}

} // namespace

int main(int argc, char** argv) {
    const std::string argument = argc > 1 ? argv[1] : "100000";
    const bool given = fs::is_directory(argument);
    const fs::path root = given ? fs::path(argument) : fs::temp_directory_path() / ("boxwright_bench_" + argument);
    if (!given) {
        fs::remove_all(root);
        makeFiles(root, std::strtoul(argument.c_str(), nullptr, 10));
    }
    for (int run = 0; run < 3; ++run) {
        boxwright::Result<VocDataset> dataset;
        const Times times = timed([&] { dataset = VocDataset::open(root); });
        std::printf("open: %zu images in %.3f s (%.3f s of one core)\n", dataset ? dataset->images().size() : 0,
                    times.wall, times.processor);
    }
    const auto dataset = VocDataset::open(root);
    std::size_t classes = 0;
    const Times times = timed([&] { classes = dataset ? dataset->scanClasses().names().size() : 0; });
    std::printf("scanClasses: %zu classes in %.3f s (%.3f s of one core)\n", classes, times.wall, times.processor);
    if (!given)
        fs::remove_all(root);
    return 0;
}
