#include "core/data/voc_layout.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/data/file_io.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isVocRoot(const fs::path& folder) {
    return isFolder(folder / "JPEGImages");
}

/// "VOC2012" and the like.
bool isYearName(const std::string& name) {
    return name.size() == 7 && name.starts_with("VOC") &&
           std::all_of(name.begin() + 3, name.end(), [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

std::optional<fs::path> newestYear(const fs::path& devkit) {
    std::optional<fs::path> newest;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(devkit, error)) {
        const bool later = !newest || entry.path().filename() > newest->filename();
        if (isYearName(entry.path().filename().string()) && isVocRoot(entry.path()) && later)
            newest = entry.path();
    }
    return newest;
}

std::optional<fs::path> findVocRoot(const fs::path& folder) {
    if (isVocRoot(folder))
        return folder;
    if (const auto year = newestYear(folder))
        return year;
    return newestYear(folder / "VOCdevkit");
}

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

/// Lists such as "cat_train.txt" give a column of -1, 0, 1 for one class.
bool isClassList(std::string_view stem) {
    constexpr std::array<std::string_view, 4> endings{"_train", "_val", "_trainval", "_test"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return stem.size() > ending.size() && stem.ends_with(ending); });
}

std::vector<std::string> linesOf(std::string_view text) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto length = std::min(text.find('\n'), text.size());
        if (const auto line = trimmed(text.substr(0, length)); !line.empty())
            lines.emplace_back(line);
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return lines;
}

} // namespace

Result<VocLayout> findVocLayout(const fs::path& folder) {
    if (!isFolder(folder))
        return fail(ErrorKind::NotFound, "There is no such folder.", folder.string());
    if (const auto root = findVocRoot(folder))
        return VocLayout{*root, *root / "JPEGImages", *root / "Annotations", *root / "ImageSets" / "Main", false};
    return VocLayout{folder, folder, folder, {}, true};
}

std::vector<fs::path> filesBelow(const fs::path& folder, bool (*wanted)(const fs::path&)) {
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    const fs::recursive_directory_iterator end;
    while (!error && entry != end) {
        std::error_code ignored;
        if (isHidden(entry->path()))
            entry.disable_recursion_pending();
        else if (wanted(entry->path()) && entry->is_regular_file(ignored))
            files.push_back(entry->path().lexically_relative(folder));
        entry.increment(error);
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool hasXmlExtension(const fs::path& path) {
    return lowerExtension(path) == ".xml";
}

std::string pathWithoutExtension(const fs::path& relative) {
    return fs::path(relative).replace_extension().generic_string();
}

std::map<std::string, std::vector<std::string>> readSplitFiles(const fs::path& folder) {
    std::map<std::string, std::vector<std::string>> splits;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const fs::path& path = entry.path();
        const std::string stem = path.stem().string();
        if (lowerExtension(path) != ".txt" || isHidden(path) || isClassList(stem))
            continue;
        if (const auto text = readFile(path))
            splits[stem] = linesOf(*text);
    }
    return splits;
}

} // namespace boxwright
