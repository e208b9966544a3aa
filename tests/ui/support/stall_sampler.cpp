#include "tests/ui/support/stall_sampler.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <stop_token>

#include <cxxabi.h>
#include <execinfo.h>
#include <pthread.h>

namespace boxwright::test {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int mostFrames = 64;
constexpr int mostSamples = 16; ///< between two calls of heard()
constexpr std::chrono::milliseconds lookEvery{20};
constexpr int longestUsualGapMs = 100;

int millisecondsIn(Clock::duration duration) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
}

struct Sample {
    std::array<void*, mostFrames> frames;
    int count = 0;
};

// Written by the signal's handler and read by the thread that the handler runs in.
std::array<Sample, mostSamples> samples;
int sampleCount = 0;

void takeSample(int) {
    if (sampleCount == mostSamples)
        return;
    Sample& sample = samples[static_cast<std::size_t>(sampleCount++)];
    sample.count = backtrace(sample.frames.data(), mostFrames);
}

/// "function" of a line "library(mangled+0x12) [0x34]", or the library where it has no name.
QString functionIn(const QString& line) {
    const QString mangled = line.section(QLatin1Char('('), 1).section(QLatin1Char('+'), 0, 0);
    if (mangled.isEmpty())
        return line.section(QLatin1Char('/'), -1).section(QLatin1Char(')'), 0, 0);
    int failure = 0;
    char* name = abi::__cxa_demangle(mangled.toLatin1().constData(), nullptr, nullptr, &failure);
    const QString function = failure ? mangled : QString::fromLatin1(name);
    std::free(name);
    return function.section(QLatin1Char('('), 0, 0);
}

QString text(const std::vector<void*>& frames) {
    QStringList functions;
    const auto count = static_cast<int>(frames.size());
    char** lines = backtrace_symbols(frames.data(), count);
    for (int i = 2; lines && i < count; ++i) // without the handler and its return
        functions.append(functionIn(QString::fromLocal8Bit(lines[i])));
    std::free(lines);
    return functions.join(QStringLiteral(" < "));
}

} // namespace

StallSampler::StallSampler(std::chrono::milliseconds patience)
    : m_heard(Clock::now().time_since_epoch().count()) {
    takeSample(0); // the first backtrace() loads a library, which a handler must not
    sampleCount = 0;
    struct sigaction action {};
    action.sa_handler = takeSample;
    action.sa_flags = SA_RESTART;
    sigaction(SIGUSR2, &action, nullptr);
    m_watcher = std::jthread([this, patience, watched = pthread_self()](const std::stop_token& stop) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any ended;
        auto latest = Clock::now();
        auto looked = latest;
        while (!ended.wait_for(lock, stop, lookEvery, [&stop] { return stop.stop_requested(); })) {
            const auto now = Clock::now();
            m_longestGap = std::max(m_longestGap.load(), millisecondsIn(now - looked));
            looked = now;
            const auto heardAt = Clock::time_point(Clock::duration(m_heard.load()));
            if (now - std::max(heardAt, latest) < patience)
                continue;
            latest = now;
            pthread_kill(watched, SIGUSR2);
        }
    });
}

StallSampler::~StallSampler() {
    m_watcher = std::jthread(); // ends the watcher
    std::signal(SIGUSR2, SIG_IGN);
}

StallSampler::Stall StallSampler::heard() {
    m_heard = Clock::now().time_since_epoch().count();
    Stall stall;
    for (int i = 0; i < sampleCount; ++i) {
        const Sample& sample = samples[static_cast<std::size_t>(i)];
        stall.samples.emplace_back(sample.frames.begin(), sample.frames.begin() + sample.count);
    }
    sampleCount = 0;
    stall.samplerGapMs = m_longestGap.exchange(0);
    return stall;
}

QStringList StallSampler::lines(const Stall& stall) {
    QStringList lines;
    for (const std::vector<void*>& frames : stall.samples)
        lines.append(QStringLiteral("    in ") + text(frames));
    if (stall.samplerGapMs > longestUsualGapMs)
        lines.append(QStringLiteral("    (the sampler itself was away for %1 ms)").arg(stall.samplerGapMs));
    return lines;
}

} // namespace boxwright::test
