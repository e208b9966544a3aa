#include "core/model/weights/weights_file.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "core/model/weights/inflate.h"
#include "core/model/weights/tensor_shape.h"

namespace boxwright {
namespace {

at::ScalarType scalarType(ElementType type) {
    switch (type) {
    case ElementType::Float:
        return at::kFloat;
    case ElementType::Double:
        return at::kDouble;
    case ElementType::Half:
        return at::kHalf;
    case ElementType::BFloat16:
        return at::kBFloat16;
    case ElementType::Long:
        return at::kLong;
    case ElementType::Int:
        return at::kInt;
    case ElementType::Short:
        return at::kShort;
    case ElementType::Char:
        return at::kChar;
    case ElementType::Byte:
    case ElementType::Bool: // any byte may stand for true in a hostile file, in our memory only 1 may
        return at::kByte;
    }
    return at::kFloat;
}

/// Row-major without gaps: a single piece of its storage.
bool isContiguous(const PickledTensor& tensor) {
    std::int64_t elements = 1;
    for (std::size_t i = tensor.sizes.size(); i-- > 0; elements *= tensor.sizes[i])
        if (tensor.sizes[i] != 1 && tensor.strides[i] != elements)
            return false;
    return true;
}

/// A tensor's own copy of its view of the storage's bytes.
at::Tensor copyOf(const PickledTensor& view, std::span<const std::uint8_t> storage) {
    const auto options = at::TensorOptions(scalarType(view.type));
    at::Tensor copy = at::empty(view.sizes, options);
    const auto itemSize = static_cast<std::size_t>(bytesPerElement(view.type));
    if (copy.numel() > 0 && isContiguous(view)) {
        std::memcpy(copy.data_ptr(), storage.data() + static_cast<std::size_t>(view.offset) * itemSize, copy.nbytes());
    } else if (copy.numel() > 0) {
        // from_blob needs a non-const pointer; copy_ only reads.
        void* bytes = const_cast<std::uint8_t*>(storage.data());
        const auto elements = static_cast<std::int64_t>(storage.size() / itemSize);
        copy.copy_(at::from_blob(bytes, {elements}, options).as_strided(view.sizes, view.strides, view.offset));
    }
    return view.type == ElementType::Bool ? copy.ne(0) : copy;
}

bool isAligned(const PickledTensor& view, const StoredBytes& stored) {
    return reinterpret_cast<std::uintptr_t>(stored.bytes.data()) %
               static_cast<std::uintptr_t>(bytesPerElement(view.type)) ==
           0;
}

/// Copies tensors one after the other. Keeps the last storage that it had to unpack or align, which is enough when
/// tensors of one storage follow each other, and is never more than one storage.
class TensorCopier {
public:
    explicit TensorCopier(const TensorArchive& archive)
        : m_archive(archive) {}

    Result<at::Tensor> copy(const PickledTensor& view) {
        try {
            return tryCopy(view);
        } catch (const std::exception&) { // bad_alloc, or torch's own
            return fail(ErrorKind::OutOfMemory, "There is not enough memory for the tensors.");
        }
    }

private:
    Result<at::Tensor> tryCopy(const PickledTensor& view) {
        const auto stored = storageOf(m_archive, view);
        if (!stored)
            return tl::unexpected(stored.error());
        if (!stored->deflated && (isContiguous(view) || isAligned(view, *stored)))
            return copyOf(view, stored->bytes);
        if (m_key != view.storageKey || m_bytes.empty()) {
            m_bytes = {}; // two storages at once would be too much
            m_bytes.resize(stored->size);
            m_key = view.storageKey;
            if (!stored->deflated)
                std::ranges::copy(stored->bytes, m_bytes.begin());
            else if (auto done = inflate(stored->bytes, m_bytes); !done)
                return tl::unexpected(done.error());
        }
        return copyOf(view, m_bytes);
    }

    const TensorArchive& m_archive;
    std::string m_key;
    std::vector<std::uint8_t> m_bytes;
};

/// Tensors that overlap in the file are copied one by one: a hostile file could have many of one storage.
bool askForTooMuch(const std::vector<NamedNode>& nodes, std::uint64_t fileSize) {
    constexpr std::uint64_t kSmallFiles = 64U << 10U;
    std::uint64_t left = 2 * fileSize + kSmallFiles;
    for (const auto& [name, node] : nodes) {
        std::uint64_t size = 0;
        const std::int64_t elements = elementCount(node->tensor->sizes).value_or(0); // copying it will be an error
        if (__builtin_mul_overflow(elements, bytesPerElement(node->tensor->type), &size) || size > left)
            return true;
        left -= size;
    }
    return false;
}

} // namespace

Result<WeightsFile> WeightsFile::open(const std::filesystem::path& path) {
    auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    auto archive = readTensorArchive(file->bytes());
    if (!archive) {
        archive.error().file = path.string();
        return tl::unexpected(archive.error());
    }
    return WeightsFile(path, std::move(*file), std::move(*archive));
}

Result<std::vector<at::Tensor>> WeightsFile::tensors(std::span<const NamedNode> nodes) const {
    const auto failed = [this](Error error, const NamedNode& named) {
        error.file = m_path.string();
        if (!named.name.empty())
            error.place = "tensor " + named.name;
        return tl::unexpected(std::move(error));
    };
    std::unordered_map<const PickleNode*, at::Tensor> copies;
    std::vector<NamedNode> distinct;
    for (const NamedNode& named : nodes) {
        if (named.node->kind != PickleNode::Kind::Tensor)
            return failed({ErrorKind::Unreadable, "A tensor was expected, something else is there.", {}, {}}, named);
        if (copies.emplace(named.node, at::Tensor()).second)
            distinct.push_back(named);
    }
    if (askForTooMuch(distinct, m_file.bytes().size()))
        return failed({ErrorKind::Unreadable, "The tensors are far larger than the file.", {}, {}}, {});
    std::ranges::stable_sort(distinct, {}, [](const NamedNode& named) { return named.node->tensor->storageKey; });
    TensorCopier copier(m_archive);
    for (const NamedNode& named : distinct) {
        auto copy = copier.copy(*named.node->tensor);
        if (!copy)
            return failed(copy.error(), named);
        copies[named.node] = std::move(*copy);
    }
    std::vector<at::Tensor> tensors;
    for (const NamedNode& named : nodes)
        tensors.push_back(copies.at(named.node));
    return tensors;
}

Result<at::Tensor> WeightsFile::tensor(const PickleNode& node) const {
    const NamedNode named{{}, &node};
    auto copies = tensors({&named, 1});
    if (!copies)
        return tl::unexpected(copies.error());
    return std::move(copies->front());
}

} // namespace boxwright
