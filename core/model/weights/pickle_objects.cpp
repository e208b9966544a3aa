#include "core/model/weights/pickle_objects.h"

#include <optional>

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;

constexpr std::size_t kMaxDimensions = 16;

std::vector<std::int64_t> shapeValues(const PickleNode* tuple) {
    if (tuple->kind != Kind::Tuple || tuple->items.size() > kMaxDimensions)
        throw Malformed{"a tensor's shape is no tuple of up to 16 numbers"};
    std::vector<std::int64_t> values;
    for (const PickleNode* item : tuple->items) {
        if (item->kind != Kind::Integer || item->integer < 0)
            throw Malformed{"a tensor's shape holds something other than sizes"};
        values.push_back(item->integer);
    }
    return values;
}

/// (storage, offset, sizes, strides, ...)
PickleNode* rebuiltTensor(NodeArena& arena, const std::vector<PickleNode*>& arguments) {
    if (arguments.size() < 4 || arguments[0]->kind != Kind::Storage || arguments[1]->kind != Kind::Integer ||
        arguments[1]->integer < 0)
        throw Malformed{"a tensor is described with the wrong arguments"};
    const PickledTensor& storage = *arguments[0]->tensor;
    PickledTensor tensor{storage.storageKey, storage.type, 0, shapeValues(arguments[2]), shapeValues(arguments[3])};
    if (__builtin_add_overflow(storage.offset, arguments[1]->integer, &tensor.offset))
        throw Malformed{"a tensor begins outside its storage"};
    if (tensor.sizes.size() != tensor.strides.size())
        throw Malformed{"a tensor's sizes and strides do not fit together"};
    return arena.makeTensor(Kind::Tensor, std::move(tensor));
}

/// OrderedDict(), or OrderedDict([[key, value], ...]) as Python 2 wrote it.
PickleNode* orderedDict(NodeArena& arena, const std::vector<PickleNode*>& arguments) {
    PickleNode* dict = arena.make(Kind::Dict);
    if (arguments.empty())
        return dict;
    for (const PickleNode* pair : arguments.front()->items) {
        if (pair->items.size() != 2)
            throw Malformed{"a dictionary is made of something other than pairs"};
        arena.insert(dict, pair->items[0], pair->items[1]);
    }
    return dict;
}

PickleNode* opaqueObject(NodeArena& arena, const PickleNode* callable, PickleNode* arguments) {
    PickleNode* node = arena.makeText(Kind::Opaque, callable->text);
    arena.append(node, {&arguments, 1});
    return node;
}

/// Before torch 0.4 a storage may be a part of another one: (key, offset, count).
std::int64_t viewOffset(const std::vector<PickleNode*>& id) {
    if (id.size() < 6 || id[5]->kind != Kind::Tuple)
        return 0;
    const auto& view = id[5]->items;
    if (view.size() != 3 || view[1]->kind != Kind::Integer || view[1]->integer < 0)
        throw Malformed{"a part of a storage is described in an unknown way"};
    return view[1]->integer;
}

} // namespace

PickleNode* callResult(NodeArena& arena, const PickleNode* callable, PickleNode* arguments) {
    if (callable->kind != Kind::Global || arguments->kind != Kind::Tuple)
        return opaqueObject(arena, callable, arguments);
    const std::vector<PickleNode*>& values = arguments->items;
    const std::string& name = callable->text;
    if (name == "collections OrderedDict")
        return orderedDict(arena, values);
    if (name == "torch._utils _rebuild_tensor_v2" || name == "torch._utils _rebuild_tensor")
        return rebuiltTensor(arena, values);
    const bool isParameter =
        name == "torch._utils _rebuild_parameter" || name == "torch._utils _rebuild_parameter_with_state";
    if ((isParameter || name == "torch Size") && !values.empty())
        return values.front();
    // A tensor that carries Python attributes: (function, class, its arguments, attributes).
    if (name == "torch._tensor _rebuild_from_type_v2" && values.size() == 4 && values[0]->text != name)
        return callResult(arena, values[0], values[2]);
    return opaqueObject(arena, callable, arguments);
}

ElementType storageType(const std::string& global) {
    constexpr std::string_view kPrefix = "torch ", kSuffix = "Storage";
    const std::string_view name = global;
    std::optional<ElementType> type;
    if (name.starts_with(kPrefix) && name.ends_with(kSuffix) && name.size() > kPrefix.size() + kSuffix.size())
        type = fromText<ElementType>(name.substr(kPrefix.size(), name.size() - kPrefix.size() - kSuffix.size()));
    if (!type)
        throw Malformed{"a storage has the type \"" + global.substr(0, 80) + "\", which this program does not read"};
    return *type;
}

/// ('storage', type, key, device, element count[, view]), ('module', class, file, source) or a number.
PickleNode* persistentObject(NodeArena& arena, PickleNode* id) {
    if (id->kind == Kind::Integer)
        return arena.makeInteger(id->integer, Kind::Reference);
    if (id->kind != Kind::Tuple || id->items.empty())
        throw Malformed{"an object outside it is named in an unknown way"};
    const std::vector<PickleNode*>& parts = id->items;
    if (parts[0]->text == "module" && parts.size() >= 2)
        return parts[1];
    if (parts[0]->text != "storage" || parts.size() < 5 || parts[4]->kind != Kind::Integer || parts[4]->integer < 0 ||
        (parts[2]->kind != Kind::Text && parts[2]->kind != Kind::Integer))
        throw Malformed{"a storage is described in an unknown way"};
    PickledTensor storage;
    storage.type = storageType(parts[1]->text);
    storage.storageKey = parts[2]->kind == Kind::Text ? parts[2]->text : std::to_string(parts[2]->integer);
    storage.offset = viewOffset(parts);
    return arena.makeTensor(Kind::Storage, std::move(storage));
}

} // namespace boxwright
