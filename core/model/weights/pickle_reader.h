#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "core/model/weights/memory_budget.h"
#include "core/model/weights/pickle_value.h"

namespace boxwright {

/// Reads the pickle at the start of `bytes` as data. Nothing is ever executed: of all globals only OrderedDict, tensor
/// and parameter rebuilding and storages mean something; any other becomes an Opaque node, so that a checkpoint with
/// foreign objects still yields its tensors. Opcodes outside PyTorch's set, stack underflow, bad lengths, unknown memo
/// entries and more objects than the budget allows are errors with the byte offset. Nothing recurses, however deep the
/// document is. Errors: Unreadable, without the file's name.
[[nodiscard]] Result<PickleDocument> readPickle(std::span<const std::uint8_t> bytes, MemoryBudget& budget);

} // namespace boxwright
