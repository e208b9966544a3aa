#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "core/base/result.h"

namespace boxwright {

/// A file's bytes, mapped into memory for reading: nothing is copied. A file that is replaced by renaming keeps its old
/// bytes here; one that another program shortens meanwhile ends the process, so copy what has to last.
class MappedFile {
public:
    /// Errors: NotFound, Unreadable (a folder, a device, no permission), with the file's name.
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    /// Stays valid when the object is moved.
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return m_bytes; }

private:
    MappedFile() = default;

    std::span<const std::uint8_t> m_bytes;
};

} // namespace boxwright
