#pragma once

#include <cstdint>
#include <random>

namespace boxwright {

/// Random numbers that are the same with every standard library: the engine's output is fixed by the standard, the
/// distributions' is not, so the mapping to numbers is our own.
class SampleRandom {
public:
    /// One stream per picture: picture i is the same however many are made.
    SampleRandom(std::uint64_t seed, std::uint64_t stream)
        : m_engine(mixed(mixed(seed) + stream)) {}

    /// In [low, high).
    [[nodiscard]] double real(double low, double high) {
        constexpr double unit = 1.0 / 9007199254740992.0; // 2^-53
        return low + (high - low) * static_cast<double>(m_engine() >> 11U) * unit;
    }
    /// In [low, high], both included.
    [[nodiscard]] int integer(int low, int high) {
        const auto count = static_cast<std::uint64_t>(high - low + 1);
        return low + static_cast<int>(m_engine() % count);
    }
    [[nodiscard]] bool chance(double probability) { return real(0, 1) < probability; }
    /// About normal, mean 0, variance 1: the sum of four 16-bit numbers, bounded by +-3.5.
    [[nodiscard]] float normal() {
        const std::uint64_t bits = m_engine();
        const std::uint64_t sum =
            (bits & 0xFFFFU) + (bits >> 16U & 0xFFFFU) + (bits >> 32U & 0xFFFFU) + (bits >> 48U & 0xFFFFU);
        return (static_cast<float>(sum) / 65536.0F - 2.0F) * 1.7320508F;
    }

private:
    /// The finaliser of splitmix64: neighbouring seeds give unrelated streams.
    static std::uint64_t mixed(std::uint64_t value) {
        value += 0x9E3779B97F4A7C15U;
        value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
        value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
        return value ^ (value >> 31U);
    }

    std::mt19937_64 m_engine;
};

} // namespace boxwright
