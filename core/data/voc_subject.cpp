#include "core/data/voc_subject.h"

#include "core/data/findings_folders.h"

namespace boxwright {

VocSubject::VocSubject(const VocDataset& dataset)
    : m_dataset(dataset)
    , m_splits(splitMembers(dataset)) {}

Result<std::vector<std::size_t>> VocSubject::split(const std::string& name) const {
    return m_dataset.split(name);
}

AnnotationFacts VocSubject::annotation(std::size_t index, const std::optional<ImageSize>& imageSize,
                                       const InspectOptions& options) const {
    return inspectAnnotation(images()[index], imageSize, m_dataset.pixels(), options);
}

std::vector<Finding> VocSubject::files() const {
    return inspectFolders(m_dataset);
}

} // namespace boxwright
