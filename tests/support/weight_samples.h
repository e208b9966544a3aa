#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/weights/element_type.h"
#include "core/model/weights/weights_form.h"

/// Small weight files of every form, made byte by byte: what readers must understand although we write only two.
namespace weightsample {

struct Tensor {
    std::string name;
    boxwright::ElementType type = boxwright::ElementType::Float;
    std::vector<std::int64_t> sizes;
    std::string data; ///< row-major, little-endian
};

/// Bytes 0, 1, 2, ... as the data of a tensor.
[[nodiscard]] Tensor counted(const std::string& name, boxwright::ElementType type, std::vector<std::int64_t> sizes);

/// A file that holds an OrderedDict (tar: a dict) of the tensors.
[[nodiscard]] std::string file(boxwright::WeightsForm form, const std::vector<Tensor>& tensors);
/// The zip form with these bytes as its pickle, members packed with deflate if wanted.
[[nodiscard]] std::string zip(const std::string& pickle, const std::vector<Tensor>& tensors, bool deflated = false);
/// The pickle of file().
[[nodiscard]] std::string statePickle(const std::vector<Tensor>& tensors);

} // namespace weightsample
