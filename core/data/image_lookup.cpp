#include "core/data/image_lookup.h"

#include <algorithm>
#include <system_error>

#include "core/data/image_io.h"
#include "core/data/voc_layout.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

constexpr std::size_t kProbed = 20;

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool hasDrive(const std::string& name) {
    return name.size() > 1 && name[1] == ':';
}

} // namespace

RelativeName relativeName(const std::string& written) {
    std::string slashes = written;
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    bool outside = !slashes.empty() && (slashes.front() == '/' || hasDrive(slashes));
    std::string name;
    std::string last;
    for (std::size_t start = 0; start <= slashes.size();) {
        const std::size_t end = std::min(slashes.find('/', start), slashes.size());
        const std::string part = slashes.substr(start, end - start);
        start = end + 1;
        if (part.empty() || part == ".")
            continue;
        outside = outside || part == "..";
        last = part;
        name += (name.empty() ? "" : "/") + part;
    }
    if (!outside)
        return {name, false};
    return {last == ".." ? std::string() : last, true};
}

fs::path ImageLookup::find(const std::string& name) {
    if (name.empty() || m_folder.empty())
        return {};
    if (fs::path path = m_folder / name; isFile(path))
        return path;
    listFolder();
    const auto found = m_byLastPart.find(fs::path(name).filename().string());
    return found == m_byLastPart.end() ? fs::path() : found->second;
}

void ImageLookup::listFolder() {
    if (m_listed)
        return;
    m_listed = true;
    for (const fs::path& file : filesBelow(m_folder, hasImageExtension)) {
        const auto [entry, isNew] = m_byLastPart.emplace(file.filename().string(), m_folder / file);
        if (!isNew)
            entry->second.clear();
    }
}

fs::path likelyImageFolder(const std::vector<fs::path>& candidates, const std::vector<std::string>& names) {
    fs::path best;
    std::size_t most = 0;
    for (const fs::path& candidate : candidates) {
        std::size_t held = 0;
        for (std::size_t i = 0; i < std::min(names.size(), kProbed); ++i)
            held += !names[i].empty() && isFile(candidate / names[i]) ? 1 : 0;
        if (held > most) {
            most = held;
            best = candidate;
        }
    }
    return best;
}

} // namespace boxwright
