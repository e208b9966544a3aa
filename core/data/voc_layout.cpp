#include "core/data/voc_layout.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <dirent.h>

#include "core/data/file_io.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

std::string lowerName(const fs::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return name;
}

/// The first of these folders that there is, `names` in lower case and found in any case; the best name wins.
std::optional<fs::path> subFolder(const fs::path& folder, std::initializer_list<std::string_view> names) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (std::error_code ignored; entry.is_directory(ignored))
            folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    for (const std::string_view name : names)
        for (const fs::path& candidate : folders)
            if (lowerName(candidate) == name)
                return candidate;
    return std::nullopt;
}

bool holdsXml(const fs::path& folder) {
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error))
        if (hasXmlExtension(entry->path()))
            return true;
    return false;
}

bool isVocRoot(const fs::path& folder) {
    if (isFolder(folder / "JPEGImages"))
        return true;
    const auto annotations = subFolder(folder, {"annotations"});
    return annotations && holdsXml(*annotations);
}

VocLayout layoutOf(const fs::path& root) {
    const fs::path sets = root / "ImageSets";
    return {root, subFolder(root, {"jpegimages", "images", "imgs"}).value_or(root),
            subFolder(root, {"annotations"}).value_or(root / "Annotations"), subFolder(sets, {"main"}).value_or(sets),
            false};
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

struct FolderCloser {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

/// What an entry is, where the folder itself does not say; a link is what it leads to, but no folder to go into.
unsigned char typeOf(const dirent& entry, const std::string& path) {
    if (entry.d_type != DT_UNKNOWN && entry.d_type != DT_LNK)
        return entry.d_type;
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored))
        return DT_REG;
    return fs::is_directory(fs::symlink_status(path, ignored)) ? DT_DIR : DT_LNK;
}

/// Of everything below `root` (with a slash at its end) / `below`; a large folder three times as quickly as the
/// standard library's iterator, which makes a path of every entry.
void addNames(const std::string& root, const std::string& below, bool (*wanted)(const fs::path&),
              std::vector<std::string>& names) {
    const std::unique_ptr<DIR, FolderCloser> folder(::opendir((root + below).c_str()));
    while (const dirent* entry = folder ? ::readdir(folder.get()) : nullptr) {
        const std::string_view name(static_cast<const char*>(entry->d_name));
        if (name.starts_with('.'))
            continue;
        std::string relative = below;
        relative += name;
        const unsigned char type = typeOf(*entry, root + relative);
        if (type == DT_DIR)
            addNames(root, relative + '/', wanted, names);
        else if (type == DT_REG && wanted(relative))
            names.push_back(std::move(relative));
    }
}

} // namespace

Result<VocLayout> findVocLayout(const fs::path& folder) {
    if (!isFolder(folder))
        return fail(ErrorKind::NotFound, "There is no such folder.", folder.string());
    if (const auto root = findVocRoot(folder))
        return layoutOf(*root);
    return VocLayout{folder, folder, folder, {}, true};
}

std::vector<std::string> namesBelow(const fs::path& folder, bool (*wanted)(const fs::path&)) {
    std::vector<std::string> names;
    addNames((folder / "").native(), {}, wanted, names);
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<fs::path> filesBelow(const fs::path& folder, bool (*wanted)(const fs::path&)) {
    const std::vector<std::string> names = namesBelow(folder, wanted);
    return {names.begin(), names.end()};
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
