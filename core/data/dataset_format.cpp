#include "core/data/dataset_format.h"

#include <system_error>

#include "core/data/coco_json.h"
#include "core/data/createml_json.h"
#include "core/data/file_io.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_layout.h"
#include "core/data/voc_set.h"
#include "core/data/yolo_layout.h"
#include "core/data/yolo_txt.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool isJson(const fs::path& path) {
    return lowerExtension(path) == ".json";
}

/// The annotation file that a folder of another format is read by; empty if it has none.
fs::path jsonOf(const fs::path& folder) {
    for (const char* name : {"annotations.json", "_annotations.coco.json", "_annotations.createml.json"})
        if (isFile(folder / name))
            return folder / name;
    return {};
}

/// labelImg writes one CreateML file for each image.
bool holdsCreateMlFiles(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (isJson(entry.path()))
            return looksLikeCreateMl(entry.path());
    return false;
}

bool hasVocFiles(const fs::path& folder) {
    const auto layout = findVocLayout(folder);
    return layout && (!layout->flat || !filesBelow(layout->annotations, hasXmlExtension).empty());
}

DatasetFormat formatOfFolder(const fs::path& folder) {
    if (hasVocFiles(folder))
        return DatasetFormat::Voc;
    if (!yoloHeadFile(folder).empty())
        return DatasetFormat::Yolo;
    if (const fs::path json = jsonOf(folder); !json.empty())
        return looksLikeCreateMl(json) ? DatasetFormat::CreateMl : DatasetFormat::Coco;
    return holdsCreateMlFiles(folder) ? DatasetFormat::CreateMl : DatasetFormat::Voc;
}

} // namespace

Result<DatasetFormat> recognizeFormat(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return fail(ErrorKind::NotFound, "There is no such file or folder.", path.string());
    if (fs::is_directory(path, ignored))
        return formatOfFolder(path);
    const std::string extension = lowerExtension(path);
    if (extension == ".json")
        return looksLikeCreateMl(path) ? DatasetFormat::CreateMl : DatasetFormat::Coco;
    if (extension == ".yaml" || extension == ".yml" || extension == ".data" || extension == ".names")
        return DatasetFormat::Yolo;
    return fail(ErrorKind::BadInput,
                "This is no data set that can be read; there are VOC folders, COCO and CreateML .json, YOLO data.yaml "
                "and .data.",
                path.string());
}

fs::path annotationJson(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored) ? jsonOf(path) : path;
}

Result<FormatReading> readDataset(const fs::path& path, const fs::path& imageFolder, const JobControl& control,
                                  const VocOpening& voc) {
    const auto format = voc.annotations.empty() ? recognizeFormat(path) : DatasetFormat::Voc;
    if (!format)
        return tl::unexpected(format.error());
    const fs::path json = annotationJson(path);
    switch (*format) {
    case DatasetFormat::Coco:
        return readCocoJson(json, imageFolder);
    case DatasetFormat::Yolo:
        return readYoloTxt(path, imageFolder, control);
    case DatasetFormat::CreateMl:
        return readCreateMl(json.empty() ? path : json, imageFolder, control);
    case DatasetFormat::Voc:
    case DatasetFormat::Csv:
        break;
    }
    return openVoc(path, voc).and_then([&](const VocDataset& dataset) { return readVocSet(dataset, control); });
}

} // namespace boxwright
