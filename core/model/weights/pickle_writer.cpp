#include "core/model/weights/pickle_writer.h"

#include <bit>

#include "core/model/weights/little_endian.h"
#include "core/model/weights/tensor_shape.h"

namespace boxwright {
PickleWriter::PickleWriter()
    : m_bytes("\x80\x02") {}

void PickleWriter::none() {
    m_bytes += 'N';
}

void PickleWriter::boolean(bool value) {
    m_bytes += value ? '\x88' : '\x89';
}

void PickleWriter::integer(std::int64_t value) {
    if (value >= INT32_MIN && value <= INT32_MAX)
        m_bytes.append(1, 'J').append(littleEndian(static_cast<std::uint64_t>(value), 4));
    else
        m_bytes.append("\x8a\x08").append(littleEndian(static_cast<std::uint64_t>(value), 8));
}

void PickleWriter::real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    m_bytes += 'G';
    for (int shift = 56; shift >= 0; shift -= 8)
        m_bytes.push_back(static_cast<char>(bits >> shift & 0xff));
}

void PickleWriter::text(std::string_view value) {
    m_bytes.append(1, 'X').append(littleEndian(value.size(), 4)).append(value);
}

void PickleWriter::beginDict(bool ordered) {
    if (ordered) {
        global("collections", "OrderedDict");
        m_bytes += ")R"; // OrderedDict()
    } else {
        m_bytes += '}';
    }
    m_bytes += '(';
}

void PickleWriter::endDict() {
    m_bytes += 'u';
}

void PickleWriter::beginList() {
    m_bytes += "](";
}

void PickleWriter::endList() {
    m_bytes += 'e';
}

void PickleWriter::global(std::string_view module, std::string_view name) {
    m_bytes.append("c").append(module).append("\n").append(name).append("\n");
}

void PickleWriter::integers(std::span<const std::int64_t> values) {
    m_bytes += '(';
    for (const std::int64_t value : values)
        integer(value);
    m_bytes += 't';
}

void PickleWriter::tensor(std::string_view storageKey, ElementType type, std::span<const std::int64_t> sizes) {
    global("torch._utils", "_rebuild_tensor_v2");
    m_bytes += "(("; // arguments, persistent id
    text("storage");
    global("torch", std::string(toText(type)) + "Storage");
    text(storageKey);
    text("cpu");
    integer(elementCount(sizes).value());
    m_bytes += "tQ";
    integer(0);
    integers(sizes);
    integers(contiguousStrides(sizes));
    boolean(false); // requires_grad
    global("collections", "OrderedDict");
    m_bytes += ")RtR"; // no backward hooks; rebuild
}

std::string PickleWriter::finish() {
    return m_bytes + ".";
}

} // namespace boxwright
