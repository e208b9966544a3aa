#include "core/model/weights/tensor_archive.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

#include "core/model/weights/archive_forms.h"
#include "core/model/weights/tensor_shape.h"

namespace boxwright {
namespace {

/// Elements from the start of the storage to the last one the view touches; nothing on overflow.
std::optional<std::int64_t> reach(const PickledTensor& tensor) {
    if (std::ranges::find(tensor.sizes, 0) != tensor.sizes.end())
        return 0;
    std::int64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.sizes.size(); ++i) {
        std::int64_t span = 0;
        if (__builtin_mul_overflow(tensor.sizes[i] - 1, tensor.strides[i], &span) ||
            __builtin_add_overflow(last, span, &last))
            return std::nullopt;
    }
    return last == INT64_MAX ? std::nullopt : std::optional(last + 1);
}

bool beginsWithWord(std::span<const std::uint8_t> bytes, std::string_view word) {
    std::size_t at = 0;
    while (at < bytes.size() && at < 64 && (std::isspace(bytes[at]) != 0 || bytes[at] >= 0x80)) // a byte order mark
        ++at;
    const auto same = [](char wanted, std::uint8_t byte) { return wanted == std::tolower(byte); };
    return bytes.size() - at >= word.size() &&
           std::equal(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at), same);
}

/// A sentence about files that are often taken for weights.
Error unknownForm(std::span<const std::uint8_t> bytes) {
    const auto unreadable = [](const char* message) { return Error{ErrorKind::Unreadable, message, {}, {}}; };
    const auto unsupported = [](const char* message) { return Error{ErrorKind::Unsupported, message, {}, {}}; };
    if (bytes.empty())
        return unreadable("The file is empty (an unfinished download or copy?).");
    for (const char* start : {"<!doctype", "<html", "<?xml"})
        if (beginsWithWord(bytes, start))
            return unreadable(
                "This is a web page, not a weight file: the download went to a page instead of the file.");
    if (beginsWithWord(bytes, "version https://git-lfs"))
        return unreadable("This is a Git LFS pointer, not the weights themselves: run \"git lfs pull\" in its folder.");
    if (bytes[0] == 0x80)
        return unsupported(
            "This is an ordinary Python pickle (as detectron2's .pkl files are), not a file of torch.save.");
    if (bytes[0] == 0x1f && bytes.size() > 1 && bytes[1] == 0x8b)
        return unsupported("The file is compressed with gzip: unpack it first.");
    return unsupported("This is no weight file that is known here: it is neither PyTorch's (.pth) nor safetensors.");
}

Result<TensorArchive> readForm(std::span<const std::uint8_t> bytes) {
    MemoryBudget budget(bytes.size());
    if (isZip(bytes))
        return readZipForm(bytes, budget);
    if (isLegacy(bytes))
        return readLegacyForm(bytes, budget);
    if (isTar(bytes))
        return readTarForm(bytes, budget);
    if (isSafetensors(bytes))
        return readSafetensorsForm(bytes, budget);
    return tl::unexpected(unknownForm(bytes));
}

} // namespace

Result<TensorArchive> readTensorArchive(std::span<const std::uint8_t> bytes) {
    try {
        return readForm(bytes);
    } catch (const Malformed& malformed) {
        return fail(ErrorKind::Unreadable, "The file is damaged: " + malformed.reason + ".");
    }
}

Result<StoredBytes> storageOf(const TensorArchive& archive, const PickledTensor& tensor) {
    const std::string place = "storage " + tensor.storageKey;
    const auto found = archive.storages.find(tensor.storageKey);
    if (found == archive.storages.end())
        return fail(ErrorKind::Unreadable, "The data of a tensor are missing.", {}, place);
    const auto available = static_cast<std::int64_t>(found->second.size) / bytesPerElement(tensor.type);
    const auto needed = reach(tensor), elements = elementCount(tensor.sizes);
    if (!needed || !elements || *needed > available)
        return fail(ErrorKind::Unreadable, "A tensor is larger than its data.", {}, place);
    if (*elements > available) // only stride 0 does that
        return fail(ErrorKind::Unreadable, "A tensor repeats its data, which no weight file needs.", {}, place);
    return found->second;
}

} // namespace boxwright
