#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/data/findings.h"
#include "core/data/inspect_options.h"

namespace boxwright {

/// What is wrong with one box.
struct BoxFinding {
    FindingKind kind{};
    Severity severity = Severity::Info;
    std::size_t index = 0; ///< into annotation.objects
    std::string sentence;
    std::optional<Box> inside; ///< the part of it in the picture, if only that would be right; continuous edges
    bool isRepeated = false;   ///< an earlier object says the same: it may go
};

/// Judges every box of an image: no extent, outside, at the border, tiny, drawn twice. `size` is the picture's, 0 x 0
/// if nobody knows it; `objectNumbers` name the objects in the sentences, parallel to annotation.objects. Any thread.
[[nodiscard]] std::vector<BoxFinding> judgeBoxes(const Annotation& annotation, const std::vector<int>& objectNumbers,
                                                 ImageSize size, const InspectOptions& options);

/// "640 x 480"
[[nodiscard]] std::string sizeText(ImageSize size);

} // namespace boxwright
