#include "core/base/file_bytes.h"

#include <cerrno>
#include <fstream>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace boxwright {
namespace {

std::string systemReason() {
    return std::generic_category().message(errno);
}

/// Waits until the file's bytes are on the disk.
bool flushToDisk(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool flushed = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return flushed;
}

} // namespace

Result<std::vector<std::uint8_t>> readBytes(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error))
        return fail(ErrorKind::NotFound, "There is no such file.", path.string());
    if (fs::is_directory(path, error))
        return fail(ErrorKind::Unreadable, "This is a folder, not a file.", path.string());
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        return fail(ErrorKind::Unreadable, "The file cannot be read: " + error.message() + ".", path.string());
    std::ifstream file(path, std::ios::binary);
    try {
        std::vector<std::uint8_t> bytes(size);
        if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
            return fail(ErrorKind::Unreadable, "The file cannot be read: " + systemReason() + ".", path.string());
        return bytes;
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::OutOfMemory, "There is not enough memory to read the file.", path.string());
    }
}

Result<void> replaceFile(const fs::path& path, const std::function<void(std::ostream&)>& write) {
    fs::path temporary = path;
    temporary += ".part";
    std::string reason;
    errno = 0;
    try {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        if (file)
            write(file);
        file.close();
        if (!file || !flushToDisk(temporary))
            reason = systemReason();
    } catch (const std::exception& exception) {
        reason = exception.what();
    }
    std::error_code error;
    if (const fs::file_status old = fs::status(path, error); fs::is_regular_file(old))
        fs::permissions(temporary, old.permissions(), error); // where that is not allowed, the content still counts
    error.clear();
    if (reason.empty())
        fs::rename(temporary, path, error);
    if (error)
        reason = error.message();
    if (reason.empty())
        return {};
    fs::remove(temporary, error);
    return fail(ErrorKind::WriteFailed, "The file cannot be written: " + reason + ".", path.string());
}

} // namespace boxwright
