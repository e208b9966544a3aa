#pragma once

#include <span>

namespace boxwright {

/// What core, which knows no Qt, says to people: whole sentences and parts of them in English, with %1, %2 ... where it
/// puts something in. Each is a source text of the translations in the context "CoreSentence".
[[nodiscard]] std::span<const char* const> coreSentences();

} // namespace boxwright
