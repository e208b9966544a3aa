#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// Where the parts of a data set lie. In a flat folder all three are the folder itself and there are no splits.
struct VocLayout {
    std::filesystem::path root;
    std::filesystem::path images; ///< JPEGImages, images, or the root where it has neither
    std::filesystem::path annotations;
    std::filesystem::path splits; ///< ImageSets/Main, or ImageSets where that has no Main; empty in a flat folder
    bool flat = false;
};

/// Finds the VOC root in, or up to two folders below, `folder`; without one the folder is flat. A root holds
/// JPEGImages, or XML files in a folder called Annotations (in any case). Errors: NotFound.
[[nodiscard]] Result<VocLayout> findVocLayout(const std::filesystem::path& folder);

/// Files below a folder that `wanted` accepts, as paths relative to it with forward slashes, sorted; hidden files and
/// folders are left out. No file is looked at: about 1 us a file.
[[nodiscard]] std::vector<std::string> namesBelow(const std::filesystem::path& folder,
                                                  bool (*wanted)(const std::filesystem::path&));
/// The same as paths.
[[nodiscard]] std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder,
                                                            bool (*wanted)(const std::filesystem::path&));

/// True for .xml in any case.
[[nodiscard]] bool hasXmlExtension(const std::filesystem::path& path);

/// Path relative to the folder without its extension and with forward slashes: "a/b/0001".
[[nodiscard]] std::string pathWithoutExtension(const std::filesystem::path& relative);

/// The lines of each split file, trimmed, without blank ones; class-specific lists ("cat_train.txt") are left out.
[[nodiscard]] std::map<std::string, std::vector<std::string>> readSplitFiles(const std::filesystem::path& folder);

} // namespace boxwright
