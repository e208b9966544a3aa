#include "core/data/truth_builder.h"

namespace boxwright {

namespace {

std::string sizeText(ImageSize size) {
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

} // namespace

SampleTruth TruthBuilder::truthOf(const std::string& id, const std::vector<ObjectAnnotation>& objects, ImageSize size,
                                  const std::string& file, std::vector<std::string>& messages) {
    SampleTruth truth;
    truth.id = id;
    truth.size = size;
    const bool isKnown = size.width > 0 && size.height > 0;
    int number = 0;
    for (const ObjectAnnotation& object : objects) {
        ++number;
        const auto label = m_classes.id(object.className);
        if (!label) {
            ++m_unknown[object.className];
            continue;
        }
        const Box box = isKnown ? clipped(object.boxInImage, size) : object.boxInImage;
        if (!box.hasExtent()) {
            messages.push_back(file + ", box " + std::to_string(number) + " (" + object.className +
                               "): it has no extent inside the image; left out.");
            continue;
        }
        truth.boxesInImage.push_back(box);
        truth.labels.push_back(*label);
        truth.difficult.push_back(object.difficult);
    }
    return truth;
}

void TruthBuilder::addUnknownClasses(std::vector<std::string>& messages) const {
    for (const auto& [name, count] : m_unknown)
        messages.push_back("Class \"" + name + "\" is not among the classes; boxes left out: " + std::to_string(count) +
                           ".");
}

std::string sizeMessage(const std::string& file, ImageSize written, ImageSize inImage) {
    return file + ": the size is given as " + sizeText(written) + ", but the image has " + sizeText(inImage) +
           "; the image is believed.";
}

} // namespace boxwright
