#include "ui/models/split_check.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

std::size_t countObjects(const SampleSource& source) {
    std::size_t objects = 0;
    for (std::size_t i = 0; i < source.size(); ++i)
        if (const Result<SampleTruth> truth = source.truth(i))
            objects += truth->labels.size();
    return objects;
}

std::size_t countShared(std::vector<std::size_t> a, std::vector<std::size_t> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::vector<std::size_t> shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    return shared.size();
}

void appendMessages(const std::vector<std::string>& from, QStringList& to) {
    for (const std::string& sentence : from)
        to.append(fromUtf8(sentence));
}

} // namespace

Result<SplitCheck> checkSplits(const OpenDataset& open, const QString& trainSplit, const QString& validationSplit) {
    const Result<VocSamples> training = makeVocSamples(open.dataset, toUtf8(trainSplit), open.classes);
    if (!training)
        return tl::unexpected<Error>(training.error());
    SplitCheck check;
    appendMessages(open.dataset.messages(), check.messages);
    check.trainImages = training->source->size();
    check.trainObjects = countObjects(*training->source);
    appendMessages(training->messages, check.messages);
    if (validationSplit.isEmpty())
        return check;

    const Result<VocSamples> validation = makeVocSamples(open.dataset, toUtf8(validationSplit), open.classes);
    if (!validation)
        return tl::unexpected<Error>(validation.error());
    check.validationImages = validation->source->size();
    check.validationObjects = countObjects(*validation->source);
    check.sharedImages = countShared(training->imageIndex, validation->imageIndex);
    appendMessages(validation->messages, check.messages);
    check.messages.removeDuplicates(); // a picture may be in both splits
    return check;
}

} // namespace boxwright
