#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace boxwright {

/// Scalars in the form that TensorBoard reads: records of protocol-buffer Events, each with masked CRC-32C checksums.
/// Source: tensorflow/core/lib/io/record_writer.cc and core/util/event.proto.
class TensorBoardFile {
public:
    /// Makes a new file in the folder; what TensorBoard shows of earlier files from `firstStep` on is void.
    TensorBoardFile(const std::filesystem::path& folder, std::int64_t firstStep);

    /// One event with all the values; buffered.
    void add(std::int64_t step, const std::vector<std::pair<std::string, double>>& scalars);
    /// False if anything so far could not be written.
    [[nodiscard]] bool flush() { return static_cast<bool>(m_file.flush()); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    void write(const std::string& event);

    std::filesystem::path m_path;
    std::ofstream m_file;
};

/// CRC-32C (Castagnoli) of the bytes.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

} // namespace boxwright
