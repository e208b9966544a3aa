#pragma once

#include "core/data/annotation_set.h"
#include "core/data/inspection_subject.h"

namespace boxwright {

/// A data set of another format than VOC, in memory, with what its reader noticed.
class SetSubject : public InspectionSubject {
public:
    /// The reading must outlive it.
    SetSubject(const FormatReading& reading, std::filesystem::path file);

    [[nodiscard]] const std::filesystem::path& root() const override { return m_root; }
    [[nodiscard]] const std::vector<DatasetImage>& images() const override { return m_images; }
    [[nodiscard]] const SplitMembers& splits() const override { return m_splits; }
    [[nodiscard]] Result<std::vector<std::size_t>> split(const std::string& name) const override;
    [[nodiscard]] AnnotationFacts annotation(std::size_t index, const std::optional<ImageSize>& imageSize,
                                             const InspectOptions& options) const override;
    /// The reader's remarks.
    [[nodiscard]] std::vector<Finding> files() const override;

private:
    const FormatReading& m_reading;
    std::filesystem::path m_root;
    std::filesystem::path m_file; ///< that findings are about
    std::vector<DatasetImage> m_images;
    SplitMembers m_splits;
};

} // namespace boxwright
