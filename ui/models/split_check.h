#pragma once

#include <cstddef>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "ui/app_state.h"

namespace boxwright {

/// What training would find in two splits, after leaving out what cannot be used.
struct SplitCheck {
    std::size_t trainImages = 0;
    std::size_t trainObjects = 0;
    std::size_t validationImages = 0;
    std::size_t validationObjects = 0;
    std::size_t sharedImages = 0; ///< in both splits
    QStringList messages;         ///< of the data set and of both splits
};

/// Reads every annotation of both splits (about 10,000 a second): not on the GUI thread. An empty `validationSplit`
/// means no validation. Errors: NotFound, naming the splits that exist.
[[nodiscard]] Result<SplitCheck> checkSplits(const OpenDataset& open, const QString& trainSplit,
                                             const QString& validationSplit);

} // namespace boxwright
