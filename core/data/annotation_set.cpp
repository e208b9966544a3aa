#include "core/data/annotation_set.h"

#include <cstdint>
#include <numeric>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/data/voc_layout.h"

namespace boxwright {

namespace {

/// FNV-1a: the same in every run and on every machine, unlike std::hash.
std::uint64_t stableHash(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char letter : text)
        hash = (hash ^ static_cast<std::uint8_t>(letter)) * 1099511628211U;
    return hash ^ hash >> 32U; // the low bits alone mix badly
}

std::vector<std::string> idsOf(const AnnotationSet& set) {
    std::vector<std::string> ids;
    for (const AnnotatedImage& image : set.images)
        ids.push_back(image.id);
    return ids;
}

} // namespace

std::map<std::string, std::vector<std::size_t>> defaultSplits(const std::vector<std::string>& ids) {
    std::vector<std::size_t> train;
    std::vector<std::size_t> val;
    for (std::size_t i = 0; i < ids.size(); ++i)
        (stableHash(ids[i]) % 5 == 0 ? val : train).push_back(i);
    auto& poor = val.empty() ? val : train;
    auto& rich = val.empty() ? train : val;
    if (poor.empty() && rich.size() >= 2) {
        poor.push_back(rich.back());
        rich.pop_back();
    }
    return {{"train", std::move(train)}, {"val", std::move(val)}};
}

std::vector<std::string> splitNames(const AnnotationSet& set) {
    std::vector<std::string> names;
    for (const auto& [name, indices] : set.splits)
        names.push_back(name);
    if (names.empty())
        names = {"train", "val"};
    if (!set.splits.contains("all"))
        names.emplace_back("all");
    return names;
}

Result<std::vector<std::size_t>> imagesOfSplit(const AnnotationSet& set, const std::string& split) {
    if (const auto found = set.splits.find(split); found != set.splits.end())
        return found->second;
    if (split == "all") {
        std::vector<std::size_t> indices(set.images.size());
        std::iota(indices.begin(), indices.end(), std::size_t{0});
        return indices;
    }
    if (set.splits.empty()) {
        auto splits = defaultSplits(idsOf(set));
        if (const auto found = splits.find(split); found != splits.end())
            return std::move(found->second);
    }
    std::string names;
    for (const std::string& name : splitNames(set))
        names += (names.empty() ? "" : ", ") + name;
    return fail(ErrorKind::NotFound, "There is no split \"" + split + "\"; there are: " + names + ".");
}

void assignIds(std::vector<AnnotatedImage>& images) {
    std::unordered_set<std::string> taken;
    for (const AnnotatedImage& image : images)
        if (!image.id.empty())
            taken.insert(image.id);
    for (AnnotatedImage& image : images) {
        if (!image.id.empty())
            continue;
        image.id = pathWithoutExtension(image.fileName);
        if (!taken.insert(image.id).second)
            image.id = image.fileName;
        for (int number = 2; image.id == image.fileName && !taken.insert(image.id).second; ++number)
            image.id = image.fileName + "_" + std::to_string(number);
    }
}

} // namespace boxwright
