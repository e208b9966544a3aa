#include "core/fetch/part_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boxwright {
namespace {

tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, int reason) {
    if (reason == ENOSPC || reason == EDQUOT)
        return fail(ErrorKind::WriteFailed, "The disk is full; what has arrived stays there for the next try.",
                    path.string());
    return fail(ErrorKind::WriteFailed, "The file cannot be written: " + std::generic_category().message(reason) + ".",
                path.string());
}

} // namespace

PartFile::PartFile(std::filesystem::path path, int descriptor, std::uint64_t size)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
    , m_size(size) {}

PartFile::PartFile(PartFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(other.m_size) {}

PartFile::~PartFile() {
    if (m_descriptor >= 0)
        ::close(m_descriptor); // releases the lock
}

Result<PartFile> PartFile::open(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return cannotWrite(path, errno);
    struct stat status {};
    const bool known = ::fstat(descriptor, &status) == 0;
    PartFile file(path, descriptor, known ? static_cast<std::uint64_t>(status.st_size) : 0);
    // Where the file system knows no locks, go on without.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return fail(ErrorKind::WriteFailed, "Another program is downloading this file now.", path.string());
    return file;
}

Result<void> PartFile::append(const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t written = ::write(m_descriptor, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed();
        bytes += written;
        count -= static_cast<std::size_t>(written);
        m_size += static_cast<std::uint64_t>(written);
    }
    return {};
}

Result<void> PartFile::clear() {
    if (m_size > 0 && ::ftruncate(m_descriptor, 0) != 0)
        return failed();
    m_size = 0;
    return {};
}

Result<void> PartFile::flush() {
    if (::fsync(m_descriptor) != 0)
        return failed();
    return {};
}

tl::unexpected<Error> PartFile::failed() const {
    return cannotWrite(m_path, errno);
}

} // namespace boxwright
