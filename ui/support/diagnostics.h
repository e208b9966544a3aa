#pragma once

#include <utility>
#include <vector>

#include <QString>

namespace boxwright {

/// Of the application: where its crash reports are.
inline constexpr const char* crashFolderProperty = "crashFolder";

/// What only LibTorch tells. Half a second at the first call: not on the GUI thread.
struct DeviceReport {
    QString device;   ///< what "auto" chooses, or why nothing works
    QString whyNoGpu; ///< empty if it is one
};
[[nodiscard]] DeviceReport reportDevice();

/// Names and versions of what the program is built with and runs on.
[[nodiscard]] std::vector<std::pair<QString, QString>> versionList();

/// All that a report of a problem should say: versions, system, screens, fonts, threads, device, folder of the
/// settings, and the last crash report if there is one. Always in English; names no file of the user's data. GUI
/// thread.
[[nodiscard]] QString diagnosticsText(const DeviceReport& device);

} // namespace boxwright
