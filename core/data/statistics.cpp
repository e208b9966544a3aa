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

void countObject(ObjectStatistics& statistics, const ObjectAnnotation& object, ImageSize size, int sign) {
    const Box& box = object.boxInImage;
    statistics.objects += sign;
    statistics.difficult += object.difficult ? sign : 0;
    statistics.truncated += object.truncated ? sign : 0;
    statistics.occluded += object.occluded ? sign : 0;
    (isSmall(box) ? statistics.small : isMedium(box) ? statistics.medium : statistics.large) += sign;
    statistics.width.add(static_cast<double>(box.width()), sign);
    statistics.height.add(static_cast<double>(box.height()), sign);
    statistics.area.add(sideOf(box), sign);
    if (box.hasExtent())
        statistics.aspect.add(aspectOf(box), sign);
    if (const auto cell = PositionGrid::cellOf(box, size))
        statistics.positions.counts[*cell] += sign;
}

void countImage(ObjectStatistics& statistics, long objects, bool verified, int sign) {
    if (objects == 0)
        return;
    statistics.images += sign;
    statistics.verified += verified ? sign : 0;
    statistics.perImage.add(static_cast<double>(objects), sign);
}

void countTogether(SplitStatistics& split, const std::map<std::string, long>& perClass, int sign) {
    for (auto first = perClass.begin(); first != perClass.end(); ++first)
        for (auto second = std::next(first); second != perClass.end(); ++second) {
            const std::pair names{first->first, second->first};
            if ((split.together[names] += sign) == 0)
                split.together.erase(names);
        }
}

void countInto(SplitStatistics& split, const DatasetStatistics::Image& image, int sign) {
    const auto& objects = image.annotation->objects;
    const bool verified = image.annotation->verified;
    split.images += sign;
    split.verified += verified ? sign : 0;
    if (!image.hasAnnotation)
        split.unlabelled += sign;
    else if (objects.empty())
        split.negatives += sign;
    std::map<std::string, long> perClass;
    for (const ObjectAnnotation& object : objects) {
        countObject(split.all, object, image.size, sign);
        countObject(split.classes[object.className], object, image.size, sign);
        ++perClass[object.className];
    }
    countImage(split.all, std::ssize(objects), verified, sign);
    for (const auto& [name, count] : perClass) {
        ObjectStatistics& statistics = split.classes[name];
        countImage(statistics, count, verified, sign);
        if (statistics.objects == 0)
            split.classes.erase(name);
    }
    countTogether(split, perClass, sign);
    split.boxesPerImage.add(static_cast<double>(objects.size()), sign);
    const std::pair size{image.size.width, image.size.height};
    if ((split.imageSizes[size] += sign) == 0)
        split.imageSizes.erase(size);
}

} // namespace

bool isSmall(const Box& box) {
    return box.area() < kSmallArea;
}

bool isMedium(const Box& box) {
    return !isSmall(box) && box.area() <= kMediumArea;
}

double sideOf(const Box& box) {
    return std::sqrt(std::max(0.0, static_cast<double>(box.area())));
}

double aspectOf(const Box& box) {
    return static_cast<double>(box.width()) / static_cast<double>(box.height());
}

std::optional<std::size_t> PositionGrid::cellOf(const Box& box, ImageSize size) {
    if (size.width <= 0 || size.height <= 0)
        return std::nullopt;
    const auto place = [](float low, float high, int length) {
        const double middle = (static_cast<double>(low) + static_cast<double>(high)) / 2 / length * side;
        return static_cast<std::size_t>(std::clamp(middle, 0.0, side - 1.0));
    };
    return place(box.ymin, box.ymax, size.height) * side + place(box.xmin, box.xmax, size.width);
}

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
