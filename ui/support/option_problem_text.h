#pragma once

#include <string>

#include <QString>

namespace boxwright {

/// A sentence of TrainOptions::validate() or whyNoGpu() in the language of the window, where there is a translation.
[[nodiscard]] QString optionProblemText(const std::string& sentence);

} // namespace boxwright
