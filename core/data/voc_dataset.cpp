#include "core/data/voc_dataset.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/data/annotation_set.h"
#include "core/data/file_io.h"
#include "core/data/image_io.h"
#include "core/data/voc_layout.h"
#include "core/data/voc_listing.h"
#include "core/data/voc_scan.h"
#include "core/data/voc_xml.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using SplitLines = std::map<std::string, std::vector<std::string>>;
using IndexById = std::unordered_map<std::string_view, std::size_t>; // views into the images' ids

/// For a count of many things with the same trouble.
std::string firstOf(const std::vector<std::string>& names) {
    return " (first: " + names.front() + ")";
}

/// The id that a split line names: the whole line, or the line without a last column of -1, 0 or 1, or without an
/// image extension. An unknown id comes back without the column.
std::string idOfLine(const std::string& line, const std::unordered_set<std::string>& known) {
    if (known.contains(line))
        return line;
    std::string id = line;
    const auto blank = line.find_last_of(" \t");
    if (blank != std::string::npos) {
        const std::string_view column = std::string_view(line).substr(blank + 1);
        if (column == "-1" || column == "0" || column == "1")
            id = trimmed(std::string_view(line).substr(0, blank));
    }
    if (!known.contains(id) && hasImageExtension(id) && known.contains(pathWithoutExtension(id)))
        return pathWithoutExtension(id);
    return id;
}

/// Turns lines into ids; an id that is listed twice counts once.
SplitLines splitIds(const SplitLines& splits, const std::vector<DatasetImage>& images,
                    std::vector<std::string>& messages) {
    SplitLines ids;
    if (splits.empty())
        return ids;
    std::unordered_set<std::string> known;
    for (const DatasetImage& image : images)
        known.insert(image.id);
    for (const auto& [name, lines] : splits) {
        ids[name]; // an empty list is a split too
        std::unordered_set<std::string> seen;
        std::vector<std::string> missing;
        std::vector<std::string> repeated;
        for (const std::string& line : lines) {
            const std::string id = idOfLine(line, known);
            if (!seen.insert(id).second) {
                repeated.push_back(id);
                continue;
            }
            ids[name].push_back(id);
            if (!known.contains(id))
                missing.push_back(id);
        }
        const std::string split = "Split \"" + name + "\": ";
        if (!missing.empty())
            messages.push_back(split + std::to_string(missing.size()) + " entries have no image" + firstOf(missing) +
                               ".");
        if (!repeated.empty())
            messages.push_back(split + std::to_string(repeated.size()) + " entries are repeated" + firstOf(repeated) +
                               ".");
    }
    return ids;
}

IndexById indexById(const std::vector<DatasetImage>& images) {
    IndexById index;
    index.reserve(images.size());
    for (std::size_t i = 0; i < images.size(); ++i)
        index.emplace(images[i].id, i);
    return index;
}

/// Splits by the top-level folder; none unless every image lies in one of these.
SplitLines splitsByFolder(const std::vector<DatasetImage>& images) {
    static const std::map<std::string_view, const char*> names{
        {"train", "train"}, {"val", "val"}, {"valid", "val"}, {"validation", "val"}, {"test", "test"}};
    SplitLines splits;
    for (const DatasetImage& image : images) {
        const auto name = names.find(std::string_view(image.id).substr(0, image.id.find('/')));
        if (name == names.end() || name->first.size() == image.id.size())
            return {};
        splits[name->second].push_back(image.id);
    }
    return splits;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

Result<VocDataset> VocDataset::open(const fs::path& folder, const fs::path& annotations) {
    auto layout = findVocLayout(folder);
    if (!layout)
        return tl::unexpected(layout.error());
    VocDataset dataset;
    if (!annotations.empty()) {
        std::error_code ignored;
        if (!fs::is_directory(annotations, ignored))
            return fail(ErrorKind::NotFound, "There is no such folder of annotations.", annotations.string());
        dataset.m_ownAnnotationFolder = !fs::equivalent(annotations, layout->annotations, ignored);
        if (dataset.m_ownAnnotationFolder)
            layout->annotations = fs::absolute(annotations).lexically_normal();
    }
    dataset.m_annotationFolder = layout->annotations;
    dataset.m_root = layout->root;
    dataset.m_flat = layout->flat;
    VocListing listing(*layout);
    dataset.m_images = listing.images(dataset.m_messages);
    if (dataset.m_images.empty())
        return fail(ErrorKind::BadInput, "There are no images in this folder.", layout->images.string());
    SplitLines splits;
    if (!layout->flat)
        splits = splitIds(readSplitFiles(layout->splits), dataset.m_images, dataset.m_messages);
    if (splits.empty())
        splits = splitsByFolder(dataset.m_images);
    dataset.addSplits(splits, listing);
    return dataset;
}

void VocDataset::addSplits(const std::map<std::string, std::vector<std::string>>& splits, const VocListing& listing) {
    std::set<std::string> missing;
    if (!splits.empty()) { // an index costs as much as the listing
        const IndexById present = indexById(m_images);
        for (const auto& [name, ids] : splits)
            std::copy_if(ids.begin(), ids.end(), std::inserter(missing, missing.end()),
                         [&](const std::string& id) { return !present.contains(id); });
    }
    for (const std::string& id : missing)
        m_images.push_back(listing.missingImage(id));
    const auto byId = [](const DatasetImage& a, const DatasetImage& b) { return a.id < b.id; };
    if (!std::is_sorted(m_images.begin(), m_images.end(), byId))
        std::sort(m_images.begin(), m_images.end(), byId);
    if (splits.empty())
        return;
    const IndexById index = indexById(m_images);
    for (const auto& [name, ids] : splits) {
        auto& indices = m_splits[name];
        for (const std::string& id : ids)
            indices.push_back(index.at(id));
    }
}

std::vector<std::string> VocDataset::splitNames() const {
    std::vector<std::string> names;
    for (const auto& [name, indices] : m_splits)
        names.push_back(name);
    return names;
}

Result<std::vector<std::size_t>> VocDataset::split(const std::string& name) const {
    if (const auto found = m_splits.find(name); found != m_splits.end())
        return found->second;
    if (name == "all") {
        std::vector<std::size_t> indices(m_images.size());
        for (std::size_t i = 0; i < indices.size(); ++i)
            indices[i] = i;
        return indices;
    }
    std::vector<std::string> names = splitNames();
    if (m_splits.empty()) {
        std::vector<std::string> ids;
        for (const DatasetImage& image : m_images)
            ids.push_back(image.id);
        const auto splits = defaultSplits(ids);
        if (const auto found = splits.find(name); found != splits.end())
            return found->second;
        names = {"train", "val"};
    }
    names.emplace_back("all");
    return fail(ErrorKind::NotFound, "There is no split \"" + name + "\"; there are: " + joined(names) + ".",
                m_root.string());
}

Result<Annotation> VocDataset::annotation(std::size_t index) const {
    if (index >= m_images.size())
        return fail(ErrorKind::BadInput, "There is no image number " + std::to_string(index + 1) + ".",
                    m_root.string());
    const DatasetImage& image = m_images[index];
    Result<Annotation> read = readVocXml(image.annotationPath);
    // The file may have been written since the folder was opened; only one that was there must be there.
    if (!read && read.error().kind == ErrorKind::NotFound && !image.hasAnnotation)
        return Annotation{image.imagePath.filename().string(), {}, {}};
    if (read)
        for (ObjectAnnotation& object : read->objects)
            object.boxInImage = edgesFromVoc(object.boxInImage, m_pixels);
    return read;
}

ClassList VocDataset::scanClasses() const {
    return scanVoc(*this).classes;
}

} // namespace boxwright
