#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include <ATen/ATen.h>

#include "core/base/result.h"
#include "core/model/weights/pickle_value.h"
#include "core/model/weights/weights_form.h"
#include "core/model/weights/zip_archive.h"

namespace boxwright {

/// A PyTorch zip file (.pth, torch 1.6 and later) opened for reading. Nothing in it is executed.
class WeightsFile {
public:
    /// Errors: NotFound, Unreadable, Unsupported, all with the file's name.
    [[nodiscard]] static Result<WeightsFile> open(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] WeightsForm form() const { return WeightsForm::Zip; }
    [[nodiscard]] const PickleNode& root() const { return *m_document.root; }
    /// A Tensor node as a contiguous CPU tensor of its own memory. Its view is checked against the storage's bytes.
    [[nodiscard]] Result<at::Tensor> tensor(const PickleNode& node) const;

private:
    std::filesystem::path m_path;
    std::shared_ptr<const std::vector<std::uint8_t>> m_bytes;
    ZipReader m_zip;
    PickleDocument m_document;
    std::string m_prefix; ///< top folder of the archive, with its slash
};

} // namespace boxwright
