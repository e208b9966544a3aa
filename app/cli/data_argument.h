#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/data/annotation_samples.h"
#include "core/data/annotation_set.h"
#include "core/data/dataset_format.h"
#include "core/data/edit/voc_opening.h"
#include "core/data/voc_dataset.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace boxwright {

/// --data, --images, --annotations and --voc-pixels.
struct DataArgument {
    std::string data{};
    std::string images{};
    std::string annotations{}; ///< of a VOC folder, in a folder of their own
    std::string vocPixels{};   ///< a name of VocPixels; empty = as settled for the folder, else as written

    /// Returns the option --data, which is not required yet.
    CLI::Option* addTo(CLI::App& command);
    [[nodiscard]] VocOpening voc() const;
};

/// One split as samples.
struct DataSamples {
    std::shared_ptr<const SampleSource> source;
    std::vector<std::string> messages;
};

/// The data set given with --data, of any format: VOC is read lazily, the others are in memory.
class OpenedData {
public:
    explicit OpenedData(VocDataset dataset)
        : m_data(std::move(dataset)) {}
    explicit OpenedData(AnnotationSet set)
        : m_data(std::move(set)) {}

    [[nodiscard]] ClassList scanClasses() const;
    /// Errors: NotFound (no such split), BadInput (no usable image).
    [[nodiscard]] Result<DataSamples> samples(const std::string& split, const ClassList& classes,
                                              PictureUse pictures) const;
    /// Null if it is of another format.
    [[nodiscard]] const VocDataset* voc() const { return std::get_if<VocDataset>(&m_data); }
    /// Null if it is VOC.
    [[nodiscard]] const AnnotationSet* set() const { return std::get_if<AnnotationSet>(&m_data); }

private:
    std::variant<VocDataset, AnnotationSet> m_data;
};

/// Opens it; what the reader noticed is printed on stderr, at most a few lines.
[[nodiscard]] Result<OpenedData> openData(const DataArgument& argument);

/// Reads a data set of another format than VOC, with progress on stderr.
[[nodiscard]] Result<FormatReading> readOtherData(const DataArgument& argument);

/// For what works on VOC folders only. BadInput says how to convert other data.
[[nodiscard]] Result<VocDataset> openVocData(const DataArgument& argument);

/// One split of it as samples; what had to be left out is printed on stderr, at most a few lines of each kind.
[[nodiscard]] Result<DataSamples> openSplit(const OpenedData& data, const std::string& split, const ClassList& classes,
                                            PictureUse pictures = PictureUse::Required);

/// At most a few of the sentences, each as a note on stderr.
void printNotes(const std::vector<std::string>& sentences);
[[nodiscard]] std::vector<std::string> sentencesOf(const FormatRemarks& remarks);

} // namespace boxwright
