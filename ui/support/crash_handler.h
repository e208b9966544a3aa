#pragma once

#include <string>

namespace boxwright {

/// From now on a fatal signal (SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT) or an exception that nobody catches writes a
/// report, "unread-PID.txt" in the folder, before the program ends as it would have ended anyway: by the signal. A
/// folder that cannot be made, or a full disk, gives no report. Call once, on the main thread. Does nothing in a build
/// with AddressSanitizer or ThreadSanitizer, which have reports of their own.
void installCrashHandler(const std::string& folder, const std::string& version);

/// What the report says is open; replaces what was noted before. Cut off after some thousand bytes. Main thread.
void noteForCrash(const std::string& text);

} // namespace boxwright
