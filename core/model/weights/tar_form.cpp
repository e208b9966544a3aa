#include <algorithm>
#include <map>
#include <string_view>

#include "core/model/weights/archive_forms.h"
#include "core/model/weights/pickle_objects.h"
#include "core/model/weights/pickle_reader.h"

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;
using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kBlock = 512, kNameSize = 100, kSizeAt = 124, kSizeDigits = 11, kMagicAt = 257;

/// A storage, or a tensor of it, by the number that stands for it. Their numbers are addresses of the writer's memory.
using Table = std::map<std::int64_t, PickledTensor>;

std::uint64_t octal(Bytes digits) {
    std::uint64_t value = 0;
    for (const std::uint8_t digit : digits) {
        if (digit == 0 || digit == ' ')
            break;
        if (digit < '0' || digit > '7')
            throw Malformed{"the size of a member of the tar archive is no number"};
        value = value * 8 + (digit - '0');
    }
    return value;
}

/// The named members of a tar archive; others, such as extended headers, are skipped.
std::map<std::string, Bytes> tarMembers(Bytes bytes) {
    std::map<std::string, Bytes> members;
    ByteCursor cursor(bytes);
    while (cursor.rest().size() >= kBlock && cursor.rest().front() != 0) {
        const Bytes header = cursor.take(kBlock);
        const Bytes field = header.first(kNameSize);
        std::string name(field.begin(), std::ranges::find(field, 0));
        if (name.starts_with("./"))
            name.erase(0, 2);
        const std::uint64_t size = octal(header.subspan(kSizeAt, kSizeDigits));
        const Bytes data = cursor.take(size);
        for (const char* known : {"storages", "tensors", "pickle"})
            if (name == known)
                members[name] = data;
        cursor.take(std::min<std::uint64_t>((kBlock - size % kBlock) % kBlock, cursor.rest().size()));
    }
    return members;
}

/// The next pickle's value inside a member. `document` owns it.
const PickleNode& nextValue(ByteCursor& cursor, MemoryBudget& budget, PickleDocument& document) {
    auto read = readPickle(cursor.rest(), budget);
    if (!read)
        throw Malformed{"the tables of the tar archive are not understood"};
    cursor.take(read->length);
    document = std::move(*read);
    return *document.root;
}

std::int64_t nextCount(ByteCursor& cursor, MemoryBudget& budget) {
    PickleDocument document;
    const PickleNode& count = nextValue(cursor, budget, document);
    if (count.kind != Kind::Integer || count.integer < 0)
        throw Malformed{"a table of the tar archive has no length"};
    return count.integer;
}

/// Numbers and globals of a row.
const std::vector<PickleNode*>& row(const PickleNode& tuple, std::size_t columns) {
    if (tuple.items.size() != columns)
        throw Malformed{"a row of the tar archive's tables has the wrong length"};
    return tuple.items;
}

/// Count; per storage (key, location, type), element count, data; then the list of (key, root key, offset, count).
Table readStorages(Bytes member, MemoryBudget& budget, TensorArchive& archive) {
    constexpr std::uint64_t kPrice = 320;
    Table table;
    PickleDocument document;
    ByteCursor cursor(member);
    for (std::int64_t left = nextCount(cursor, budget); left > 0; --left) {
        budget.take(kPrice);
        const auto& columns = row(nextValue(cursor, budget, document), 3);
        const std::string key = std::to_string(columns[0]->integer);
        const ElementType type = storageType(columns[2]->text);
        std::uint64_t size = 0;
        if (__builtin_mul_overflow(cursor.number(8), bytesPerElement(type), &size))
            throw Malformed{"a storage is larger than the file"};
        archive.storages[key] = {cursor.take(size), size, false};
        table[columns[0]->integer] = {key, type, 0, {}, {}};
    }
    for (const PickleNode* view : nextValue(cursor, budget, document).items) {
        budget.take(kPrice);
        const auto& columns = row(*view, 4);
        const auto root = table.find(columns[1]->integer);
        if (root == table.end() || columns[2]->integer < 0)
            throw Malformed{"a part of a storage is described in an unknown way"};
        table[columns[0]->integer] = root->second;
        table[columns[0]->integer].offset = columns[2]->integer;
    }
    return table;
}

std::vector<std::int64_t> numbers(ByteCursor& cursor, std::uint64_t count) {
    std::vector<std::int64_t> values;
    for (std::uint64_t i = 0; i < count; ++i) {
        values.push_back(static_cast<std::int64_t>(cursor.number(8)));
        if (values.back() < 0)
            throw Malformed{"a tensor's shape holds a negative number"};
    }
    return values;
}

/// Count; per tensor (key, storage key, type), dimensions, 4 unused bytes, sizes, strides, offset.
Table readTensors(Bytes member, MemoryBudget& budget, const Table& storages) {
    constexpr std::uint64_t kPrice = 640, kMaxDimensions = 16;
    Table table;
    PickleDocument document;
    ByteCursor cursor(member);
    for (std::int64_t left = nextCount(cursor, budget); left > 0; --left) {
        budget.take(kPrice);
        const auto& columns = row(nextValue(cursor, budget, document), 3);
        const auto storage = storages.find(columns[1]->integer);
        const std::uint64_t dimensions = cursor.number(4);
        if (storage == storages.end() || dimensions > kMaxDimensions)
            throw Malformed{"a tensor is described in an unknown way"};
        cursor.take(4);
        PickledTensor tensor = storage->second;
        tensor.sizes = numbers(cursor, dimensions);
        tensor.strides = numbers(cursor, dimensions);
        if (__builtin_add_overflow(tensor.offset, numbers(cursor, 1).front(), &tensor.offset))
            throw Malformed{"a tensor begins outside its storage"};
        table[columns[0]->integer] = std::move(tensor);
    }
    return table;
}

/// Puts the tensors and storages where the document refers to them.
void resolveReferences(PickleDocument& document, const Table& tensors, MemoryBudget& budget) {
    constexpr std::uint64_t kPrice = 1024;
    for (PickleNode& node : document.nodes) {
        if (node.kind != Kind::Reference)
            continue;
        budget.take(kPrice);
        const auto tensor = tensors.find(node.integer);
        node.kind = tensor != tensors.end() ? Kind::Tensor : Kind::Opaque;
        if (tensor != tensors.end())
            node.tensor = std::make_unique<PickledTensor>(tensor->second);
    }
}

} // namespace

bool isTar(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kMagic = "ustar";
    return bytes.size() >= kBlock && std::ranges::equal(bytes.subspan(kMagicAt, kMagic.size()), kMagic);
}

Result<TensorArchive> readTarForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget) {
    const auto members = tarMembers(bytes);
    for (const char* needed : {"storages", "tensors", "pickle"})
        if (!members.contains(needed))
            return fail(ErrorKind::Unreadable, std::string("The tar archive holds no \"") + needed +
                                                   "\": it was not written by PyTorch, or ends too early.");
    TensorArchive archive;
    archive.form = WeightsForm::Tar;
    const Table storages = readStorages(members.at("storages"), budget, archive);
    const Table tensors = readTensors(members.at("tensors"), budget, storages);
    auto document = readPickle(members.at("pickle"), budget);
    if (!document)
        return tl::unexpected(document.error());
    archive.document = std::move(*document);
    resolveReferences(archive.document, tensors, budget);
    return archive;
}

} // namespace boxwright
