#include "core/engine/device.h"

#include <ATen/Context.h>
#include <torch/cuda.h>

#include "core/engine/error_mapping.h"

namespace boxwright {
namespace {

std::string cpuText() {
    const int cores = usableCores();
    return "CPU, " + std::to_string(cores) + (cores == 1 ? " core" : " cores");
}

} // namespace

std::vector<DeviceInfo> listDevices() {
    std::vector<DeviceInfo> devices{{"cpu", cpuText()}};
    if (torch::cuda::is_available())
        for (std::size_t i = 0; i < torch::cuda::device_count(); ++i)
            devices.push_back({"cuda:" + std::to_string(i), "NVIDIA GPU " + std::to_string(i)});
    return devices;
}

std::string whyNoGpu() {
    if (torch::cuda::is_available())
        return {};
    if (!at::hasCUDA())
        return "This LibTorch was built without CUDA.";
    return "LibTorch finds no NVIDIA GPU or no driver for it.";
}

Result<DeviceInfo> chooseDevice(const std::string& name) {
    const std::vector<DeviceInfo> devices = listDevices();
    if (name == "auto")
        return devices.size() > 1 ? devices[1] : devices[0];
    const std::string wanted = name == "cuda" ? "cuda:0" : name;
    for (const DeviceInfo& device : devices)
        if (device.name == wanted)
            return device;
    std::string known;
    for (const DeviceInfo& device : devices)
        known += (known.empty() ? "" : ", ") + device.name;
    std::string reason = "There is no device \"" + name + "\" here; there is " + known + ".";
    if (wanted.starts_with("cuda"))
        reason += " " + whyNoGpu();
    return fail(ErrorKind::BadInput, reason);
}

} // namespace boxwright
