#pragma once

#include <QString>

namespace boxwright {

/// Where the crash handler of this program writes: in the profile's folder, or in the user's data if that is empty.
[[nodiscard]] QString crashFolder(const QString& profile);

/// The newest report that nobody has been told of yet; empty if there is none. It and the others are told of now: they
/// get names with their time. The newest twenty are kept.
[[nodiscard]] QString takeCrashReport(const QString& folder);

/// The newest report, told of or not, without what names the user's files; empty if there is none.
[[nodiscard]] QString lastCrashReport(const QString& folder);

} // namespace boxwright
