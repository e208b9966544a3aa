// The torch-free part of the weights reader: zip, pickle, legacy, tar and safetensors.
#include "core/model/weights/inflate.h"
#include "core/model/weights/tensor_archive.h"
#include "tests/fuzz/fuzz_support.h"

using namespace boxwright;

namespace {

/// Touches every byte that the archive promises.
unsigned readTensors(const TensorArchive& archive) {
    unsigned sum = 0;
    for (const PickleNode& node : archive.document.nodes) {
        if (node.kind != PickleNode::Kind::Tensor)
            continue;
        const auto stored = storageOf(archive, *node.tensor);
        if (!stored)
            continue;
        for (const std::uint8_t byte : stored->bytes)
            sum += byte;
        std::vector<std::uint8_t> unpacked(stored->deflated ? stored->size : 0);
        if (stored->deflated && inflate(stored->bytes, unpacked))
            for (const std::uint8_t byte : unpacked)
                sum += byte;
    }
    return sum;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Exactly as long as the file: reading past it is seen at once.
    const std::vector<std::uint8_t> file(data, data + size);
    const auto archive = readTensorArchive(file);
    if (archive)
        return static_cast<int>(readTensors(*archive) & 0U);
    boxwright::fuzz::require(archive.error().message.ends_with('.'), "an error is a sentence");
    return 0;
}
