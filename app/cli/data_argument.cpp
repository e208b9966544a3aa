#include "app/cli/data_argument.h"

#include <cstdio>

namespace boxwright {
namespace {

constexpr std::size_t kShownMessages = 10;

void printMessages(const std::vector<std::string>& messages) {
    for (std::size_t i = 0; i < std::min(messages.size(), kShownMessages); ++i)
        std::fprintf(stderr, "note: %s\n", messages[i].c_str());
    if (messages.size() > kShownMessages)
        std::fprintf(stderr, "note: ... and %zu more.\n", messages.size() - kShownMessages);
}

} // namespace

Result<VocDataset> openData(const std::string& folder) {
    auto dataset = VocDataset::open(folder);
    if (dataset)
        printMessages(dataset->messages());
    return dataset;
}

Result<VocSamples> openSplit(const VocDataset& dataset, const std::string& split, const ClassList& classes) {
    auto samples = makeVocSamples(dataset, split, classes);
    if (samples)
        printMessages(samples->messages);
    return samples;
}

} // namespace boxwright
