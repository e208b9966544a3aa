#include "tests/fuzz/weight_mutations.h"

#include <algorithm>

#include "core/model/weights/little_endian.h"
#include "tests/support/weight_samples.h"

namespace weightmutation {
namespace {

using namespace boxwright;

/// Splitmix64: the standard library's distributions may differ between systems.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed * 0x9e3779b97f4a7c15U) {}
    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t end) { return end == 0 ? 0 : next() % end; }

private:
    std::uint64_t m_state;
};

/// [begin, end), mostly short.
struct Piece {
    std::size_t begin;
    std::size_t length;
};

Piece somePiece(const std::string& bytes, Random& random) {
    const std::size_t begin = random.below(bytes.size());
    const std::size_t longest = std::min<std::size_t>(bytes.size() - begin, random.below(4) == 0 ? 4096 : 24);
    return {begin, random.below(longest + 1)};
}

void flipBits(std::string& bytes, Random& random) {
    for (std::size_t count = 1 + random.below(8); count > 0; --count) {
        char& byte = bytes[random.below(bytes.size())];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << random.below(8)));
    }
}

/// Numbers that lengths and offsets are often wrong at.
void overwriteNumber(std::string& bytes, Random& random) {
    const std::uint64_t size = bytes.size();
    const std::uint64_t values[] = {0,          1,          0x7f,       0xff,       0xffff,    0x7fffffff, 0x80000000,
                                    0xffffffff, size,       size - 1,   size + 1,   size / 2,  1ULL << 32, 1ULL << 40,
                                    1ULL << 62, 1ULL << 63, ~0ULL >> 1, ~0ULL - 63, ~0ULL - 1, ~0ULL};
    constexpr int widths[] = {1, 2, 4, 8};
    const std::string number = littleEndian(values[random.below(std::size(values))], widths[random.below(4)]);
    const std::size_t at = random.below(bytes.size());
    bytes.replace(at, std::min(number.size(), bytes.size() - at), number, 0,
                  std::min(number.size(), bytes.size() - at));
}

void splice(std::string& bytes, const std::string& other, Random& random) {
    const Piece from = somePiece(other, random), to = somePiece(bytes, random);
    bytes.replace(to.begin, random.below(2) == 0 ? from.length : to.length, other, from.begin, from.length);
}

} // namespace

std::vector<Seed> seeds() {
    std::vector<weightsample::Tensor> tensors;
    for (const auto& [type, name] : EnumText<ElementType>::table)
        tensors.push_back(weightsample::counted("layer." + std::string(name) + ".weight", type, {3, 2, 2}));
    tensors.push_back(weightsample::counted("scalar", ElementType::Double, {}));
    std::vector<Seed> seeds;
    for (const auto& [form, name] : EnumText<WeightsForm>::table)
        seeds.push_back({std::string(name), weightsample::file(form, tensors)});
    tensors.push_back(weightsample::counted("empty", ElementType::Float, {0, 7}));
    seeds.push_back({"packed zip", weightsample::zip(weightsample::statePickle(tensors), tensors, /*deflated=*/true)});
    return seeds;
}

std::string mutated(const std::vector<Seed>& seeds, std::uint64_t index) {
    Random random(index + 1);
    std::string bytes = seeds[index % seeds.size()].bytes;
    for (std::size_t count = random.below(4) == 0 ? 3 : 1; count > 0 && !bytes.empty(); --count) {
        const Piece piece = somePiece(bytes, random);
        switch (random.below(7)) {
        case 0:
        case 1:
            flipBits(bytes, random);
            break;
        case 2:
        case 3:
            overwriteNumber(bytes, random);
            break;
        case 4:
            bytes.resize(random.below(bytes.size()));
            break;
        case 5:
            if (random.below(2) == 0)
                bytes.erase(piece.begin, piece.length);
            else
                bytes.insert(random.below(bytes.size()), bytes.substr(piece.begin, piece.length));
            break;
        default:
            splice(bytes, seeds[random.below(seeds.size())].bytes, random);
        }
    }
    return bytes;
}

} // namespace weightmutation
