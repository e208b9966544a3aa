#pragma once

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/data/annotation_set.h"
#include "core/data/image_io.h"
#include "tests/core/data/data_test_support.h"

namespace boxwright::test {

/// The kinds of the remarks as words, each once, sorted and joined: "crowd missing-area".
[[nodiscard]] inline QString kindsOf(const FormatRemarks& remarks) {
    std::set<std::string> kinds;
    for (const FormatRemark& remark : remarks)
        kinds.emplace(toText(remark.kind));
    std::string words;
    for (const std::string& kind : kinds)
        words += (words.empty() ? "" : " ") + kind;
    return QString::fromStdString(words);
}

[[nodiscard]] inline ObjectAnnotation object(const std::string& name, const Box& box, bool difficult = false) {
    return {name, box, difficult, false, false, {}};
}

[[nodiscard]] inline AnnotatedImage image(const std::string& fileName, ImageSize size,
                                          const std::vector<ObjectAnnotation>& objects) {
    AnnotatedImage result;
    result.fileName = fileName;
    result.annotation.fileName = fileName;
    result.annotation.size = size;
    result.annotation.objects = objects;
    return result;
}

/// A set of these images, with ids and with the classes in the order in which they appear.
[[nodiscard]] inline AnnotationSet setOf(std::vector<AnnotatedImage> images) {
    AnnotationSet set;
    set.images = std::move(images);
    for (const AnnotatedImage& image : set.images)
        for (const ObjectAnnotation& object : image.annotation.objects)
            set.classes.add(object.className);
    assignIds(set.images);
    return set;
}

inline void putImage(const std::filesystem::path& path, int width = 40, int height = 30) {
    std::filesystem::create_directories(path.parent_path());
    if (!writeImage(path, RgbImage(width, height)))
        throw std::runtime_error("The test image cannot be written.");
}

/// Every edge of every object, for comparing sets to the bit.
[[nodiscard]] inline std::vector<Box> boxesOf(const AnnotatedImage& image) {
    std::vector<Box> boxes;
    for (const ObjectAnnotation& object : image.annotation.objects)
        boxes.push_back(object.boxInImage);
    return boxes;
}

[[nodiscard]] inline std::vector<std::string> namesOf(const AnnotatedImage& image) {
    std::vector<std::string> names;
    for (const ObjectAnnotation& object : image.annotation.objects)
        names.push_back(object.className);
    return names;
}

} // namespace boxwright::test
