#include "ui/support/find_images.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "core/data/image_io.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> imagesBelow(const fs::path& folder, const std::stop_token& stop) {
    std::vector<fs::path> images;
    std::error_code ignored; // a folder that cannot be read has no images for us
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, ignored);
    const fs::recursive_directory_iterator end;
    while (entry != end && !stop.stop_requested()) {
        if (hasImageExtension(entry->path()) && entry->is_regular_file(ignored))
            images.push_back(entry->path());
        entry.increment(ignored);
    }
    std::sort(images.begin(), images.end());
    return images;
}

} // namespace

Result<FoundImages> findImages(const QStringList& filesOrFolders, const std::stop_token& stop) {
    FoundImages found;
    for (const QString& name : filesOrFolders) {
        const fs::path path = toPath(name);
        std::error_code ignored;
        const fs::file_status status = fs::status(path, ignored);
        if (!fs::exists(status))
            return fail(ErrorKind::NotFound, "There is no such file or folder.", path.string());
        if (fs::is_directory(status)) {
            for (const fs::path& image : imagesBelow(path, stop))
                found.images.append(fromPath(image));
        } else if (hasImageExtension(path)) {
            found.images.append(name);
        } else {
            ++found.otherFiles;
        }
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "The search for images was cancelled.");
    }
    return found;
}

} // namespace boxwright
