#include "core/data/sample_maker.h"

#include <string>
#include <system_error>

#include <nlohmann/json.hpp>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_io.h"
#include "core/data/sample_picture.h"
#include "core/data/voc_xml.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

constexpr int sampleVersion = 1; // raise it when a change of the drawing changes the bytes
constexpr auto markerName = "boxwright-sample.json";
constexpr auto devkitName = "VOCdevkit";

std::string markerText(const SampleMakerOptions& options) {
    const nlohmann::ordered_json marker{{"version", sampleVersion}, {"images", options.images}, {"seed", options.seed}};
    return marker.dump(2) + "\n";
}

fs::path vocRoot(const fs::path& folder) {
    return folder / devkitName / "VOC2012";
}

std::string sampleId(int number) {
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    return "sample_" + digits;
}

bool isValidation(int number) {
    return number % 5 == 0;
}

/// True if the folder holds the data set of these options with all its pictures and annotations.
bool isComplete(const fs::path& folder, const SampleMakerOptions& options) {
    const auto marker = readFile(folder / markerName);
    if (!marker || *marker != markerText(options))
        return false;
    const fs::path root = vocRoot(folder);
    std::error_code ignored;
    for (const char* list : {"train.txt", "val.txt", "trainval.txt"})
        if (!fs::exists(root / "ImageSets" / "Main" / list, ignored))
            return false;
    for (int number = 1; number <= options.images; ++number)
        if (!fs::exists(root / "JPEGImages" / (sampleId(number) + ".jpg"), ignored) ||
            !fs::exists(root / "Annotations" / (sampleId(number) + ".xml"), ignored))
            return false;
    return true;
}

/// What is in `folder` may go only if it is nothing, or a data set of ours with nothing of anybody else beside it.
Result<void> checkReplaceable(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error))
        return {};
    if (!fs::is_directory(folder, error))
        return fail(ErrorKind::BadInput, "This is a file; choose a folder for the sample data set.", folder.string());
    if (fs::is_empty(folder, error))
        return {};
    if (!fs::exists(folder / markerName, error))
        return fail(ErrorKind::BadInput,
                    "The folder is not empty and holds no sample data set; choose another folder, so that nothing is "
                    "lost.",
                    folder.string());
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().filename() != markerName && entry.path().filename() != devkitName)
            return fail(ErrorKind::BadInput,
                        "The sample data set cannot be replaced because \"" + entry.path().filename().string() +
                            "\" lies beside it; move that away or choose another folder.",
                        folder.string());
    return {};
}

Result<void> writePicture(const fs::path& root, const SampleMakerOptions& options, int number) {
    const fs::path imagePath = root / "JPEGImages" / (sampleId(number) + ".jpg");
    return withForeignErrors(ErrorKind::Internal, imagePath, [&]() -> Result<void> {
        SamplePicture picture = drawSamplePicture(options.seed, number);
        if (auto written = writeImage(imagePath, picture.image); !written)
            return written;
        const Annotation annotation{imagePath.filename().string(), picture.image.size(), std::move(picture.objects)};
        return writeVocXml(root / "Annotations" / (sampleId(number) + ".xml"), annotation, imagePath);
    });
}

Result<void> writeSplits(const fs::path& root, int images) {
    std::string train;
    std::string val;
    std::string trainval;
    for (int number = 1; number <= images; ++number) {
        const std::string line = sampleId(number) + "\n";
        (isValidation(number) ? val : train) += line;
        trainval += line;
    }
    const fs::path lists = root / "ImageSets" / "Main";
    return writeFile(lists / "train.txt", train)
        .and_then([&] { return writeFile(lists / "val.txt", val); })
        .and_then([&] { return writeFile(lists / "trainval.txt", trainval); });
}

Result<void> writeDataset(const fs::path& folder, const SampleMakerOptions& options,
                          const std::function<void(int, int)>& onProgress, const std::stop_token& stop) {
    const fs::path root = vocRoot(folder);
    for (int number = 1; number <= options.images; ++number) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "Making the sample data set was cancelled.", folder.string());
        if (auto written = writePicture(root, options, number); !written)
            return written;
        if (onProgress)
            onProgress(number, options.images);
    }
    return writeSplits(root, options.images).and_then([&] {
        return writeFile(folder / markerName, markerText(options));
    });
}

/// Puts the finished data set in place; the old one is set aside until the new one is there.
Result<void> putInPlace(const fs::path& finished, const fs::path& folder) {
    std::error_code error;
    fs::path aside = folder;
    aside += ".boxwright-old";
    const bool hadOne = fs::exists(folder, error);
    if (hadOne) {
        fs::remove_all(aside, error);
        fs::rename(folder, aside, error);
    }
    if (!error)
        fs::rename(finished, folder, error);
    if (error) {
        const std::string reason = error.message();
        if (hadOne && !fs::exists(folder, error))
            fs::rename(aside, folder, error);
        return fail(ErrorKind::WriteFailed, "The sample data set cannot be put in place: " + reason + ".",
                    folder.string());
    }
    if (hadOne)
        fs::remove_all(aside, error);
    return {};
}

} // namespace

Result<void> makeSampleDataset(const fs::path& folder, const SampleMakerOptions& options,
                               const std::function<void(int, int)>& onProgress, std::stop_token stop) {
    if (options.images < 5 || options.images > 100000)
        return fail(ErrorKind::BadInput,
                    "A sample data set has 5 to 100,000 images, not " + std::to_string(options.images) + ".");
    if (folder.empty())
        return fail(ErrorKind::BadInput, "No folder is given for the sample data set.");
    std::error_code ignored;
    // "a/b/" and "." would put the temporary folder inside the target.
    fs::path target = fs::absolute(folder, ignored).lexically_normal();
    if (!target.has_filename())
        target = target.parent_path();
    if (isComplete(target, options))
        return {};
    if (auto replaceable = checkReplaceable(target); !replaceable)
        return replaceable;
    fs::path temporary = target;
    temporary += ".boxwright-part";
    fs::remove_all(temporary, ignored);
    Result<void> result =
        writeDataset(temporary, options, onProgress, stop).and_then([&] { return putInPlace(temporary, target); });
    if (!result)
        fs::remove_all(temporary, ignored);
    return result;
}

} // namespace boxwright
