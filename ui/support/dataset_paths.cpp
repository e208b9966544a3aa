#include "ui/support/dataset_paths.h"

#include <filesystem>
#include <string>
#include <system_error>

#include "ui/support/qt_convert.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

/// The folder without symbolic links, the file's own name as it is: a picture may itself be a link.
std::string keyOf(const fs::path& folder, const fs::path& name) {
    return (folder / name).string();
}

fs::path realFolder(const fs::path& folder) {
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    return error ? folder : real;
}

} // namespace

DatasetPaths::DatasetPaths(const VocDataset& dataset) {
    fs::path last;
    fs::path real;
    m_images.reserve(dataset.images().size());
    for (std::size_t i = 0; i < dataset.images().size(); ++i) {
        const fs::path& path = dataset.images()[i].imagePath;
        if (path.empty())
            continue;
        if (path.parent_path() != last || real.empty()) { // images of a folder follow each other
            last = path.parent_path();
            real = realFolder(last);
        }
        m_images.emplace(keyOf(real, path.filename()), i);
    }
}

std::optional<std::size_t> DatasetPaths::imageAt(const QString& path) const {
    const fs::path file = fs::absolute(toPath(path));
    const auto found = m_images.find(keyOf(realFolder(file.parent_path()), file.filename()));
    return found == m_images.end() ? std::nullopt : std::optional(found->second);
}

} // namespace boxwright
