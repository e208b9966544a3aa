#include "core/data/voc_listing.h"

#include <algorithm>
#include <cstddef>
#include <future>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/data/image_io.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

std::string withSlash(const fs::path& folder) {
    return (folder / "").string();
}

/// "a/b.jpg" becomes "a/b"; a name that is all extension stays.
std::string_view withoutExtension(std::string_view file) {
    const std::size_t name = file.rfind('/') + 1; // npos + 1 is 0
    const auto dot = file.rfind('.');
    return file.substr(0, dot == std::string_view::npos || dot <= name ? file.size() : dot);
}

std::string_view stemOf(std::string_view file) {
    return withoutExtension(file.substr(file.rfind('/') + 1));
}

/// For a count of many things with the same trouble.
std::string counted(const std::string& what, const std::vector<std::string>& names) {
    return what + ": " + std::to_string(names.size()) + " (first: " + names.front() + ").";
}

constexpr int notUnique = -1;

/// Numbers of the names by stem; notUnique where several have it.
std::unordered_map<std::string_view, int> numbersByStem(const std::vector<std::string>& names) {
    std::unordered_map<std::string_view, int> numbers;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (const auto [entry, isNew] = numbers.emplace(stemOf(names[i]), static_cast<int>(i)); !isNew)
            entry->second = notUnique;
    return numbers;
}

} // namespace

VocListing::VocListing(const VocLayout& layout)
    : m_imageFolder(withSlash(layout.images))
    , m_annotationFolder(withSlash(layout.annotations)) {
    if (layout.images == layout.annotations) { // one walk finds both
        for (std::string& file : namesBelow(
                 layout.images, [](const fs::path& path) { return hasXmlExtension(path) || hasImageExtension(path); }))
            (hasXmlExtension(file) ? m_xmlFiles : m_imageFiles).push_back(std::move(file));
    } else {
        auto xmlFiles = std::async(std::launch::async, namesBelow, layout.annotations, hasXmlExtension);
        m_imageFiles = namesBelow(layout.images, hasImageExtension);
        m_xmlFiles = xmlFiles.get();
    }
    m_isUsed.resize(m_xmlFiles.size());
    m_xmlByKey.reserve(m_xmlFiles.size());
    for (std::size_t i = 0; i < m_xmlFiles.size(); ++i)
        m_xmlByKey.emplace(withoutExtension(m_xmlFiles[i]), static_cast<int>(i));
}

std::vector<DatasetImage> VocListing::images(std::vector<std::string>& messages) {
    std::vector<DatasetImage> images;
    std::unordered_set<std::string_view> ids; // views into m_imageFiles
    images.reserve(m_imageFiles.size());
    ids.reserve(m_imageFiles.size());
    for (const std::string& file : m_imageFiles) {
        std::string_view id = withoutExtension(file);
        if (!ids.insert(id).second) {
            messages.push_back("\"" + file +
                               "\" has the same name as another image but for its extension; its annotation is \"" +
                               file + ".xml\".");
            id = file;
        }
        images.push_back(entry(std::string(id), file));
    }
    pairByStem(images, messages);
    reportOrphans(messages);
    return images;
}

DatasetImage VocListing::missingImage(const std::string& id) const {
    const int number = annotationOf(id, id);
    const bool has = number >= 0;
    return {id, {}, annotationPath(has ? m_xmlFiles[static_cast<std::size_t>(number)] : id + ".xml"), has};
}

int VocListing::annotationOf(const std::string& id, const std::string& file) const {
    if (const auto found = m_xmlByKey.find(id); found != m_xmlByKey.end())
        return found->second;
    for (const std::string& key : {id + ".xml", file})
        if (const auto found = m_xmlByKey.find(key); found != m_xmlByKey.end())
            return found->second;
    return -1;
}

fs::path VocListing::annotationPath(const std::string& relative) const {
    return m_annotationFolder + relative;
}

DatasetImage VocListing::entry(std::string id, const std::string& file) {
    const int number = annotationOf(id, file);
    if (number < 0) {
        fs::path annotation = annotationPath(id + ".xml");
        return {std::move(id), m_imageFolder + file, std::move(annotation), false};
    }
    const auto index = static_cast<std::size_t>(number);
    m_isUsed[index] = true;
    return {std::move(id), m_imageFolder + file, annotationPath(m_xmlFiles[index]), true};
}

void VocListing::pairByStem(std::vector<DatasetImage>& images, std::vector<std::string>& messages) {
    const bool allPaired = std::find(m_isUsed.begin(), m_isUsed.end(), false) == m_isUsed.end();
    if (allPaired)
        return;
    const auto imageNumbers = numbersByStem(m_imageFiles);
    std::vector<std::string> found;
    for (const auto& [stem, xml] : numbersByStem(m_xmlFiles)) {
        const auto image = imageNumbers.find(stem);
        if (xml == notUnique || m_isUsed[static_cast<std::size_t>(xml)] || image == imageNumbers.end() ||
            image->second == notUnique)
            continue;
        DatasetImage& partner = images[static_cast<std::size_t>(image->second)];
        if (partner.hasAnnotation)
            continue;
        m_isUsed[static_cast<std::size_t>(xml)] = true;
        partner.annotationPath = annotationPath(m_xmlFiles[static_cast<std::size_t>(xml)]);
        partner.hasAnnotation = true;
        found.push_back(partner.id);
    }
    std::sort(found.begin(), found.end());
    if (!found.empty())
        messages.push_back(counted("Annotations that lie in another sub-folder than their images", found));
}

void VocListing::reportOrphans(std::vector<std::string>& messages) const {
    std::vector<std::string> orphans;
    for (std::size_t i = 0; i < m_xmlFiles.size(); ++i)
        if (!m_isUsed[i])
            orphans.push_back(m_xmlFiles[i]);
    if (!orphans.empty())
        messages.push_back(counted("Annotations without an image", orphans));
}

} // namespace boxwright
