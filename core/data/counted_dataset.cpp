#include "core/data/counted_dataset.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/data/voc_statistics.h"

namespace boxwright {

namespace {

constexpr std::uint32_t everyClass = UINT32_MAX;

bool isOf(const CountedDataset::Object& object, std::uint32_t label) {
    return label == everyClass || object.label == label;
}

} // namespace

Result<CountedDataset> CountedDataset::count(const VocDataset& dataset, const JobControl& control) {
    CountedDataset counted;
    const std::size_t count = dataset.images().size();
    counted.m_splits = splitsOfImages(dataset);
    counted.m_images.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (auto going = control.step(i, count); !going)
            return tl::unexpected<Error>(going.error());
        counted.count(i, dataset.annotation(i).value_or(Annotation()), dataset.images()[i].hasAnnotation, true);
    }
    return counted;
}

void CountedDataset::count(std::size_t image, const Annotation& annotation, bool hasAnnotation, bool added) {
    const DatasetStatistics::Image numbers{m_splits[image], hasAnnotation, annotation.size, &annotation};
    if (!added) {
        m_statistics.subtract(numbers);
        return;
    }
    m_statistics.add(numbers);
    Image kept{{}, annotation.size, hasAnnotation, annotation.verified, false};
    kept.objects.reserve(annotation.objects.size());
    for (const ObjectAnnotation& object : annotation.objects)
        kept.objects.push_back(
            {object.boxInImage, labelOf(object.className), object.difficult, object.truncated, object.occluded});
    m_images[image] = std::move(kept);
}

void CountedDataset::update(std::size_t image, bool hasAnnotation, const Annotation& annotation) {
    remove(image);
    count(image, annotation, hasAnnotation, true);
}

void CountedDataset::remove(std::size_t image) {
    Image& kept = m_images.at(image);
    if (!kept.removed)
        count(image, annotationOf(kept), kept.hasAnnotation, false);
    kept.removed = true;
}

std::uint32_t CountedDataset::labelOf(const std::string& className) {
    const auto [known, isNew] = m_labels.emplace(className, static_cast<std::uint32_t>(m_names.size()));
    if (isNew)
        m_names.push_back(className);
    return known->second;
}

Annotation CountedDataset::annotationOf(const Image& image) const {
    Annotation annotation;
    annotation.size = image.size;
    annotation.verified = image.verified;
    for (const Object& object : image.objects)
        annotation.objects.push_back({m_names[object.label], object.boxInImage, object.difficult, object.truncated,
                                      object.occluded, std::string()});
    return annotation;
}

std::vector<int>
CountedDataset::imagesOf(const std::string& className,
                         const std::function<bool(const Image& image, std::uint32_t label)>& test) const {
    std::vector<int> images;
    const auto known = m_labels.find(className);
    if (!className.empty() && known == m_labels.end())
        return images;
    const std::uint32_t label = className.empty() ? everyClass : known->second;
    for (std::size_t i = 0; i < m_images.size(); ++i)
        if (!m_images[i].removed && test(m_images[i], label))
            images.push_back(static_cast<int>(i));
    return images;
}

std::vector<int> CountedDataset::imagesWith(const std::string& className, const ObjectTest& test) const {
    return imagesOf(className, [&test](const Image& image, std::uint32_t label) {
        return std::any_of(image.objects.begin(), image.objects.end(),
                           [&](const Object& object) { return isOf(object, label) && test(object, image); });
    });
}

std::vector<int> CountedDataset::imagesWithCount(const std::string& className, double from, double end) const {
    return imagesOf(className, [from, end](const Image& image, std::uint32_t label) {
        const auto count = static_cast<double>(std::count_if(
            image.objects.begin(), image.objects.end(), [label](const Object& object) { return isOf(object, label); }));
        return count >= from && count < end;
    });
}

std::vector<int> CountedDataset::imagesWithBoth(const std::string& first, const std::string& second) const {
    const auto any = [](const Object&, const Image&) { return true; };
    const std::vector<int> one = imagesWith(first, any);
    const std::vector<int> other = imagesWith(second, any);
    std::vector<int> both;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
    return both;
}

std::vector<int> CountedDataset::inSplit(const std::vector<int>& images, const std::string& split) const {
    std::vector<int> inside;
    std::copy_if(images.begin(), images.end(), std::back_inserter(inside), [&](int image) {
        const std::vector<std::string>& splits = m_splits[static_cast<std::size_t>(image)];
        return std::find(splits.begin(), splits.end(), split) != splits.end();
    });
    return inside;
}

std::vector<int> CountedDataset::imagesWhere(const ImageTest& test) const {
    return imagesOf({}, [&test](const Image& image, std::uint32_t) { return test(image); });
}

} // namespace boxwright
