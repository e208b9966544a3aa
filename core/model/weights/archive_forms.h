#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "core/model/weights/memory_budget.h"
#include "core/model/weights/tensor_archive.h"

/// The readers behind readTensorArchive, one a form. Errors: Unreadable, Unsupported. All throw Malformed besides, for
/// bytes that end too early or claim too much.
namespace boxwright {

[[nodiscard]] bool isZip(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<TensorArchive> readZipForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget);

[[nodiscard]] bool isLegacy(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<TensorArchive> readLegacyForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget);

[[nodiscard]] bool isTar(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<TensorArchive> readTarForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget);

[[nodiscard]] bool isSafetensors(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<TensorArchive> readSafetensorsForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget);

} // namespace boxwright
