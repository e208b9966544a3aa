#include "ui/support/annotation_scan.h"

#include <algorithm>

#include "ui/support/background.h"

namespace boxwright {

namespace {

constexpr int imagesAtOnce = 500;

struct Counts {
    std::vector<int> perImage;
    std::vector<int> perClass;
};

Result<Counts> countImages(const OpenDataset& open, int first, int last) {
    Counts counts;
    counts.perClass.resize(static_cast<std::size_t>(open.classes.size()));
    for (int i = first; i < last; ++i) {
        const auto annotation = open.dataset.annotation(static_cast<std::size_t>(i));
        counts.perImage.push_back(annotation ? static_cast<int>(annotation->objects.size()) : -1);
        if (!annotation)
            continue;
        for (const ObjectAnnotation& object : annotation->objects)
            if (const auto label = open.classes.id(object.className))
                ++counts.perClass[static_cast<std::size_t>(*label - 1)];
    }
    return counts;
}

} // namespace

void AnnotationScan::start(std::shared_ptr<const OpenDataset> dataset) {
    m_dataset = std::move(dataset);
    m_classCounts.assign(m_dataset ? static_cast<std::size_t>(m_dataset->classes.size()) : 0, 0);
    if (m_dataset)
        countFrom(0);
}

void AnnotationScan::countFrom(int first) {
    const int all = static_cast<int>(m_dataset->dataset.images().size());
    const int last = std::min(all, first + imagesAtOnce);
    runInBackground(
        this, [dataset = m_dataset, first, last]() { return countImages(*dataset, first, last); },
        [this, dataset = m_dataset, first, last, all](const Result<Counts>& counts) {
            if (dataset != m_dataset)
                return;
            if (counts) {
                for (std::size_t i = 0; i < m_classCounts.size(); ++i)
                    m_classCounts[i] += counts->perClass[i];
                Q_EMIT imagesCounted(first, counts->perImage);
            }
            if (last < all)
                countFrom(last);
            else
                Q_EMIT finished(m_classCounts);
        });
}

} // namespace boxwright
