#pragma once

#include <stop_token>
#include <thread>

namespace boxwright {

/// Turns the first Ctrl-C (or SIGTERM) into a stop request; a second one ends the program at once with code 130.
/// Make it in main before any other thread starts: it blocks the signals for all threads and waits for them in its own.
class Interrupt {
public:
    Interrupt();

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_thread;
};

/// The one of this process; the first call must come from main.
[[nodiscard]] Interrupt& interrupt();

} // namespace boxwright
