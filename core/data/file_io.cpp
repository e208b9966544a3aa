#include "core/data/file_io.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/file_bytes.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

std::string lastSystemReason() {
    return errno == 0 ? "unknown reason" : std::generic_category().message(errno);
}

} // namespace

Result<std::string> readFile(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (!fs::exists(status))
        return fail(ErrorKind::NotFound, "There is no such file.", path.string());
    if (fs::is_directory(status))
        return fail(ErrorKind::Unreadable, "This is a folder, not a file.", path.string());
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return fail(ErrorKind::Unreadable, "The file cannot be opened: " + lastSystemReason() + ".", path.string());
    std::string bytes;
    const auto size = fs::file_size(path, ignored);
    if (!ignored)
        bytes.reserve(size);
    bytes.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    if (stream.bad())
        return fail(ErrorKind::Unreadable, "The file cannot be read: " + lastSystemReason() + ".", path.string());
    return bytes;
}

Result<void> makeFolder(const fs::path& folder) {
    std::error_code error;
    if (!folder.empty())
        fs::create_directories(folder, error);
    if (error)
        return fail(ErrorKind::WriteFailed, "The folder cannot be made: " + error.message() + ".", folder.string());
    return {};
}

Result<void> writeFile(const fs::path& path, std::string_view bytes) {
    if (auto made = makeFolder(path.parent_path()); !made)
        return made;
    return replaceFile(path, [bytes](std::ostream& out) { out.write(bytes.data(), std::ssize(bytes)); });
}

std::string lowerExtension(const fs::path& path) {
    // By hand: fs::path::extension() makes two paths, which is what listing a large folder would spend its time on.
    const std::string_view whole = path.native();
    const std::string_view name = whole.substr(whole.rfind('/') + 1); // npos + 1 is 0
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name == "..")
        return {};
    std::string extension(name.substr(dot));
    for (char& letter : extension)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return extension;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string numberText(float value) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return {buffer.data(), end.ptr};
}

std::optional<double> finiteNumber(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end || !std::isfinite(static_cast<float>(value)))
        return std::nullopt;
    return value;
}

} // namespace boxwright
