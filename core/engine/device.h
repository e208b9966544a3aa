#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// A device a network can run on.
struct DeviceInfo {
    std::string name; ///< "cpu" or "cuda:N"
    std::string text; ///< for people: "CPU, 2 cores" or "NVIDIA H100, 80 GiB"
};

/// The CPU and every usable GPU. The first call initialises LibTorch (about half a second): not on the GUI thread.
[[nodiscard]] std::vector<DeviceInfo> listDevices();

/// "auto", "cpu" or "cuda:N" to a device that exists. BadInput with the reason (no CUDA in this LibTorch, no GPU, no
/// such number).
[[nodiscard]] Result<DeviceInfo> chooseDevice(const std::string& name);

/// Why "auto" is not a GPU, as one sentence; empty if it is one.
[[nodiscard]] std::string whyNoGpu();

/// Cores this process may run on.
[[nodiscard]] int usableCores();

/// Once, first thing in main: keeps freed memory for the next tensor instead of giving it back to the system each time
/// (1.2 to 1.4 times the speed on Linux with glibc; nothing elsewhere).
void tuneMemoryAllocator();

} // namespace boxwright
