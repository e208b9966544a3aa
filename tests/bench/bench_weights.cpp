// Times reading (and writing, where we write) 160 MB of weights in every form, in the page cache.
// Usage: bench_weights. Prints the first and the best of five times; the aim is under half a second a file.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "core/model/weights/checkpoint_io.h"
#include "tests/support/weight_samples.h"

using namespace boxwright;

namespace {

constexpr int tensorCount = 320;
constexpr std::int64_t rows = 256, columns = 512; // half a megabyte each

/// "first 0.1 s, best 0.1 s"
template <class Work>
std::string times(const Work& work) {
    double first = 0, best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        first = i == 0 ? taken : first;
        best = std::min(best, taken);
    }
    return "first " + std::to_string(first) + " s, best " + std::to_string(best) + " s";
}

} // namespace

int main() {
    const auto folder = std::filesystem::temp_directory_path() / "bench_weights";
    std::filesystem::create_directories(folder);
    std::vector<weightsample::Tensor> tensors;
    for (int i = 0; i < tensorCount; ++i)
        tensors.push_back(weightsample::counted("layer" + std::to_string(i), ElementType::Float, {rows, columns}));
    for (const auto& [form, name] : EnumText<WeightsForm>::table) {
        const auto path = folder / ("weights." + std::string(name));
        std::ofstream(path, std::ios::binary) << weightsample::file(form, tensors);
        bool good = true;
        const std::string text = times([&] { good = readCheckpoint(path).has_value() && good; });
        std::printf("%-16s read: %s%s\n", name.data(), text.c_str(), good ? "" : " (FAILED)");
    }
    const auto state = readCheckpoint(folder / "weights.zip")->model;
    for (const char* name : {"out.pth", "out.safetensors"})
        std::printf("%-16s written: %s\n", name,
                    times([&] { (void)writeStateDict(folder / name, state).has_value(); }).c_str());
    std::filesystem::remove_all(folder);
}
