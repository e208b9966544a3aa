#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "core/base/sample_source.h"

namespace boxwright {

/// Samples whose truth is in memory and whose pictures are read when asked for. Where a picture has another size than
/// its truth says, load() clips the boxes to the picture. Immutable, so any number of threads may use it.
class TruthSource final : public SampleSource {
public:
    struct Entry {
        std::filesystem::path imagePath; ///< empty: load() is an error
        SampleTruth truth;
    };

    TruthSource(ClassList classes, std::vector<Entry> entries);

    [[nodiscard]] std::size_t size() const override { return m_entries.size(); }
    [[nodiscard]] const ClassList& classes() const override { return m_classes; }
    [[nodiscard]] Result<SampleTruth> truth(std::size_t index) const override;
    [[nodiscard]] Result<Sample> load(std::size_t index) const override;

private:
    ClassList m_classes;
    std::vector<Entry> m_entries;
};

} // namespace boxwright
