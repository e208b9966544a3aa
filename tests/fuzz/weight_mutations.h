#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Damaged weight files, the same in every run.
namespace weightmutation {

struct Seed {
    std::string name;
    std::string bytes;
};

/// Small good files: every form, a packed zip archive, every element type, an empty tensor and a scalar.
[[nodiscard]] std::vector<Seed> seeds();

/// Mutation `index` of seed index % seeds.size(): flipped bits, a cut, an overwritten number, or a piece that is
/// removed, repeated or comes from another seed.
[[nodiscard]] std::string mutated(const std::vector<Seed>& seeds, std::uint64_t index);

} // namespace weightmutation
