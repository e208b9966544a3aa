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
    , m_thread([this](const std::stop_token& stop) { run(stop); }) {}

BatchLoader::~BatchLoader() {
    m_thread.request_stop();
    m_changed.notify_all();
}

LoadedBatch BatchLoader::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty() || m_failure; });
    if (m_ready.empty())
        std::rethrow_exception(m_failure);
    LoadedBatch batch = std::move(m_ready.front());
    m_ready.pop_front();
    m_changed.notify_all();
    return batch;
}

void BatchLoader::run(const std::stop_token& stop) {
    try {
        for (const auto& numbers : m_batches) {
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, stop, [this] { return m_ready.size() < m_options.ahead; });
            }
            if (stop.stop_requested())
                return;
            LoadedBatch batch = load(numbers);
            const std::scoped_lock lock(m_mutex);
            m_ready.push_back(std::move(batch));
            m_changed.notify_all();
        }
    } catch (...) {
        const std::scoped_lock lock(m_mutex);
        m_failure = std::current_exception();
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
        const bool flip = m_options.horizontalFlip && generator() % 2 == 1;
        loaded.samples.push_back(flip ? flippedHorizontally(*sample) : std::move(*sample));
    }
    return loaded;
}

} // namespace boxwright
