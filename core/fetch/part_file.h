#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "core/base/result.h"

namespace boxwright {

/// The unfinished file of a download, open for appending and locked, so that two programs do not write into it. Not
/// thread-safe.
class PartFile {
public:
    /// Opens or creates it. Errors: WriteFailed; also if another program holds it.
    [[nodiscard]] static Result<PartFile> open(const std::filesystem::path& path);
    PartFile(PartFile&& other) noexcept;
    PartFile& operator=(PartFile&&) = delete;
    ~PartFile();

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] Result<void> append(const char* bytes, std::size_t count);
    /// Throws away what is there.
    [[nodiscard]] Result<void> clear();
    /// Waits until all bytes are on the disk.
    [[nodiscard]] Result<void> flush();

private:
    PartFile(std::filesystem::path path, int descriptor, std::uint64_t size);
    [[nodiscard]] tl::unexpected<Error> failed() const;

    std::filesystem::path m_path;
    int m_descriptor;
    std::uint64_t m_size;
};

} // namespace boxwright
