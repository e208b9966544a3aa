#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "core/model/weights/pickle_value.h"

namespace boxwright {

/// Reads the pickle of a PyTorch file as data. Nothing is ever executed: of all globals only OrderedDict, tensor and
/// parameter rebuilding and storages mean something; any other becomes an Opaque node, so that a checkpoint with
/// foreign objects still yields its tensors. Opcodes outside PyTorch's set, stack underflow, bad lengths and unknown
/// memo entries are errors with the byte offset. Memory is bounded by a small multiple of the input.
[[nodiscard]] Result<PickleDocument> readPickle(std::span<const std::uint8_t> bytes);

} // namespace boxwright
