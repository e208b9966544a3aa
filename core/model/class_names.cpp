#include "core/model/class_names.h"

namespace boxwright {
namespace {

const std::vector<std::string> kVocNames{
    "aeroplane",   "bicycle", "bird",  "boat",      "bottle", "bus",         "car",   "cat",  "chair", "cow",
    "diningtable", "dog",     "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train", "tvmonitor"};

/// COCO's category ids 1 to 90; the ten unused ids are empty.
const std::vector<std::string> kCocoNames{"person",
                                          "bicycle",
                                          "car",
                                          "motorcycle",
                                          "airplane",
                                          "bus",
                                          "train",
                                          "truck",
                                          "boat",
                                          "traffic light",
                                          "fire hydrant",
                                          "",
                                          "stop sign",
                                          "parking meter",
                                          "bench",
                                          "bird",
                                          "cat",
                                          "dog",
                                          "horse",
                                          "sheep",
                                          "cow",
                                          "elephant",
                                          "bear",
                                          "zebra",
                                          "giraffe",
                                          "",
                                          "backpack",
                                          "umbrella",
                                          "",
                                          "",
                                          "handbag",
                                          "tie",
                                          "suitcase",
                                          "frisbee",
                                          "skis",
                                          "snowboard",
                                          "sports ball",
                                          "kite",
                                          "baseball bat",
                                          "baseball glove",
                                          "skateboard",
                                          "surfboard",
                                          "tennis racket",
                                          "bottle",
                                          "",
                                          "wine glass",
                                          "cup",
                                          "fork",
                                          "knife",
                                          "spoon",
                                          "bowl",
                                          "banana",
                                          "apple",
                                          "sandwich",
                                          "orange",
                                          "broccoli",
                                          "carrot",
                                          "hot dog",
                                          "pizza",
                                          "donut",
                                          "cake",
                                          "chair",
                                          "couch",
                                          "potted plant",
                                          "bed",
                                          "",
                                          "dining table",
                                          "",
                                          "",
                                          "toilet",
                                          "",
                                          "tv",
                                          "laptop",
                                          "mouse",
                                          "remote",
                                          "keyboard",
                                          "cell phone",
                                          "microwave",
                                          "oven",
                                          "toaster",
                                          "sink",
                                          "refrigerator",
                                          "",
                                          "book",
                                          "clock",
                                          "vase",
                                          "scissors",
                                          "teddy bear",
                                          "hair drier",
                                          "toothbrush"};

} // namespace

ClassList namedClasses(const std::vector<std::string>& names, int count) {
    const bool isVoc = count == static_cast<int>(kVocNames.size());
    const bool isCoco = count == static_cast<int>(kCocoNames.size());
    const std::vector<std::string>& known = !names.empty() ? names : isVoc ? kVocNames : isCoco ? kCocoNames : names;
    std::vector<std::string> all;
    for (int id = 1; id <= count; ++id) {
        const auto index = static_cast<std::size_t>(id - 1);
        all.push_back(index < known.size() && !known[index].empty() ? known[index] : "class" + std::to_string(id));
    }
    return ClassList(all);
}

} // namespace boxwright
