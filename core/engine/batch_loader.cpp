#include "core/engine/batch_loader.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace boxwright {
namespace {

/// A generator that depends on all three numbers; std::seed_seq is specified bit for bit.
std::mt19937_64 generatorFor(std::uint64_t seed, std::uint64_t epoch, std::uint64_t purpose) {
    std::seed_seq mix{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                      static_cast<std::uint32_t>(epoch), static_cast<std::uint32_t>(purpose),
                      static_cast<std::uint32_t>(purpose >> 32)};
    return std::mt19937_64(mix);
}

} // namespace

std::vector<std::vector<std::size_t>> shuffledBatches(std::size_t samples, std::size_t batchSize, std::uint64_t seed,
                                                      int epoch) {
    std::vector<std::size_t> order(samples);
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto generator = generatorFor(seed, static_cast<std::uint64_t>(epoch), 0);
    for (std::size_t i = samples; i > 1; --i)
        std::swap(order[i - 1], order[generator() % i]);
    std::vector<std::vector<std::size_t>> batches;
    for (std::size_t first = 0; first < samples; first += batchSize) {
        const std::size_t last = std::min(first + batchSize, samples);
        batches.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(first),
                             order.begin() + static_cast<std::ptrdiff_t>(last));
    }
    return batches;
}

Sample flippedHorizontally(const Sample& sample) {
    Sample flipped{RgbImage(sample.image.width, sample.image.height), sample.truth};
    const auto width = static_cast<std::size_t>(sample.image.width);
    for (std::size_t row = 0; row < static_cast<std::size_t>(sample.image.height); ++row) {
        const std::uint8_t* from = sample.image.pixels.data() + row * width * 3;
        std::uint8_t* to = flipped.image.pixels.data() + (row + 1) * width * 3;
        for (std::size_t x = 0; x < width; ++x, from += 3) {
            to -= 3;
            std::copy(from, from + 3, to);
        }
    }
    const auto imageWidth = static_cast<float>(sample.image.width);
    for (Box& box : flipped.truth.boxesInImage)
        box = {imageWidth - box.xmax, box.ymin, imageWidth - box.xmin, box.ymax};
    return flipped;
}

BatchLoader::BatchLoader(const SampleSource& source, std::vector<std::vector<std::size_t>> batches, Options options)
    : m_source(source)
    , m_batches(std::move(batches))
    , m_options(options)
    , m_slots(m_batches.size()) {
    m_options.ahead = std::max<std::size_t>(m_options.ahead, 1);
    const std::size_t threads = std::clamp<std::size_t>(m_options.threads, 1, m_options.ahead);
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

BatchLoader::~BatchLoader() {
    for (std::jthread& thread : m_threads)
        thread.request_stop(); // also wakes those that wait
}

LoadedBatch BatchLoader::next() {
    std::unique_lock lock(m_mutex);
    Slot& slot = m_slots.at(m_given);
    m_changed.wait(lock, [&slot] { return slot.batch || slot.failure; });
    if (slot.failure)
        std::rethrow_exception(slot.failure);
    LoadedBatch batch = std::move(*slot.batch);
    slot.batch.reset();
    ++m_given;
    m_changed.notify_all();
    return batch;
}

std::optional<std::size_t> BatchLoader::claim(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    const auto mayStart = [this] { return m_claimed == m_batches.size() || m_claimed < m_given + m_options.ahead; };
    if (!m_changed.wait(lock, stop, mayStart) || stop.stop_requested() || m_claimed == m_batches.size())
        return std::nullopt;
    return m_claimed++;
}

void BatchLoader::run(const std::stop_token& stop) {
    while (const auto number = claim(stop)) {
        Slot loaded;
        try {
            loaded.batch = load(m_batches[*number]);
        } catch (...) {
            loaded.failure = std::current_exception();
        }
        const std::scoped_lock lock(m_mutex);
        m_slots[*number] = std::move(loaded);
        m_changed.notify_all();
    }
}

LoadedBatch BatchLoader::load(const std::vector<std::size_t>& batch) const {
    LoadedBatch loaded;
    for (const std::size_t number : batch) {
        Result<Sample> sample = m_source.load(number);
        if (!sample) {
            loaded.problems.push_back(sample.error().text());
            continue;
        }
        auto generator = generatorFor(m_options.seed, static_cast<std::uint64_t>(m_options.epoch), number + 1);
        if (m_options.horizontalFlip && generator() % 2 == 1)
            sample = flippedHorizontally(*sample);
        if (m_options.transform != nullptr)
            sample =
                m_options.transform->apply(std::move(*sample), sampleSeed(m_options.seed, m_options.epoch, number));
        loaded.samples.push_back(std::move(*sample));
        loaded.numbers.push_back(number);
    }
    return loaded;
}

} // namespace boxwright
