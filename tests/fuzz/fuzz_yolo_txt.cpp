#include "core/data/yaml_subset.h"
#include "core/data/yolo_label.h"
#include "tests/fuzz/fuzz_support.h"

using namespace boxwright;
using namespace boxwright::fuzz;

namespace {

constexpr ImageSize imageSize{640, 333};

Annotation readText(const std::string& bytes) {
    RemarkCollector remarks;
    Annotation annotation;
    for (const YoloBox& box : readYoloText(bytes, "fuzz.txt", remarks)) {
        ObjectAnnotation object;
        object.className = std::to_string(box.classIndex);
        object.boxInImage = boxInImage(box, imageSize, "fuzz.txt", remarks);
        annotation.objects.push_back(object);
    }
    return annotation;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = text(data, size);
    static_cast<void>(readYamlSubset(bytes));
    const Annotation annotation = readText(bytes);
    ClassList classes;
    for (const ObjectAnnotation& object : annotation.objects)
        classes.add(object.className);
    const Annotation again = readText(yoloText(annotation, imageSize, classes));
    require(again.objects.size() == annotation.objects.size(), "as many boxes come back");
    for (std::size_t i = 0; i < again.objects.size(); ++i)
        require(again.objects[i].boxInImage == annotation.objects[i].boxInImage, "boxes come back to the bit");
    return 0;
}
