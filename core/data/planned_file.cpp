#include "core/data/planned_file.h"

#include <fstream>
#include <system_error>
#include <utility>

#include "core/base/file_bytes.h"
#include "core/data/file_io.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

Result<void> copyTo(const fs::path& path, const fs::path& source) {
    std::ifstream in(source, std::ios::binary);
    if (!in)
        return fail(ErrorKind::Unreadable, "The file cannot be opened to copy it.", source.string());
    const bool isEmpty = in.peek() == std::ifstream::traits_type::eof();
    return replaceFile(path, [&in, isEmpty](std::ostream& out) {
        if (!isEmpty) // an empty buffer would count as a failure
            out << in.rdbuf();
    });
}

Result<void> linkTo(const fs::path& path, const fs::path& source) {
    std::error_code error;
    const fs::path target = fs::absolute(source, error).lexically_normal();
    fs::path temporary = path;
    temporary += ".new";
    fs::remove(temporary, error);
    fs::create_symlink(target, temporary, error);
    if (!error)
        fs::rename(temporary, path, error);
    if (error)
        return fail(ErrorKind::WriteFailed, "The link cannot be made: " + error.message() + ".", path.string());
    return {};
}

} // namespace

PlannedFile plannedStream(const fs::path& path, std::function<void(std::ostream&)> write) {
    return {path, [write = std::move(write)](const fs::path& target) { return replaceFile(target, write); }};
}

PlannedFile plannedText(const fs::path& path, std::string text) {
    return {path, [text = std::move(text)](const fs::path& target) { return writeFile(target, text); }};
}

PlannedFile plannedCopy(const fs::path& path, const fs::path& source) {
    return {path, [source](const fs::path& target) { return copyTo(target, source); }};
}

PlannedFile plannedLink(const fs::path& path, const fs::path& source) {
    return {path, [source](const fs::path& target) { return linkTo(target, source); }};
}

Result<void> checkNoneExists(const PlannedFiles& files) {
    std::size_t count = 0;
    fs::path first;
    for (const PlannedFile& file : files)
        if (isThere(file.path) && count++ == 0)
            first = file.path;
    if (count == 0)
        return {};
    return fail(ErrorKind::Conflict,
                count == 1
                    ? "This file is there already; nothing was written."
                    : "This file and " + std::to_string(count - 1) + " more are there already; nothing was written.",
                first.string());
}

} // namespace boxwright
