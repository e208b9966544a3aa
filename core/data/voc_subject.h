#pragma once

#include "core/data/inspection_subject.h"

namespace boxwright {

/// A VOC folder, whose annotation files are read one by one.
class VocSubject : public InspectionSubject {
public:
    /// The data set must outlive it.
    explicit VocSubject(const VocDataset& dataset);

    [[nodiscard]] const std::filesystem::path& root() const override { return m_dataset.root(); }
    [[nodiscard]] const std::vector<DatasetImage>& images() const override { return m_dataset.images(); }
    [[nodiscard]] const SplitMembers& splits() const override { return m_splits; }
    [[nodiscard]] Result<std::vector<std::size_t>> split(const std::string& name) const override;
    [[nodiscard]] AnnotationFacts annotation(std::size_t index, const std::optional<ImageSize>& imageSize,
                                             const InspectOptions& options) const override;
    [[nodiscard]] std::vector<Finding> files() const override;

private:
    const VocDataset& m_dataset;
    SplitMembers m_splits;
};

} // namespace boxwright
