#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <ATen/ATen.h>

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/model/weights/pickle_value.h"
#include "core/model/weights/tensor_archive.h"
#include "core/model/weights/weights_form.h"

namespace boxwright {

/// A node of a weight file with the name that it has there, for messages.
struct NamedNode {
    std::string name;
    const PickleNode* node = nullptr;
};

/// A weight file of any form, opened for reading. Nothing in it is executed. The file stays mapped; tensors are copies.
/// Opening it and reading all tensors once takes less than 4 times the file's size and 5 MiB, whatever the file claims.
class WeightsFile {
public:
    /// Errors: NotFound, Unreadable, Unsupported, all with the file's name.
    [[nodiscard]] static Result<WeightsFile> open(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] WeightsForm form() const { return m_archive.form; }
    /// What the file holds: mostly a dict. Of safetensors a dict of all tensors.
    [[nodiscard]] const PickleNode& root() const { return *m_archive.document.root; }
    /// Of safetensors; else empty.
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return m_archive.metadata; }
    /// Tensor nodes as contiguous CPU tensors, in order; nodes that are the same give the same tensor. Their views are
    /// checked against the storages. Errors: Unreadable, with the name.
    [[nodiscard]] Result<std::vector<at::Tensor>> tensors(std::span<const NamedNode> nodes) const;
    /// A single one.
    [[nodiscard]] Result<at::Tensor> tensor(const PickleNode& node) const;

private:
    WeightsFile(std::filesystem::path path, MappedFile file, TensorArchive archive)
        : m_path(std::move(path))
        , m_file(std::move(file))
        , m_archive(std::move(archive)) {}

    std::filesystem::path m_path;
    MappedFile m_file;
    TensorArchive m_archive; ///< points into m_file
};

} // namespace boxwright
