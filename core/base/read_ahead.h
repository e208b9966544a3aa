#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <utility>

namespace boxwright {

/// Reads things in order, the next one on a thread of its own while the caller works on the one before:
///     ReadAhead<Result<RgbImage>> images(files.size(), [&](std::size_t i) { return readImage(files[i]); });
///     for (...) { const Result<RgbImage> image = images.next(); ... }
/// One thread calls it. What `read` throws comes out of next(). The destructor waits for a read that is under way.
template <class Value>
class ReadAhead {
public:
    using Read = std::function<Value(std::size_t index)>;

    ReadAhead(std::size_t count, Read read)
        : m_count(count)
        , m_read(std::move(read)) {
        begin();
    }

    /// The next value, in order from index 0; at most `count` calls.
    [[nodiscard]] Value next() {
        std::future<Holder> ready = std::move(m_pending);
        ready.wait();
        begin();
        return std::move(*ready.get());
    }

private:
    using Holder = std::unique_ptr<Value>; // GCC 12 warns without reason of a Result in a future

    void begin() {
        if (m_begun < m_count)
            m_pending = std::async(std::launch::async,
                                   [this, index = m_begun] { return std::make_unique<Value>(m_read(index)); });
        ++m_begun;
    }

    std::size_t m_count;
    Read m_read;
    std::size_t m_begun = 0;
    std::future<Holder> m_pending; ///< last: its destructor waits, while the rest is still there
};

} // namespace boxwright
