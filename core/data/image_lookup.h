#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace boxwright {

/// A file name as annotation files write it, made safe: forward slashes, no "./", nothing that leads out of the folder.
struct RelativeName {
    std::string name;
    bool wasOutside = false; ///< it was absolute or had ".."; only its last part is left
};
[[nodiscard]] RelativeName relativeName(const std::string& written);

/// Finds the image files that an annotation file names. One thread.
class ImageLookup {
public:
    explicit ImageLookup(std::filesystem::path folder)
        : m_folder(std::move(folder)) {}

    /// The file of this name below the folder; failing that the only image below it whose last part is the same.
    /// Empty if there is none.
    [[nodiscard]] std::filesystem::path find(const std::string& name);
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    void listFolder();

    std::filesystem::path m_folder;
    bool m_listed = false;
    std::unordered_map<std::string, std::filesystem::path> m_byLastPart; ///< empty path: there are several
};

/// Where the images of an annotation file are: the candidate that holds most of (the first) `names`, the first of
/// equals; empty if no candidate holds any.
[[nodiscard]] std::filesystem::path likelyImageFolder(const std::vector<std::filesystem::path>& candidates,
                                                      const std::vector<std::string>& names);

} // namespace boxwright
