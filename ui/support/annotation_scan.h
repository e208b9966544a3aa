#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "ui/app_state.h"

namespace boxwright {

/// Counts the boxes of every image and class of a data set on a worker thread, a few hundred images at a time.
/// GUI thread. Starting again drops the scan before.
class AnnotationScan : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void start(std::shared_ptr<const OpenDataset> dataset);

Q_SIGNALS:
    /// Boxes per image from image `first` on, -1 for an annotation that cannot be read.
    void imagesCounted(int first, const std::vector<int>& counts);
    /// Boxes per class, in the order of the classes; all images are counted.
    void finished(const std::vector<int>& classCounts);

private:
    void countFrom(int first);

    std::shared_ptr<const OpenDataset> m_dataset;
    std::vector<int> m_classCounts;
};

} // namespace boxwright
