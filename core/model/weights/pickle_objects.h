#pragma once

#include "core/model/weights/node_arena.h"

namespace boxwright {

/// What calling a global would give, for the few globals of PyTorch that make plain values and tensors; an Opaque node
/// for all others. Nothing is executed. Throws Malformed if a tensor is described wrongly.
PickleNode* callResult(NodeArena& arena, const PickleNode* callable, PickleNode* arguments);

/// What a persistent id stands for: a Storage, a Reference, or an Opaque object. Throws Malformed if it is none of
/// PyTorch's.
PickleNode* persistentObject(NodeArena& arena, PickleNode* id);

/// "torch FloatStorage" to Float. Throws Malformed if the type is none of ElementType's.
ElementType storageType(const std::string& global);

} // namespace boxwright
