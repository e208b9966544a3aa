#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/result.h"
#include "core/data/coco_results.h"

namespace boxwright {

/// What a result file may call an image of the data.
struct ResultImage {
    std::string id;
    std::string fileName; ///< empty: the id is the file's path without its extension
};

/// Finds the image that a result is about. Const functions from any thread.
class ImageFinder {
public:
    explicit ImageFinder(const std::vector<ResultImage>& images);

    /// Index of the image, or npos. A number is an id of the data before anything else; a text is looked up by the file
    /// name first, because two programs' texts and numbers may meet by chance. File names match by their longest common
    /// end, with or without the extension ("/data/a/0001.jpg" is "a/0001"); an end that two images share is only of the
    /// one whose whole path it is.
    [[nodiscard]] std::size_t find(const CocoResult& result) const;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    [[nodiscard]] std::size_t findId(const std::string& id) const;
    [[nodiscard]] std::size_t findFile(const std::string& path) const;

    std::map<std::string, std::size_t> m_byId;
    std::map<std::string, std::size_t> m_byPath; ///< whole paths, with and without extension
    std::map<std::string, std::size_t> m_byEnd;  ///< every end of every path, with and without extension
};

/// A result of which image and class are known.
struct MatchedResult {
    std::size_t image = 0;  ///< index into the images
    std::size_t result = 0; ///< index into the results
    int label = 0;          ///< id in the class list
};

struct MatchedResults {
    std::vector<MatchedResult> results; ///< in the order of the file
    std::vector<std::string> messages;  ///< sentences about the images and classes that the data do not have
};

/// Images and classes of the results. A class name decides where there is one; else the category id: `categoryIds[i]`
/// belongs to class id i + 1. Results of unknown images or classes are left out, with a message. Errors: BadInput, if
/// there are results but not one is about an image of the data.
[[nodiscard]] Result<MatchedResults> matchResults(const std::vector<CocoResult>& results,
                                                  const std::vector<ResultImage>& images, const ClassList& classes,
                                                  const std::vector<std::string>& categoryIds);

/// "1", "2", ...: the category ids of data that have only names.
[[nodiscard]] std::vector<std::string> countedCategoryIds(const ClassList& classes);

} // namespace boxwright
