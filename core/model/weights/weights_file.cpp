#include "core/model/weights/weights_file.h"

#include "core/base/file_bytes.h"
#include "core/model/weights/pickle_reader.h"

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
        return at::kByte;
    case ElementType::Bool:
        return at::kBool;
    }
    return at::kFloat;
}

/// Elements from the start of the storage to the last one the view touches; -1 on overflow.
std::int64_t reach(const PickledTensor& tensor) {
    std::int64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.sizes.size(); ++i) {
        std::int64_t span = 0;
        if (tensor.sizes[i] == 0)
            return 0;
        if (__builtin_mul_overflow(tensor.sizes[i] - 1, tensor.strides[i], &span) ||
            __builtin_add_overflow(last, span, &last))
            return -1;
    }
    return last == INT64_MAX ? -1 : last + 1;
}

/// True if the view holds more elements than its storage: only stride 0 does that, and no weight file needs it.
bool repeatsElements(const PickledTensor& tensor, std::int64_t available) {
    std::int64_t elements = 1;
    for (const std::int64_t size : tensor.sizes)
        if (__builtin_mul_overflow(elements, size, &elements))
            return true;
    return elements > available;
}

} // namespace

Result<WeightsFile> WeightsFile::open(const std::filesystem::path& path) {
    auto bytes = readBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto inFile = [&path](Error error) {
        error.file = path.string();
        return tl::unexpected<Error>(std::move(error));
    };
    if (bytes->size() < 4 || (*bytes)[0] != 'P' || (*bytes)[1] != 'K')
        return fail(ErrorKind::Unsupported, "This is no PyTorch zip file (torch 1.6 or later).", path.string());
    WeightsFile file;
    file.m_path = path;
    file.m_bytes = std::make_shared<const std::vector<std::uint8_t>>(std::move(*bytes));
    auto zip = ZipReader::open(*file.m_bytes);
    if (!zip)
        return inFile(zip.error());
    file.m_zip = std::move(*zip);
    const std::string pickleName = file.m_zip.findBySuffix("/data.pkl");
    if (pickleName.empty())
        return fail(ErrorKind::Unreadable, "The archive holds no data.pkl: it was not written by PyTorch.",
                    path.string());
    file.m_prefix = pickleName.substr(0, pickleName.size() - std::string_view("data.pkl").size());
    const auto pickle = file.m_zip.entry(pickleName);
    if (!pickle)
        return inFile(pickle.error());
    auto document = readPickle(*pickle);
    if (!document)
        return inFile(document.error());
    file.m_document = std::move(*document);
    return file;
}

Result<at::Tensor> WeightsFile::tensor(const PickleNode& node) const {
    if (node.kind != PickleNode::Kind::Tensor)
        return fail(ErrorKind::Unreadable, "A tensor was expected, something else is there.", m_path.string());
    const PickledTensor& view = node.tensor;
    const auto data = m_zip.entry(m_prefix + "data/" + view.storageKey);
    if (!data)
        return fail(data.error().kind, data.error().message, m_path.string());
    const auto available = static_cast<std::int64_t>(data->size()) / bytesPerElement(view.type);
    const std::int64_t needed = reach(view);
    if (needed < 0 || needed > available || repeatsElements(view, available))
        return fail(ErrorKind::Unreadable, "A tensor is larger than its data.", m_path.string(),
                    "storage " + view.storageKey);
    // from_blob needs a non-const pointer; the clone below is the only use of it.
    void* bytes = const_cast<std::uint8_t*>(data->data());
    const auto alignment = static_cast<std::uintptr_t>(bytesPerElement(view.type));
    std::vector<std::uint8_t> aligned;
    if (reinterpret_cast<std::uintptr_t>(bytes) % alignment != 0) {
        aligned.assign(data->begin(), data->end());
        bytes = aligned.data();
    }
    const at::Tensor storage = at::from_blob(bytes, {available}, at::TensorOptions(scalarType(view.type)));
    return storage.as_strided(view.sizes, view.strides, view.offset).clone(at::MemoryFormat::Contiguous);
}

} // namespace boxwright
