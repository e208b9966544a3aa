#include <algorithm>

#include "core/model/weights/archive_forms.h"
#include "core/model/weights/inflate.h"
#include "core/model/weights/pickle_reader.h"
#include "core/model/weights/zip_reader.h"

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;

/// What all members together may unpack to. Weights hardly compress; a bomb does.
std::uint64_t largestUnpackedSize(std::uint64_t fileSize) {
    return fileSize + fileSize / 4 + (64U << 10U);
}

Result<PickleDocument> readPackedPickle(const StoredBytes& stored, MemoryBudget& budget) {
    if (!stored.deflated)
        return readPickle(stored.bytes, budget);
    std::vector<std::uint8_t> unpacked(stored.size);
    if (auto done = inflate(stored.bytes, unpacked); !done)
        return tl::unexpected(done.error());
    return readPickle(unpacked, budget);
}

Result<void> checkOrigin(const ZipReader& zip) {
    if (!zip.findFile("constants.pkl").empty() || zip.hasFolder("code"))
        return fail(ErrorKind::Unsupported,
                    "This is a TorchScript program (torch.jit.save), not weights alone: save model.state_dict() with "
                    "torch.save in Python.");
    const std::string_view order = zip.findFile("byteorder");
    if (order.empty())
        return {};
    const auto text = zip.entry(order);
    if (!text)
        return tl::unexpected(text.error());
    constexpr std::string_view kLittle = "little";
    if (text->deflated || std::ranges::equal(text->bytes, kLittle))
        return {};
    return fail(ErrorKind::Unsupported, "The file was written on a big-endian machine, which is not supported.");
}

/// Finds the storages that the document names.
Result<void> findStorages(const ZipReader& zip, const std::string& folder, MemoryBudget& budget,
                          TensorArchive& archive) {
    constexpr std::uint64_t kPrice = 160;
    for (const PickleNode& node : archive.document.nodes) {
        if (node.kind != Kind::Storage || archive.storages.contains(node.tensor->storageKey))
            continue;
        const auto stored = zip.entry(folder + node.tensor->storageKey);
        if (!stored)
            return tl::unexpected(stored.error());
        budget.take(kPrice + node.tensor->storageKey.size());
        archive.storages[node.tensor->storageKey] = *stored;
    }
    return {};
}

} // namespace

bool isZip(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= 4 && bytes[0] == 'P' && bytes[1] == 'K';
}

Result<TensorArchive> readZipForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget) {
    const auto zip = ZipReader::open(bytes, budget);
    if (!zip)
        return tl::unexpected(zip.error());
    if (zip->unpackedSize() > largestUnpackedSize(bytes.size()))
        return fail(ErrorKind::Unreadable, "The zip archive would unpack to much more than its own size, which weights "
                                           "never do: save it again with torch.save.");
    if (auto checked = checkOrigin(*zip); !checked)
        return tl::unexpected(checked.error());
    const std::string pickleName(zip->findFile("data.pkl"));
    if (pickleName.empty())
        return fail(ErrorKind::Unreadable, "The archive holds no data.pkl: it was not written by PyTorch.");
    const auto pickle = zip->entry(pickleName);
    if (!pickle)
        return tl::unexpected(pickle.error());
    auto document = readPackedPickle(*pickle, budget);
    if (!document)
        return tl::unexpected(document.error());
    TensorArchive archive;
    archive.form = WeightsForm::Zip;
    archive.document = std::move(*document);
    const std::string folder = pickleName.substr(0, pickleName.size() - std::string_view("data.pkl").size());
    if (auto found = findStorages(*zip, folder + "data/", budget, archive); !found)
        return tl::unexpected(found.error());
    return archive;
}

} // namespace boxwright
