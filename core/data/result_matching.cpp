#include "core/data/result_matching.h"

#include <algorithm>
#include <set>
#include <utility>

namespace boxwright {

namespace {

constexpr std::size_t shownNames = 5;

std::string withSlashes(std::string path) {
    std::replace(path.begin(), path.end(), '\\', '/');
    return path;
}

std::string withoutExtension(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    const std::size_t nameStart = slash == std::string::npos ? 0 : slash + 1;
    return dot == std::string::npos || dot <= nameStart ? path : path.substr(0, dot);
}

/// "a/b/c", "b/c", "c".
std::vector<std::string> endsOf(const std::string& path) {
    std::vector<std::string> ends{path};
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
        ends.push_back(path.substr(slash + 1));
    return ends;
}

/// A key that two images share belongs to neither.
void put(std::map<std::string, std::size_t>& map, const std::string& key, std::size_t image) {
    const auto [entry, isNew] = map.emplace(key, image);
    if (!isNew && entry->second != image)
        entry->second = ImageFinder::npos;
}

std::size_t lookUp(const std::map<std::string, std::size_t>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? ImageFinder::npos : found->second;
}

/// Names that the data do not have, and how many results are about them.
struct Unknown {
    std::set<std::string> names;
    std::size_t results = 0;

    void add(const std::string& name) {
        names.insert(name);
        ++results;
    }

    /// "3 detections are of 2 images that the data do not have (a, b); they do not count."
    [[nodiscard]] std::string sentence(const char* one, const char* many) const {
        std::string text = std::to_string(results) + (results == 1 ? " detection is of " : " detections are of ") +
                           std::to_string(names.size()) + " " + (names.size() == 1 ? one : many) +
                           " that the data do not have (";
        std::size_t shown = 0;
        for (const std::string& name : names) {
            if (shown == shownNames) {
                text += ", ...";
                break;
            }
            text += (shown++ == 0 ? "" : ", ") + name;
        }
        return text + "); " + (results == 1 ? "it does" : "they do") + " not count.";
    }
};

/// Class id of a result; 0 if the data do not have it.
class ClassFinder {
public:
    ClassFinder(const ClassList& classes, const std::vector<std::string>& categoryIds)
        : m_classes(classes) {
        for (std::size_t i = 0; i < categoryIds.size(); ++i)
            m_labelOfId.emplace(categoryIds[i], static_cast<int>(i) + 1);
    }

    [[nodiscard]] int find(const CocoResult& result) const {
        if (!result.categoryName.empty())
            return m_classes.id(result.categoryName).value_or(0);
        const auto found = m_labelOfId.find(result.categoryId);
        return found == m_labelOfId.end() ? 0 : found->second;
    }

private:
    const ClassList& m_classes;
    std::map<std::string, int> m_labelOfId;
};

} // namespace

ImageFinder::ImageFinder(const std::vector<ResultImage>& images) {
    for (std::size_t i = 0; i < images.size(); ++i) {
        put(m_byId, images[i].id, i);
        const bool named = !images[i].fileName.empty();
        const std::string path = withSlashes(named ? images[i].fileName : images[i].id);
        put(m_byPath, path, i);
        put(m_byPath, named ? withoutExtension(path) : path, i);
        for (const std::string& end : endsOf(path)) {
            put(m_byEnd, end, i);
            put(m_byEnd, named ? withoutExtension(end) : end, i);
        }
    }
}

std::size_t ImageFinder::findId(const std::string& id) const {
    return id.empty() ? npos : lookUp(m_byId, id);
}

std::size_t ImageFinder::findFile(const std::string& path) const {
    if (path.empty())
        return npos;
    for (const std::string& end : endsOf(withSlashes(path))) {
        for (const std::string& key : {end, withoutExtension(end)}) {
            const std::size_t whole = lookUp(m_byPath, key);
            const std::size_t image = whole != npos ? whole : lookUp(m_byEnd, key);
            if (image != npos)
                return image;
        }
    }
    return npos;
}

std::size_t ImageFinder::find(const CocoResult& result) const {
    const std::size_t byFile = findFile(result.fileName);
    const std::size_t byId = findId(result.imageId);
    if (result.imageIdIsNumber)
        return byId != npos ? byId : byFile;
    if (byFile != npos)
        return byFile;
    return byId != npos ? byId : findFile(result.imageId);
}

Result<MatchedResults> matchResults(const std::vector<CocoResult>& results, const std::vector<ResultImage>& images,
                                    const ClassList& classes, const std::vector<std::string>& categoryIds) {
    const ImageFinder imageFinder(images);
    const ClassFinder classFinder(classes, categoryIds);
    MatchedResults matched;
    Unknown unknownImages, unknownClasses;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const CocoResult& result = results[i];
        const std::size_t image = imageFinder.find(result);
        const int label = classFinder.find(result);
        if (image == ImageFinder::npos)
            unknownImages.add(result.imageId.empty() ? result.fileName : result.imageId);
        else if (label == 0)
            unknownClasses.add(result.categoryName.empty() ? "category " + result.categoryId : result.categoryName);
        else
            matched.results.push_back({image, i, label});
    }
    if (!results.empty() && unknownImages.results == results.size())
        return fail(ErrorKind::BadInput, "Not one of the " + std::to_string(results.size()) +
                                             " detections is of an image of the data; the first is of \"" +
                                             (results[0].imageId.empty() ? results[0].fileName : results[0].imageId) +
                                             "\".");
    if (unknownImages.results > 0)
        matched.messages.push_back(unknownImages.sentence("image", "images"));
    if (unknownClasses.results > 0)
        matched.messages.push_back(unknownClasses.sentence("class", "classes"));
    return matched;
}

std::vector<std::string> countedCategoryIds(const ClassList& classes) {
    std::vector<std::string> ids;
    for (int label = 1; label <= classes.size(); ++label)
        ids.push_back(std::to_string(label));
    return ids;
}

} // namespace boxwright
