#include "core/data/augmentation.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/data/augmentation_pixels.h"
#include "core/data/sample_random.h"

namespace boxwright {

namespace {

bool hasCentreInside(const Box& box, const Box& window) {
    const float x = (box.xmin + box.xmax) / 2;
    const float y = (box.ymin + box.ymax) / 2;
    return x > window.xmin && x < window.xmax && y > window.ymin && y < window.ymax;
}

/// One try: a window of whole pixels, or nothing if its shape is not wanted.
std::optional<Box> drawWindow(ImageSize size, const CropOptions& options, SampleRandom& random) {
    const double width = std::floor(size.width * random.real(options.smallestSide, options.largestSide));
    const double height = std::floor(size.height * random.real(options.smallestSide, options.largestSide));
    if (width < 1 || height < 1 || width < options.smallestAspect * height || width > options.largestAspect * height)
        return std::nullopt;
    const double left = std::floor(random.real(0, 1) * (size.width - width + 1));
    const double top = std::floor(random.real(0, 1) * (size.height - height + 1));
    return Box{static_cast<float>(left), static_cast<float>(top), static_cast<float>(left + width),
               static_cast<float>(top + height)};
}

/// True if the window keeps a box, and one of the kept boxes overlaps it enough.
bool isGoodWindow(const std::vector<Box>& boxes, const Box& window, double leastIou) {
    return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
        return hasCentreInside(box, window) && static_cast<double>(iou(box, window)) >= leastIou;
    });
}

Sample randomlyCropped(Sample sample, const CropOptions& options, SampleRandom& random) {
    const double leastIou =
        options.leastIous[static_cast<std::size_t>(random.integer(0, static_cast<int>(options.leastIous.size()) - 1))];
    if (leastIou >= 1 || sample.truth.boxesInImage.empty())
        return sample;
    for (int trial = 0; trial < options.trials; ++trial) {
        const auto window = drawWindow(sample.image.size(), options, random);
        if (window && isGoodWindow(sample.truth.boxesInImage, *window, leastIou))
            return cropped(sample, *window);
    }
    return sample;
}

Sample randomlyZoomed(const Sample& sample, const ScaleJitterOptions& options, SampleRandom& random) {
    const double factor = std::exp(random.real(std::log(options.lowest), std::log(options.highest)));
    const double atX = random.real(0, 1);
    const double atY = random.real(0, 1);
    Sample result = zoomed(sample, factor, atX, atY, options.leastVisible);
    const bool lostAll = result.truth.boxesInImage.empty() && !sample.truth.boxesInImage.empty();
    return lostAll ? sample : result;
}

/// Every step has a random stream of its own: turning one off does not change what the others draw.
class Augmentation final : public SampleTransform {
public:
    explicit Augmentation(AugmentationOptions options)
        : m_options(std::move(options)) {}

    [[nodiscard]] Sample apply(Sample sample, std::uint64_t seed) const override {
        if (sample.image.isEmpty())
            return sample;
        SampleRandom color(seed, 1), crop(seed, 2), scale(seed, 3), flip(seed, 4);
        if (m_options.photometric.probability > 0)
            changeColors(sample.image, drawColorChange(m_options.photometric, color));
        if (crop.chance(m_options.crop.probability))
            sample = randomlyCropped(std::move(sample), m_options.crop, crop);
        if (scale.chance(m_options.scaleJitter.probability))
            sample = randomlyZoomed(sample, m_options.scaleJitter, scale);
        if (flip.chance(m_options.flip.probability))
            flipHorizontally(sample);
        return sample;
    }

private:
    AugmentationOptions m_options;
};

/// Collects sentences about numbers outside their range; false for what is not a number too.
class RangeCheck {
public:
    void inRange(const char* name, double value, double low, double high) {
        if (!(value >= low && value <= high))
            m_problems.push_back(std::string(name) + " must lie between " + shortText(low) + " and " + shortText(high) +
                                 ".");
    }
    void ordered(const char* names, double low, double high) {
        if (!(low <= high))
            m_problems.push_back(std::string(names) + ": the first must not be above the second.");
    }
    void say(const char* problem) { m_problems.emplace_back(problem); }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_problems); }

private:
    static std::string shortText(double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
        return text;
    }
    std::vector<std::string> m_problems;
};

} // namespace

std::vector<std::string> AugmentationOptions::validate() const {
    RangeCheck check;
    check.inRange("The flip probability", flip.probability, 0, 1);
    check.inRange("The photometric probability", photometric.probability, 0, 1);
    check.inRange("The brightness range", photometric.brightness, 0, 1);
    check.inRange("The contrast range", photometric.contrast, 0, 1);
    check.inRange("The saturation range", photometric.saturation, 0, 1);
    check.inRange("The hue range", photometric.hue, 0, 0.5);
    check.inRange("The crop probability", crop.probability, 0, 1);
    check.inRange("The smallest crop side", crop.smallestSide, 0.01, 1);
    check.inRange("The largest crop side", crop.largestSide, 0.01, 1);
    check.ordered("Smallest and largest crop side", crop.smallestSide, crop.largestSide);
    check.inRange("The smallest crop aspect", crop.smallestAspect, 0.01, 100);
    check.inRange("The largest crop aspect", crop.largestAspect, 0.01, 100);
    check.ordered("Smallest and largest crop aspect", crop.smallestAspect, crop.largestAspect);
    check.inRange("The number of crop trials", crop.trials, 1, 10000);
    if (crop.leastIous.empty())
        check.say("The crop needs at least one least IoU to draw from.");
    for (const double leastIou : crop.leastIous)
        check.inRange("A least IoU of the crop", leastIou, 0, 1);
    check.inRange("The scale jitter probability", scaleJitter.probability, 0, 1);
    check.inRange("The lowest scale", scaleJitter.lowest, 0.05, 20);
    check.inRange("The highest scale", scaleJitter.highest, 0.05, 20);
    check.ordered("Lowest and highest scale", scaleJitter.lowest, scaleJitter.highest);
    check.inRange("The least visible share of a box", scaleJitter.leastVisible, 0, 1);
    return check.take();
}

Result<std::unique_ptr<SampleTransform>> makeAugmentation(const AugmentationOptions& options) {
    std::string problems;
    for (const std::string& problem : options.validate())
        problems += (problems.empty() ? "" : " ") + problem;
    if (!problems.empty())
        return fail(ErrorKind::BadInput, problems);
    return std::make_unique<Augmentation>(options);
}

} // namespace boxwright
