#pragma once

#include <chrono>
#include <string>

namespace boxwright {

/// Progress on stderr: a bar that is redrawn in place on a terminal, a plain line every few seconds otherwise.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// `share` done in [0, 1] and what to say about it.
    void show(double share, const std::string& text);
    /// A line that stays, above the bar.
    void print(const std::string& line);
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    bool m_terminal;
    bool m_visible = false;
    Clock::time_point m_last{};
};

/// "1:02:03" or "4:05".
[[nodiscard]] std::string durationText(double seconds);
/// Fixed decimals in the C locale.
[[nodiscard]] std::string fixedText(double value, int decimals);

} // namespace boxwright
