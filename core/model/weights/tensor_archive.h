#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>

#include "core/base/result.h"
#include "core/model/weights/pickle_value.h"
#include "core/model/weights/stored_bytes.h"
#include "core/model/weights/weights_form.h"

namespace boxwright {

/// What a weight file of any form holds: a document whose Tensor nodes are views of named storages, and where in the
/// file those are. No torch, so that everything which reads hostile bytes can be fuzzed quickly.
struct TensorArchive {
    WeightsForm form = WeightsForm::Zip;
    PickleDocument document;
    std::unordered_map<std::string, StoredBytes> storages; ///< by storage key
    std::map<std::string, std::string> metadata;           ///< of safetensors; else empty
};

/// Tells the form by the first bytes and parses all but the tensor data; `bytes` must outlive the result. Takes at most
/// half the size of the file and 4 MiB of memory, whatever the file claims, and accepts no archive that unpacks to more
/// than 1.25 times its size and 64 KiB. Errors: Unreadable, Unsupported (with advice), without the file's name.
[[nodiscard]] Result<TensorArchive> readTensorArchive(std::span<const std::uint8_t> bytes);

/// The storage of a tensor, after checking that the tensor lies inside it, begins on an element and shows no element
/// twice. Errors: Unreadable, with the storage as the place.
[[nodiscard]] Result<StoredBytes> storageOf(const TensorArchive& archive, const PickledTensor& tensor);

} // namespace boxwright
