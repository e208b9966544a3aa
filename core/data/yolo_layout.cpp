#include "core/data/yolo_layout.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "core/data/file_io.h"
#include "core/data/image_io.h"
#include "core/data/image_lookup.h"
#include "core/data/number_text.h"
#include "core/data/voc_layout.h"
#include "core/data/yaml_subset.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Kind = FormatRemarkKind;
using Lines = std::vector<std::string>;

constexpr double kMostClasses = 100000;

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// Trimmed, without a byte order mark and without blank lines at the end; a blank line in between keeps its number.
Lines linesOf(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.substr(0, mark.size()) == mark)
        text.remove_prefix(mark.size());
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(trimmed(text.substr(0, end)));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

/// With its last folder "images" left out, or renamed to `with`.
fs::path withImagesFolder(const fs::path& path, const std::string& with) {
    std::vector<fs::path> parts(path.begin(), path.end());
    const auto found = std::find(parts.rbegin(), parts.rend(), fs::path("images"));
    if (found == parts.rend())
        return path;
    if (with.empty())
        parts.erase(std::next(found).base());
    else
        *found = with;
    fs::path result;
    for (const fs::path& part : parts)
        result /= part;
    return result;
}

Lines namesOf(const YamlEntry& entry) {
    if (entry.map.empty())
        return entry.list;
    Lines names;
    for (const auto& [key, name] : entry.map) {
        const auto index = finiteNumber(key);
        if (!index || *index < 0 || *index >= kMostClasses)
            continue;
        const auto place = static_cast<std::size_t>(*index);
        if (names.size() <= place)
            names.resize(place + 1);
        names[place] = name;
    }
    return names;
}

/// Lists the images of the splits and finds their labels.
class LayoutFinder {
public:
    LayoutFinder(fs::path head, fs::path root, const fs::path& imageFolder, RemarkCollector& remarks)
        : m_head(std::move(head))
        , m_root(std::move(root))
        , m_lookup(imageFolder)
        , m_remarks(remarks) {}

    void setClasses(const Lines& names) { m_layout.classNames = names; }
    void setClassFile(const fs::path& file) {
        m_classFile = file;
        if (const auto text = readFile(file))
            m_layout.classNames = linesOf(*text);
        else
            m_remarks.add(Kind::MissingClasses, file, {}, text.error().message);
    }

    /// A folder, a list of images, or one of them relative to a place that the writer of the file had in mind.
    void addSource(const std::string& split, const std::string& source) {
        const fs::path found = resolved(source);
        m_layout.splits[split];
        if (found.empty())
            m_remarks.add(Kind::MissingFile, m_head, split, "There is no \"" + source + "\".");
        else if (isFolder(found))
            addFolder(split, found);
        else
            addList(split, found);
    }

    void addFolder(const std::string& split, const fs::path& folder) {
        for (const fs::path& file : filesBelow(folder, hasImageExtension))
            addImage(split, folder / file, isBelowRoot(folder) ? (folder / file).lexically_relative(m_root) : file);
    }

    Result<YoloLayout> finish() {
        if (m_layout.images.empty())
            return fail(ErrorKind::BadInput, "There are no images in this data set.", m_head.string());
        noteUnused();
        return std::move(m_layout);
    }

private:
    [[nodiscard]] bool isBelowRoot(const fs::path& folder) const {
        const fs::path relative = folder.lexically_relative(m_root);
        return !relative.empty() && *relative.begin() != "..";
    }

    [[nodiscard]] fs::path resolved(const std::string& source) const {
        std::string slashes = source;
        std::replace(slashes.begin(), slashes.end(), '\\', '/');
        const fs::path beside = m_head.parent_path();
        std::vector<fs::path> candidates{m_root / slashes, beside / slashes, beside.parent_path() / slashes};
        while (slashes.starts_with("../")) { // Roboflow's "../train/images" means "train/images"
            slashes.erase(0, 3);
            candidates.push_back(m_root / slashes);
        }
        for (const fs::path& candidate : candidates)
            if (isFolder(candidate) || isFile(candidate))
                return candidate.lexically_normal();
        return {};
    }

    void addList(const std::string& split, const fs::path& list) {
        const auto text = readFile(list);
        if (!text) {
            m_remarks.add(Kind::MissingFile, list, {}, text.error().message);
            return;
        }
        int number = 0;
        for (const std::string& line : linesOf(*text)) {
            ++number;
            if (!line.empty())
                addListed(split, list, line, "line " + std::to_string(number));
        }
    }

    void addListed(const std::string& split, const fs::path& list, const std::string& line, const std::string& place) {
        std::string slashes = line;
        std::replace(slashes.begin(), slashes.end(), '\\', '/');
        fs::path image = (list.parent_path() / slashes).lexically_normal();
        if (!isFile(image) && isFile(m_root / slashes))
            image = (m_root / slashes).lexically_normal();
        const fs::path below = image.lexically_relative(m_root);
        if (!isFile(image)) {
            image = m_lookup.find(withImagesFolder(relativeName(slashes).name, {}).generic_string());
            if (image.empty()) {
                m_remarks.add(Kind::MissingImage, list, place, "There is no image \"" + line + "\"; not used.");
                return;
            }
        }
        addImage(split, image, below);
    }

    void addImage(const std::string& split, const fs::path& image, const fs::path& below) {
        const auto [entry, isNew] = m_indexOf.emplace(image.lexically_normal().string(), m_layout.images.size());
        if (isNew) {
            const bool outside = below.empty() || *below.begin() == "..";
            const fs::path inRoot = outside ? image.filename() : below;
            m_layout.images.push_back({image, labelOf(image, inRoot), withImagesFolder(inRoot, {}).generic_string()});
        }
        if (!split.empty())
            m_layout.splits[split].push_back(entry->second);
    }

    [[nodiscard]] fs::path labelOf(const fs::path& image, const fs::path& below) const {
        const fs::path name = withImagesFolder(below, {});
        for (fs::path candidate : {withImagesFolder(image, "labels"), image, m_root / "labels" / name, m_root / name}) {
            candidate.replace_extension(".txt");
            if (isFile(candidate) && candidate.lexically_normal() != m_classFile.lexically_normal())
                return candidate;
        }
        return {};
    }

    /// Label files that no image asked for, beside those that one did.
    void noteUnused() {
        std::set<fs::path> used;
        std::set<fs::path> folders;
        for (const YoloImage& image : m_layout.images) {
            if (image.labelPath.empty())
                continue;
            used.insert(image.labelPath.lexically_normal());
            folders.insert(image.labelPath.lexically_normal().parent_path());
        }
        std::error_code ignored;
        for (const fs::path& folder : folders)
            for (const auto& entry : fs::directory_iterator(folder, ignored))
                if (lowerExtension(entry.path()) == ".txt" && !used.contains(entry.path().lexically_normal()) &&
                    entry.path().stem() != "classes" && !m_layout.splits.contains(entry.path().stem().string()))
                    m_remarks.count(Kind::Unused, folder, entry.path().filename().string(),
                                    "A text file belongs to no image.");
    }

    fs::path m_head;
    fs::path m_root;
    fs::path m_classFile;
    ImageLookup m_lookup;
    RemarkCollector& m_remarks;
    YoloLayout m_layout;
    std::unordered_map<std::string, std::size_t> m_indexOf;
};

fs::path folderOf(const fs::path& file) {
    return file.parent_path().empty() ? fs::path(".") : file.parent_path();
}

/// The names that Ultralytics knows, and lists under any other name that can be that of a file.
bool isSplit(const std::string& key, const YamlEntry& entry) {
    if (key == "train" || key == "val" || key == "valid" || key == "test")
        return true;
    const bool plain = std::all_of(key.begin(), key.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
    });
    return plain && lowerExtension(entry.scalar) == ".txt";
}

Result<YoloLayout> fromYaml(const fs::path& yaml, const fs::path& imageFolder, RemarkCollector& remarks) {
    const auto text = readFile(yaml);
    if (!text)
        return tl::unexpected(text.error());
    auto entries = readYamlSubset(*text);
    const fs::path beside = folderOf(yaml);
    const std::string& path = entries["path"].scalar;
    const fs::path root = !path.empty() && isFolder(beside / path) ? (beside / path).lexically_normal() : beside;
    LayoutFinder finder(yaml, root, imageFolder, remarks);
    finder.setClasses(namesOf(entries["names"]));
    for (const auto& [key, entry] : entries) {
        if (!isSplit(key, entry))
            continue;
        if (!entry.scalar.empty())
            finder.addSource(key, entry.scalar);
        for (const std::string& source : entry.list)
            finder.addSource(key, source);
    }
    return finder.finish();
}

/// Lines "key = value" of a Darknet .data file.
std::map<std::string, std::string> settingsOf(const std::string& text) {
    std::map<std::string, std::string> settings;
    for (const std::string& line : linesOf(text))
        if (const auto sign = line.find('='); sign != std::string::npos && line.front() != '#')
            settings[std::string(trimmed(std::string_view(line).substr(0, sign)))] =
                trimmed(std::string_view(line).substr(sign + 1));
    return settings;
}

Result<YoloLayout> fromDarknet(const fs::path& data, const fs::path& imageFolder, RemarkCollector& remarks) {
    const auto text = readFile(data);
    if (!text)
        return tl::unexpected(text.error());
    auto settings = settingsOf(*text);
    const fs::path beside = folderOf(data);
    LayoutFinder finder(data, beside, imageFolder, remarks);
    if (const std::string& names = settings["names"]; !names.empty()) {
        // Relative to where darknet was started, which is the folder above as often as the file's own.
        const bool isBeside = isFile(beside / names);
        finder.setClassFile(isBeside || !isFile(beside / ".." / names) ? beside / names : beside / ".." / names);
    }
    for (const auto& [key, split] : {std::pair{"train", "train"}, std::pair{"valid", "val"}})
        if (!settings[key].empty())
            finder.addSource(split, settings[key]);
    return finder.finish();
}

/// The first file of the folder, by name, with this extension.
fs::path firstWith(const fs::path& folder, std::string_view extension) {
    std::set<fs::path> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (lowerExtension(entry.path()) == extension)
            found.insert(entry.path());
    return found.empty() ? fs::path() : *found.begin();
}

fs::path classFileOf(const fs::path& folder) {
    for (const fs::path& candidate : {folder / "classes.txt", folder / "labels" / "classes.txt",
                                      folder / "images" / "classes.txt", firstWith(folder, ".names")})
        if (isFile(candidate))
            return candidate;
    return {};
}

Result<YoloLayout> fromFolder(const fs::path& folder, const fs::path& imageFolder, RemarkCollector& remarks) {
    LayoutFinder finder(folder, folder, imageFolder, remarks);
    if (const fs::path names = classFileOf(folder); !names.empty())
        finder.setClassFile(names);
    fs::path images = isFolder(folder / "images") ? folder / "images" : folder;
    if (!imageFolder.empty())
        images = imageFolder;
    finder.addFolder({}, images);
    return finder.finish();
}

bool isYaml(const fs::path& path) {
    return lowerExtension(path) == ".yaml" || lowerExtension(path) == ".yml";
}

} // namespace

fs::path yoloHeadFile(const fs::path& folder) {
    for (const char* name : {"data.yaml", "data.yml", "dataset.yaml"})
        if (isFile(folder / name))
            return folder / name;
    if (const fs::path data = firstWith(folder, ".data"); !data.empty())
        return data;
    const fs::path yaml = firstWith(folder, ".yaml");
    if (const auto text = readFile(yaml); text && readYamlSubset(*text).contains("names"))
        return yaml;
    return classFileOf(folder);
}

Result<YoloLayout> findYoloLayout(const fs::path& path, const fs::path& imageFolder, RemarkCollector& remarks) {
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return fail(ErrorKind::NotFound, "There is no such file or folder.", path.string());
    const fs::path head = isFolder(path) ? yoloHeadFile(path) : path;
    if (isYaml(head))
        return fromYaml(head, imageFolder, remarks);
    if (lowerExtension(head) == ".data")
        return fromDarknet(head, imageFolder, remarks);
    return fromFolder(isFolder(path) ? path : folderOf(path), imageFolder, remarks);
}

} // namespace boxwright
