#include "core/base/mapped_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boxwright {
namespace {

tl::unexpected<Error> unreadable(int code, const std::filesystem::path& path) {
    if (code == ENOENT)
        return fail(ErrorKind::NotFound, "There is no such file.", path.string());
    return fail(ErrorKind::Unreadable, "The file cannot be read: " + std::generic_category().message(code) + ".",
                path.string());
}

/// Closes the descriptor; the mapping lives on.
struct Descriptor {
    int value;
    ~Descriptor() {
        if (value >= 0)
            ::close(value);
    }
};

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat status {};
    if (file.value < 0 || ::fstat(file.value, &status) != 0)
        return unreadable(errno, path);
    if (S_ISDIR(status.st_mode))
        return fail(ErrorKind::Unreadable, "This is a folder, not a file.", path.string());
    if (!S_ISREG(status.st_mode))
        return fail(ErrorKind::Unreadable, "This is a device or pipe, not a file.", path.string());
    MappedFile mapped;
    if (status.st_size == 0)
        return mapped;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.value, 0);
    if (address == MAP_FAILED)
        return unreadable(errno, path);
    mapped.m_bytes = {static_cast<const std::uint8_t*>(address), size};
    return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        ::munmap(const_cast<std::uint8_t*>(m_bytes.data()), m_bytes.size());
}

} // namespace boxwright
