// Between the signal and the end of the program only what is async-signal-safe may be called: no allocation, no lock.
#include "ui/support/crash_handler.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <exception>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

namespace boxwright {

namespace {

constexpr std::array fatalSignals{
    std::pair{SIGSEGV, std::string_view("SIGSEGV")}, std::pair{SIGBUS, std::string_view("SIGBUS")},
    std::pair{SIGFPE, std::string_view("SIGFPE")}, std::pair{SIGILL, std::string_view("SIGILL")},
    std::pair{SIGABRT, std::string_view("SIGABRT")}};
constexpr std::size_t textSize = 4096;
constexpr int mostFrames = 64;

/// Text that is there before anything goes wrong.
struct Text {
    std::array<char, textSize> bytes{};
    std::size_t size = 0;

    void set(std::string_view text) {
        size = std::min(text.size(), bytes.size() - 1); // a zero stays at the end
        std::copy_n(text.data(), size, bytes.data());
        bytes[size] = '\0';
    }
};

Text reportPath;
Text programVersion;
Text uncaughtException;
std::array<Text, 2> notes; ///< one is written while the other holds
std::atomic<int> noteInUse{0};
std::atomic<bool> isReporting{false};
std::array<char, 64 * 1024> ownStack; ///< the other one may have overflowed

void write(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written <= 0)
            return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void writeNumber(int file, std::int64_t number, std::size_t digits = 1) {
    std::array<char, 24> text{};
    std::size_t at = text.size();
    for (; number > 0 || text.size() - at < digits; number /= 10)
        text[--at] = static_cast<char>('0' + number % 10);
    write(file, {text.data() + at, text.size() - at});
}

/// Year, month and day of days since 1970, in the Gregorian calendar.
void writeDate(int file, std::int64_t days) {
    std::int64_t year = 1970;
    const auto isLeap = [](std::int64_t y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
    for (; days >= (isLeap(year) ? 366 : 365); ++year)
        days -= isLeap(year) ? 366 : 365;
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::size_t month = 0;
    for (; days >= lengths[month] + (month == 1 && isLeap(year) ? 1 : 0); ++month)
        days -= lengths[month] + (month == 1 && isLeap(year) ? 1 : 0);
    writeNumber(file, year);
    write(file, "-");
    writeNumber(file, static_cast<std::int64_t>(month) + 1, 2);
    write(file, "-");
    writeNumber(file, days + 1, 2);
}

void writeTime(int file, std::int64_t seconds) {
    constexpr std::int64_t secondsOfDay = 24 * 60 * 60;
    writeDate(file, seconds / secondsOfDay);
    write(file, " ");
    writeNumber(file, seconds % secondsOfDay / 3600, 2);
    write(file, ":");
    writeNumber(file, seconds % 3600 / 60, 2);
    write(file, ":");
    writeNumber(file, seconds % 60, 2);
    write(file, " UTC");
}

void writeLine(int file, std::string_view title, const Text& text) {
    if (text.size == 0)
        return;
    write(file, title);
    write(file, {text.bytes.data(), text.size});
    write(file, "\n");
}

void writeReport(int file, int signal) {
    write(file, "Boxwright ended unexpectedly.\n");
    writeLine(file, "Version: ", programVersion);
    write(file, "Time: ");
    writeTime(file, std::max<std::int64_t>(0, ::time(nullptr)));
    write(file, "\nProcess: ");
    writeNumber(file, ::getpid());
    write(file, "\nSignal: ");
    writeNumber(file, signal);
    for (const auto& [number, name] : fatalSignals)
        if (number == signal) {
            write(file, " ");
            write(file, name);
        }
    write(file, "\n");
    writeLine(file, "Exception: ", uncaughtException);
    writeLine(file, "Open: ", notes[static_cast<std::size_t>(noteInUse.load())]);
    write(file, "Backtrace:\n");
    std::array<void*, mostFrames> frames{};
    ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), mostFrames), file);
}

void onFatalSignal(int signal) {
    if (isReporting.exchange(true)) // another thread reports already, and ends all of us
        for (;;)
            ::pause();
    const int file = ::open(reportPath.bytes.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        writeReport(file, signal);
        ::close(file);
    }
    ::signal(signal, SIG_DFL);
    ::raise(signal); // when this handler has returned
}

/// An ordinary function still: it runs on the thread that threw, before the abort.
[[noreturn]] void onTerminate() {
    try {
        if (const std::exception_ptr thrown = std::current_exception())
            std::rethrow_exception(thrown);
    } catch (const std::exception& problem) {
        uncaughtException.set(problem.what());
    } catch (...) {
        uncaughtException.set("of an unknown type");
    }
    std::abort();
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

} // namespace

void installCrashHandler(const std::string& folder, const std::string& version) {
    if (isSanitized)
        return;
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    reportPath.set(folder + "/unread-" + std::to_string(::getpid()) + ".txt");
    programVersion.set(version);
    std::array<void*, 1> frame{};
    static_cast<void>(::backtrace(frame.data(), 1)); // loads the library that it needs
    stack_t stack{};
    stack.ss_sp = ownStack.data();
    stack.ss_size = ownStack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = onFatalSignal;
    action.sa_flags = SA_ONSTACK;
    ::sigfillset(&action.sa_mask); // a fault while reporting ends the program at once
    for (const auto& [number, name] : fatalSignals)
        ::sigaction(number, &action, nullptr);
    std::set_terminate(onTerminate);
}

void noteForCrash(const std::string& text) {
    const int spare = 1 - noteInUse.load();
    notes[static_cast<std::size_t>(spare)].set(text);
    noteInUse.store(spare);
}

} // namespace boxwright
