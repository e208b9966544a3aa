#include "core/data/split_files.h"

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include "core/data/file_io.h"
#include "core/data/findings_picture.h"
#include "core/data/foreign_errors.h"
#include "core/data/voc_layout.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

/// The images that are there, with what the options need to know of them.
struct Candidates {
    std::vector<std::size_t> images; ///< indices into dataset.images()
    std::vector<SplitItem> items;    ///< parallel
};

Result<Candidates> candidatesOf(const VocDataset& dataset, const WriteSplitsOptions& options,
                                const ItemProgress& onProgress, const std::stop_token& stop) {
    Candidates candidates;
    for (std::size_t i = 0; i < dataset.images().size(); ++i)
        if (!dataset.images()[i].imagePath.empty())
            candidates.images.push_back(i);
    const std::size_t count = candidates.images.size();
    std::vector<std::vector<std::string>> names(count);
    std::vector<ImageFingerprint> fingerprints(count);
    const auto task = [&](std::size_t i) {
        const std::size_t index = candidates.images[i];
        if (const auto annotation = dataset.annotation(index); annotation && options.split.stratify)
            for (const ObjectAnnotation& object : annotation->objects)
                names[i].push_back(object.className);
        if (options.keepDuplicatesTogether)
            fingerprints[i] = inspectPicture(dataset.images()[index], true).fingerprint.value_or(ImageFingerprint{});
    };
    if (!forEachItem(count, 0, task, onProgress, stop))
        return fail(ErrorKind::Cancelled, "Making the splits was stopped.", dataset.root().string());
    std::map<std::string, int> ids;
    for (std::size_t i = 0; i < count; ++i) {
        candidates.items.push_back({{}, i});
        for (const std::string& name : names[i])
            candidates.items.back().classes.push_back(ids.emplace(name, static_cast<int>(ids.size())).first->second);
    }
    if (options.keepDuplicatesTogether)
        for (const DuplicateGroup& group : findNearDuplicates(fingerprints))
            for (const std::size_t member : group.members)
                if (fingerprints[member].bytes != 0) // an unreadable picture is like no other
                    candidates.items[member].group = group.members.front();
    return candidates;
}

struct SplitFile {
    fs::path path;
    std::vector<std::size_t> images; ///< indices into dataset.images()
};

Result<void> checkAbsent(const std::vector<SplitFile>& files) {
    std::error_code ignored;
    for (const SplitFile& file : files)
        if (fs::exists(file.path, ignored))
            return fail(ErrorKind::BadInput, "The split exists already; it is overwritten only when asked for.",
                        file.path.string());
    return {};
}

Result<std::vector<WrittenSplit>> writeFiles(const VocDataset& dataset, const std::vector<SplitFile>& files) {
    std::vector<WrittenSplit> written;
    for (const SplitFile& file : files) {
        std::string text;
        for (const std::size_t index : file.images)
            text += dataset.images()[index].id + "\n";
        if (auto done = writeFile(file.path, text); !done)
            return tl::unexpected(done.error());
        written.push_back({file.path, file.images.size()});
    }
    return written;
}

/// One file a split; trainval.txt, which VOC tools expect, if there are train and val.
std::vector<SplitFile> splitFiles(const fs::path& folder, const SplitOptions& options, const Candidates& candidates,
                                  const std::vector<std::vector<std::size_t>>& numbers) {
    std::vector<SplitFile> files;
    std::vector<std::size_t> both;
    int parts = 0;
    for (std::size_t split = 0; split < options.shares.size(); ++split) {
        const std::string& name = options.shares[split].first;
        SplitFile file{folder / (name + ".txt"), {}};
        for (const std::size_t number : numbers[split])
            file.images.push_back(candidates.images[number]);
        if (name == "train" || name == "val") {
            both.insert(both.end(), file.images.begin(), file.images.end());
            ++parts;
        }
        files.push_back(std::move(file));
    }
    std::sort(both.begin(), both.end());
    if (parts == 2)
        files.push_back({folder / "trainval.txt", std::move(both)});
    return files;
}

/// Where the lists are; ImageSets/Main if there are none yet.
fs::path folderOfLists(const VocLayout& layout) {
    return readSplitFiles(layout.splits).empty() ? layout.root / "ImageSets" / "Main" : layout.splits;
}

} // namespace

Result<std::vector<WrittenSplit>> writeSplits(const VocDataset& dataset, const WriteSplitsOptions& options,
                                              const ItemProgress& onProgress, const std::stop_token& stop) {
    const auto layout = findVocLayout(dataset.root());
    if (!layout)
        return tl::unexpected(layout.error());
    if (layout->splits.empty())
        return fail(ErrorKind::BadInput,
                    "A flat folder holds no split files; split files belong to a folder with "
                    "JPEGImages and Annotations.",
                    dataset.root().string());
    const auto none = makeSplits({}, options.split); // what can fail does so before pictures are decoded for nothing
    if (!none)
        return tl::unexpected(none.error());
    const fs::path folder = folderOfLists(*layout);
    if (!options.overwrite)
        if (auto absent = checkAbsent(splitFiles(folder, options.split, {}, *none)); !absent)
            return tl::unexpected(absent.error());
    return withForeignErrors(ErrorKind::Internal, dataset.root(), [&]() -> Result<std::vector<WrittenSplit>> {
        const auto candidates = candidatesOf(dataset, options, onProgress, stop);
        if (!candidates)
            return tl::unexpected(candidates.error());
        const auto numbers = makeSplits(candidates->items, options.split);
        if (!numbers)
            return tl::unexpected(numbers.error());
        return writeFiles(dataset, splitFiles(folder, options.split, *candidates, *numbers));
    });
}

} // namespace boxwright
