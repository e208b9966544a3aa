#include "core/data/box_findings.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace boxwright {

namespace {

class BoxJudge {
public:
    BoxJudge(const Annotation& annotation, const std::vector<int>& objectNumbers, ImageSize size,
             const InspectOptions& options)
        : m_objects(annotation.objects)
        , m_objectNumbers(objectNumbers)
        , m_size(size)
        , m_options(options) {}

    std::vector<BoxFinding> run() {
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            checkBox(i);
        findDuplicates();
        return std::move(m_findings);
    }

private:
    BoxFinding& add(FindingKind kind, std::size_t index, const std::string& sentence) {
        m_findings.push_back(
            {kind, usualSeverity(kind), index, sentence + " (" + m_objects[index].className + ")", {}, false});
        return m_findings.back();
    }

    void checkBox(std::size_t index) {
        const Box& box = m_objects[index].boxInImage;
        if (!box.hasExtent())
            add(FindingKind::BoxNoExtent, index, "The box has no extent; training leaves it out.");
        if (!box.hasExtent() || m_size.width <= 0 || m_size.height <= 0)
            return;
        const Box inside = clipped(box, m_size);
        const auto width = static_cast<float>(m_size.width);
        const auto height = static_cast<float>(m_size.height);
        if (!inside.hasExtent())
            add(FindingKind::BoxOutside, index, "The box lies outside the picture of " + sizeText(m_size) + ".")
                .severity = Severity::Error;
        else if (inside != box)
            add(FindingKind::BoxOutside, index, "The box leaves the picture of " + sizeText(m_size) + ".").inside =
                inside;
        else if (box.xmin <= 0 || box.ymin <= 0 || box.xmax >= width || box.ymax >= height)
            add(FindingKind::BoxAtBorder, index, "The box touches the border of the picture.");
        const float shortSide = std::min(width, height);
        const float scale = m_options.networkSide > 0 ? static_cast<float>(m_options.networkSide) / shortSide : 1.0F;
        if (std::min(inside.width(), inside.height()) * scale < m_options.tinySide && inside.hasExtent())
            add(FindingKind::BoxTiny, index, "The box is too small to be learned.");
    }

    /// Sorted by their left edges, boxes are compared only with those that begin before they end.
    void findDuplicates() {
        std::vector<std::size_t> order(m_objects.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return m_objects[a].boxInImage.xmin < m_objects[b].boxInImage.xmin;
        });
        std::vector<std::size_t> firstTwin(m_objects.size(), m_objects.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                const auto [a, b] = std::minmax(order[i], order[j]);
                if (m_objects[order[j]].boxInImage.xmin >= m_objects[order[i]].boxInImage.xmax)
                    break;
                if (m_objects[a].className == m_objects[b].className &&
                    iou(m_objects[a].boxInImage, m_objects[b].boxInImage) > m_options.duplicateIou)
                    firstTwin[b] = std::min(firstTwin[b], a);
            }
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            if (firstTwin[i] < m_objects.size())
                add(FindingKind::BoxDuplicate, i,
                    "The box repeats object " + std::to_string(m_objectNumbers[firstTwin[i]]) + ".")
                    .isRepeated = true;
    }

    const std::vector<ObjectAnnotation>& m_objects;
    const std::vector<int>& m_objectNumbers;
    ImageSize m_size;
    const InspectOptions& m_options;
    std::vector<BoxFinding> m_findings;
};

} // namespace

std::vector<BoxFinding> judgeBoxes(const Annotation& annotation, const std::vector<int>& objectNumbers, ImageSize size,
                                   const InspectOptions& options) {
    return BoxJudge(annotation, objectNumbers, size, options).run();
}

std::string sizeText(ImageSize size) {
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

} // namespace boxwright
