#include "core/data/findings_folders.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/data/voc_layout.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

Finding about(FindingKind kind, const DatasetImage& image, fs::path file, std::string sentence) {
    return {kind, usualSeverity(kind), image.id, std::move(file), 0, std::move(sentence), {}};
}

Finding about(FindingKind kind, fs::path file, std::string sentence) {
    return {kind, usualSeverity(kind), {}, std::move(file), 0, std::move(sentence), {}};
}

/// "a/b.xml.XML" becomes "a/b": files that differ otherwise only in .xml belong to one image.
std::string annotationKey(const fs::path& relative) {
    fs::path key = relative;
    while (hasXmlExtension(key))
        key.replace_extension();
    return key.generic_string();
}

void inspectAnnotationFiles(const VocDataset& dataset, std::vector<Finding>& findings) {
    std::set<fs::path> paired;
    for (const DatasetImage& image : dataset.images())
        if (image.hasAnnotation)
            paired.insert(image.annotationPath.lexically_normal());
    std::map<std::string, fs::path> firstByKey;
    for (const fs::path& relative : filesBelow(dataset.annotationFolder(), hasXmlExtension)) {
        const fs::path file = dataset.annotationFolder() / relative;
        const auto [entry, isNew] = firstByKey.emplace(annotationKey(relative), relative);
        if (!isNew)
            findings.push_back(about(FindingKind::AnnotationDoubled, file,
                                     "\"" + entry->second.generic_string() + "\" is for the same image."));
        else if (!paired.contains(file.lexically_normal()))
            findings.push_back(about(FindingKind::AnnotationOrphan, file, "There is no image for this annotation."));
    }
}

void inspectImageNames(const VocDataset& dataset, std::vector<Finding>& findings) {
    std::map<std::string, const DatasetImage*> firsts;
    for (const DatasetImage& image : dataset.images()) {
        if (image.imagePath.empty())
            continue;
        const auto [entry, isNew] = firsts.emplace(pathWithoutExtension(image.imagePath), &image);
        if (!isNew)
            findings.push_back(about(FindingKind::ImageSameStem, image, image.imagePath,
                                     "It is named like \"" + entry->second->imagePath.filename().string() +
                                         "\" but for the extension; their annotations are \"" +
                                         image.annotationPath.filename().string() + "\" and \"" +
                                         entry->second->annotationPath.filename().string() + "\"."));
    }
}

void inspectSplitFiles(const VocDataset& dataset, const VocLayout& layout, std::vector<Finding>& findings) {
    for (const auto& [name, lines] : readSplitFiles(layout.splits)) {
        std::set<std::string> seen;
        for (const std::string& line : lines)
            if (!seen.insert(line).second)
                findings.push_back(about(FindingKind::SplitRepeated, layout.splits / (name + ".txt"),
                                         "\"" + line + "\" is listed twice; it counts once."));
        const auto indices = dataset.split(name);
        for (const std::size_t index : indices ? *indices : std::vector<std::size_t>{})
            if (dataset.images()[index].imagePath.empty())
                findings.push_back(
                    about(FindingKind::SplitMissingImage, dataset.images()[index], layout.splits / (name + ".txt"),
                          "\"" + dataset.images()[index].id + "\" is listed, but there is no such image."));
    }
}

void inspectUnlisted(const VocDataset& dataset, std::vector<Finding>& findings) {
    if (dataset.splitNames().empty())
        return;
    const auto splits = splitsOfImages(splitMembers(dataset), dataset.images().size());
    const auto count = std::count_if(splits.begin(), splits.end(), [](const auto& names) { return names.empty(); });
    if (count == 0)
        return;
    const auto first = std::find_if(splits.begin(), splits.end(), [](const auto& names) { return names.empty(); });
    const DatasetImage& image = dataset.images()[static_cast<std::size_t>(first - splits.begin())];
    findings.push_back(about(FindingKind::SplitNone, image, image.imagePath,
                             "Images that no split lists: " + std::to_string(count) + "; this is the first."));
}

} // namespace

std::vector<std::string> namesOfSplits(const VocDataset& dataset) {
    const auto names = dataset.splitNames();
    return names.empty() ? std::vector<std::string>{"train", "val"} : names;
}

SplitMembers splitMembers(const VocDataset& dataset) {
    SplitMembers splits;
    for (const std::string& name : namesOfSplits(dataset))
        if (const auto indices = dataset.split(name))
            splits[name] = *indices;
    return splits;
}

std::vector<Finding> inspectFolders(const VocDataset& dataset) {
    std::vector<Finding> findings;
    inspectImageNames(dataset, findings);
    inspectUnlisted(dataset, findings);
    inspectAnnotationFiles(dataset, findings);
    if (const auto layout = findVocLayout(dataset.root()); layout && !layout->splits.empty())
        inspectSplitFiles(dataset, *layout, findings);
    return findings;
}

std::vector<Finding> findLeaks(const VocDataset& dataset, const std::vector<DuplicateGroup>& duplicates) {
    return findLeaks(dataset.images(), splitMembers(dataset), duplicates);
}

} // namespace boxwright
