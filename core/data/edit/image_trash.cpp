#include "core/data/edit/image_trash.h"

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <utility>

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Move = std::pair<fs::path, fs::path>;

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

/// All or none.
Result<void> moveAll(const std::vector<Move>& moves) {
    for (std::size_t i = 0; i < moves.size(); ++i) {
        std::error_code error;
        fs::create_directories(moves[i].second.parent_path(), error);
        if (!error)
            fs::rename(moves[i].first, moves[i].second, error);
        if (!error)
            continue;
        std::error_code ignored;
        for (std::size_t back = i; back > 0; --back)
            fs::rename(moves[back - 1].second, moves[back - 1].first, ignored);
        return fail(ErrorKind::WriteFailed,
                    "The file could not be moved to " + moves[i].second.string() + ": " + error.message() + ".",
                    moves[i].first.string());
    }
    return {};
}

} // namespace

fs::path trashFolder(const fs::path& root) {
    return root / ".boxwright-trash";
}

Result<void> moveToTrash(const std::vector<TrashedFile>& files) {
    std::vector<Move> moves;
    for (const TrashedFile& file : files)
        if (isThere(file.place))
            moves.emplace_back(file.place, file.inTrash);
    if (moves.empty())
        return fail(ErrorKind::NotFound, "There is no such file any more.",
                    files.empty() ? std::string() : files.front().place.string());
    for (const TrashedFile& file : files) { // an older annotation must not come back with this image
        std::error_code ignored;
        fs::remove(file.inTrash, ignored);
    }
    return moveAll(moves);
}

Result<void> takeFromTrash(const std::vector<TrashedFile>& files) {
    std::vector<Move> moves;
    for (const TrashedFile& file : files) {
        if (!isThere(file.inTrash))
            continue;
        if (isThere(file.place))
            return fail(ErrorKind::Conflict, "There is another file of this name by now.", file.place.string());
        moves.emplace_back(file.inTrash, file.place);
    }
    if (moves.empty())
        return fail(ErrorKind::NotFound, "It is not in the trash any more.",
                    files.empty() ? std::string() : files.front().inTrash.string());
    return moveAll(moves);
}

} // namespace boxwright
