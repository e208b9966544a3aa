#pragma once

namespace boxwright {

/// Whether the processor multiplies bf16 numbers itself (AVX-512 BF16; every one with AMX has that too) and the system
/// lets it. Elsewhere bf16 works, but slower than float32.
[[nodiscard]] bool processorHasBFloat16();

} // namespace boxwright
