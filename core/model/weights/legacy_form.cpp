#include <algorithm>
#include <array>

#include "core/model/weights/archive_forms.h"
#include "core/model/weights/pickle_reader.h"

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;

/// LONG1 of 0x1950a86a20f9469cfc6c, with its opcode and length.
constexpr std::array<std::uint8_t, 12> kMagic{0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};
constexpr std::int64_t kProtocol = 1001;

Result<PickleDocument> nextPickle(ByteCursor& cursor, MemoryBudget& budget, const char* name) {
    auto document = readPickle(cursor.rest(), budget);
    if (document)
        cursor.take(document->length);
    else
        document.error().place = std::string(name) + ", " + document.error().place;
    return document;
}

/// Magic number, protocol and the writer's machine.
Result<void> checkHeader(ByteCursor& cursor, MemoryBudget& budget) {
    const auto magic = nextPickle(cursor, budget, "magic number");
    if (!magic)
        return tl::unexpected(magic.error());
    const auto protocol = nextPickle(cursor, budget, "protocol");
    if (!protocol)
        return tl::unexpected(protocol.error());
    if (protocol->root->kind != Kind::Integer || protocol->root->integer != kProtocol)
        return fail(ErrorKind::Unsupported, "The file has a protocol of torch.save other than 1001.");
    const auto system = nextPickle(cursor, budget, "system description");
    if (!system)
        return tl::unexpected(system.error());
    const PickleNode* little = system->root->find("little_endian");
    if (little != nullptr && little->kind == Kind::Bool && little->integer == 0)
        return fail(ErrorKind::Unsupported, "The file was written on a big-endian machine, which is not supported.");
    return {};
}

std::unordered_map<std::string, ElementType> storageTypes(const PickleDocument& document) {
    std::unordered_map<std::string, ElementType> types;
    for (const PickleNode& node : document.nodes)
        if (node.kind == Kind::Storage)
            types.emplace(node.tensor->storageKey, node.tensor->type);
    return types;
}

/// After the list of keys: for each its element count and its data.
Result<void> findStorages(ByteCursor& cursor, const PickleNode& keys, MemoryBudget& budget, TensorArchive& archive) {
    constexpr std::uint64_t kPrice = 160;
    const auto types = storageTypes(archive.document);
    for (const PickleNode* key : keys.items) {
        const std::string name = key->kind == Kind::Integer ? std::to_string(key->integer) : key->text;
        const auto type = types.find(name);
        if (type == types.end())
            return fail(ErrorKind::Unreadable, "The file lists data that none of its tensors uses.", {},
                        "storage " + name);
        budget.take(kPrice + name.size());
        const std::uint64_t count = cursor.number(8);
        std::uint64_t size = 0;
        if (__builtin_mul_overflow(count, bytesPerElement(type->second), &size) || size > cursor.rest().size())
            return fail(ErrorKind::Unreadable, "The data end too early (an unfinished download or copy?).", {},
                        "storage " + name);
        archive.storages[name] = {cursor.take(size), size, false};
    }
    return {};
}

} // namespace

bool isLegacy(std::span<const std::uint8_t> bytes) {
    constexpr std::size_t kFurthest = 32; // newer pickle protocols put a frame before it
    const auto begin = bytes.first(std::min(bytes.size(), kFurthest));
    // Not std::ranges::search(): clang 14 cannot compile it with Debian 12's library.
    return !bytes.empty() && bytes[0] == 0x80 &&
           std::search(begin.begin(), begin.end(), kMagic.begin(), kMagic.end()) != begin.end();
}

Result<TensorArchive> readLegacyForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget) {
    ByteCursor cursor(bytes);
    if (auto checked = checkHeader(cursor, budget); !checked)
        return tl::unexpected(checked.error());
    auto document = nextPickle(cursor, budget, "object");
    if (!document)
        return tl::unexpected(document.error());
    const auto keys = nextPickle(cursor, budget, "list of storages");
    if (!keys)
        return tl::unexpected(keys.error());
    TensorArchive archive;
    archive.form = WeightsForm::Legacy;
    archive.document = std::move(*document);
    if (auto found = findStorages(cursor, *keys->root, budget, archive); !found)
        return tl::unexpected(found.error());
    return archive;
}

} // namespace boxwright
