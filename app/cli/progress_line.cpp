#include "app/cli/progress_line.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace boxwright {
namespace {

constexpr std::chrono::milliseconds kRedraw{100}, kPlainLine{5000};
constexpr int kBarWidth = 24;

std::size_t terminalWidth() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string bar(double share) {
    const int full = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * kBarWidth));
    return "[" + std::string(static_cast<std::size_t>(full), '=') +
           std::string(static_cast<std::size_t>(kBarWidth - full), ' ') + "] ";
}

} // namespace

ProgressLine::ProgressLine()
    : m_terminal(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(double share, const std::string& text) {
    const auto now = Clock::now();
    if (now - m_last < (m_terminal ? kRedraw : kPlainLine))
        return;
    m_last = now;
    if (m_terminal) {
        const std::string line = (bar(share) + text).substr(0, terminalWidth() - 1);
        std::fprintf(stderr, "\r\033[K%s", line.c_str());
        m_visible = true;
    } else {
        std::fprintf(stderr, "%3.0f %%  %s\n", share * 100, text.c_str());
    }
    std::fflush(stderr);
}

void ProgressLine::print(const std::string& line) {
    clear();
    std::fprintf(stderr, "%s\n", line.c_str());
}

void ProgressLine::clear() {
    if (m_visible)
        std::fputs("\r\033[K", stderr);
    m_visible = false;
}

std::string durationText(double seconds) {
    const auto whole = static_cast<long>(std::lround(std::max(seconds, 0.0)));
    char text[32];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    return text;
}

std::string fixedText(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

} // namespace boxwright
