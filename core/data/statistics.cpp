#include "core/data/statistics.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace boxwright {

namespace {

constexpr float kSmallArea = 32 * 32;
constexpr float kMediumArea = 96 * 96;

Histogram pixelHistogram() {
    return Histogram({0, 4, 8, 16, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048});
}

Histogram countHistogram() {
    return Histogram({0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500});
}

void countObject(ObjectStatistics& statistics, const ObjectAnnotation& object, int sign) {
    const Box& box = object.boxInImage;
    statistics.objects += sign;
    statistics.difficult += object.difficult ? sign : 0;
    statistics.truncated += object.truncated ? sign : 0;
    statistics.occluded += object.occluded ? sign : 0;
    const float area = box.area();
    (area < kSmallArea ? statistics.small : area <= kMediumArea ? statistics.medium : statistics.large) += sign;
    statistics.width.add(static_cast<double>(box.width()), sign);
    statistics.height.add(static_cast<double>(box.height()), sign);
    statistics.area.add(std::sqrt(std::max(0.0, static_cast<double>(area))), sign);
    if (box.hasExtent())
        statistics.aspect.add(static_cast<double>(box.width()) / static_cast<double>(box.height()), sign);
}

void countImage(ObjectStatistics& statistics, long objects, int sign) {
    if (objects == 0)
        return;
    statistics.images += sign;
    statistics.perImage.add(static_cast<double>(objects), sign);
}

void countInto(SplitStatistics& split, const DatasetStatistics::Image& image, int sign) {
    const auto& objects = image.annotation->objects;
    split.images += sign;
    if (!image.hasAnnotation)
        split.unlabelled += sign;
    else if (objects.empty())
        split.negatives += sign;
    std::map<std::string, long> perClass;
    for (const ObjectAnnotation& object : objects) {
        countObject(split.all, object, sign);
        countObject(split.classes[object.className], object, sign);
        ++perClass[object.className];
    }
    countImage(split.all, std::ssize(objects), sign);
    for (const auto& [name, count] : perClass) {
        ObjectStatistics& statistics = split.classes[name];
        countImage(statistics, count, sign);
        if (statistics.objects == 0)
            split.classes.erase(name);
    }
    split.boxesPerImage.add(static_cast<double>(objects.size()), sign);
    const std::pair size{image.size.width, image.size.height};
    if ((split.imageSizes[size] += sign) == 0)
        split.imageSizes.erase(size);
}

} // namespace

ObjectStatistics::ObjectStatistics()
    : width(pixelHistogram())
    , height(pixelHistogram())
    , area(pixelHistogram())
    , aspect({0, 0.1, 0.2, 1.0 / 3, 0.5, 2.0 / 3, 0.8, 1, 1.25, 1.5, 2, 3, 5, 10})
    , perImage(countHistogram()) {}

SplitStatistics::SplitStatistics()
    : boxesPerImage(countHistogram()) {}

void DatasetStatistics::count(const Image& image, int sign) {
    countInto(m_whole, image, sign);
    for (const std::string& split : image.splits)
        countInto(m_splits[split], image, sign);
}

} // namespace boxwright
