#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/sample_source.h"

namespace boxwright {

/// Turns annotations into truth: boxes are clipped to the image; boxes without extent inside it and unknown classes are
/// left out, each with a message. One for the samples of a split. `classes` must live as long.
class TruthBuilder {
public:
    explicit TruthBuilder(const ClassList& classes)
        : m_classes(classes) {}

    /// `size` 0 x 0: nobody knows it, nothing is clipped. `file` is for the messages.
    [[nodiscard]] SampleTruth truthOf(const std::string& id, const std::vector<ObjectAnnotation>& objects,
                                      ImageSize size, const std::string& file, std::vector<std::string>& messages);
    /// One message for each class that was left out.
    void addUnknownClasses(std::vector<std::string>& messages) const;

private:
    const ClassList& m_classes;
    std::map<std::string, std::size_t> m_unknown;
};

/// "FILE: the size is given as 400 x 300, but the image has 40 x 30; the image is believed."
[[nodiscard]] std::string sizeMessage(const std::string& file, ImageSize written, ImageSize inImage);

} // namespace boxwright
