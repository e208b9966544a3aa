#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/fuzz/fuzz_support.h"

namespace boxwright::fuzz {

/// A folder of this process for readers that take a folder; in memory where the system has such a place.
class FuzzFolder {
public:
    FuzzFolder() {
        std::error_code ignored;
        const std::filesystem::path place =
            std::filesystem::exists("/dev/shm", ignored) ? "/dev/shm" : std::filesystem::temp_directory_path();
        std::string name = (place / "boxwright-fuzz-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr, "there is a place for files");
        m_path = name;
    }
    ~FuzzFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    FuzzFolder(const FuzzFolder&) = delete;
    FuzzFolder& operator=(const FuzzFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    void write(const char* name, const std::string& bytes) const {
        std::ofstream(m_path / name, std::ios::binary) << bytes;
    }
    [[nodiscard]] std::string read(const char* name) const {
        std::ifstream stream(m_path / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    void remove(const char* name) const {
        std::error_code ignored;
        std::filesystem::remove(m_path / name, ignored);
    }

private:
    std::filesystem::path m_path;
};

} // namespace boxwright::fuzz
