// Reads mutated weight files with the torch-free part of the reader: fuzz_weights [FIRST [COUNT]]. Needs no LibTorch,
// so it builds in seconds with sanitizers:
//   g++ -std=c++20 -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -I. tests/fuzz/fuzz_weights.cpp
//     tests/fuzz/weight_mutations.cpp tests/support/weight_samples.cpp core/base/error.cpp core/model/weights/
//     {inflate,legacy_form,pickle_objects,pickle_reader,pickle_writer,safetensors,tar_form,tensor_archive,zip_form,
//     zip_reader,zip_writer}.cpp -lz -o fuzz_weights
#include <cstdio>
#include <cstdlib>

#include "core/model/weights/inflate.h"
#include "core/model/weights/tensor_archive.h"
#include "tests/fuzz/weight_mutations.h"

using namespace boxwright;

namespace {

/// Touches everything that the archive promises; true if all its tensors are sound.
bool readAll(const std::string& bytes) {
    // Exactly as long as the file: reading past it is seen at once.
    const std::vector<std::uint8_t> file(bytes.begin(), bytes.end());
    const auto archive = readTensorArchive(file);
    if (!archive)
        return false;
    bool sound = true;
    unsigned sum = 0;
    for (const PickleNode& node : archive->document.nodes) {
        if (node.kind != PickleNode::Kind::Tensor)
            continue;
        const auto stored = storageOf(*archive, *node.tensor);
        sound = sound && stored.has_value();
        if (!stored)
            continue;
        for (const std::uint8_t byte : stored->bytes)
            sum += byte;
        std::vector<std::uint8_t> unpacked(stored->deflated ? stored->size : 0);
        sound = sound && (!stored->deflated || inflate(stored->bytes, unpacked).has_value());
    }
    return sound && sum < ~0U;
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t first = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
    const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10000;
    const auto seeds = weightmutation::seeds();
    for (const auto& seed : seeds)
        if (!readAll(seed.bytes))
            return std::printf("the seed \"%s\" is not read\n", seed.name.c_str()), 1;
    std::uint64_t read = 0;
    for (std::uint64_t index = first; index < first + count; ++index)
        read += readAll(weightmutation::mutated(seeds, index)) ? 1U : 0U;
    std::printf("%llu mutations, %llu of them still readable\n", static_cast<unsigned long long>(count),
                static_cast<unsigned long long>(read));
}
