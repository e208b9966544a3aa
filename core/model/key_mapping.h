#pragma once

#include "core/model/weights/state_dict.h"

namespace boxwright {

/// The file's tensors under the names of `model`. Files name the same backbone differently: a classifier without
/// "backbone.", an extractor with or without "body." and "features.". Of all known renamings the one under which most
/// tensors fit in name and shape is taken; tensors that fit nothing keep the name they have in the file.
[[nodiscard]] StateDict underNamesOf(const StateDict& model, const StateDict& file);

} // namespace boxwright
