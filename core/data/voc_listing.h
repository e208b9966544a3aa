#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/data/voc_dataset.h"
#include "core/data/voc_layout.h"

namespace boxwright {

/// Lists the images of a folder and finds their annotations by name; opens no file.
///
/// An image a/b.jpg has its annotation in a/b.xml, else in a/b.xml.xml or a/b.jpg.xml, case of the extension apart. If
/// there is none, and only one image and one annotation of the whole data set are called b, those are a pair.
class VocListing {
public:
    explicit VocListing(const VocLayout& layout);
    VocListing(const VocListing&) = delete; // views into itself
    VocListing& operator=(const VocListing&) = delete;

    /// Sorted by path. What does not fit is told in `messages`.
    [[nodiscard]] std::vector<DatasetImage> images(std::vector<std::string>& messages);
    /// An image that a split names and that is not there.
    [[nodiscard]] DatasetImage missingImage(const std::string& id) const;

private:
    [[nodiscard]] DatasetImage entry(std::string id, const std::string& file);
    /// Number of the annotation file; -1 if there is none.
    [[nodiscard]] int annotationOf(const std::string& id, const std::string& file) const;
    [[nodiscard]] std::filesystem::path annotationPath(const std::string& relative) const;
    void pairByStem(std::vector<DatasetImage>& images, std::vector<std::string>& messages);
    void reportOrphans(std::vector<std::string>& messages) const;

    std::string m_imageFolder; ///< ends in a slash
    std::string m_annotationFolder;
    std::vector<std::string> m_imageFiles; ///< relative, as m_xmlFiles
    std::vector<std::string> m_xmlFiles;
    std::vector<bool> m_isUsed;                           ///< parallel to m_xmlFiles
    std::unordered_map<std::string_view, int> m_xmlByKey; ///< views into m_xmlFiles, without extension
};

} // namespace boxwright
