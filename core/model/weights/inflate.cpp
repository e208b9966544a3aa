#include "core/model/weights/inflate.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace boxwright {
namespace {

/// zlib counts in 32 bits: hand it the next piece.
template <class Bytes>
uInt pieceOf(const Bytes& bytes, std::size_t used) {
    return static_cast<uInt>(std::min<std::size_t>(bytes.size() - used, std::numeric_limits<uInt>::max()));
}

} // namespace

Result<void> inflate(std::span<const std::uint8_t> packed, std::span<std::uint8_t> out) {
    constexpr int kRawStream = -15; // no zlib header, the largest window
    z_stream stream{};
    if (inflateInit2(&stream, kRawStream) != Z_OK)
        return fail(ErrorKind::OutOfMemory, "There is not enough memory to unpack the file.");
    std::size_t read = 0, written = 0;
    std::uint8_t nothing = 0; // zlib refuses a null pointer, which an empty member would be
    int state = Z_OK;
    while (state == Z_OK) {
        const uInt inPiece = pieceOf(packed, read), outPiece = pieceOf(out, written);
        stream.next_in = const_cast<Bytef*>(packed.data()) + read;
        stream.avail_in = inPiece;
        stream.next_out = out.empty() ? &nothing : out.data() + written;
        stream.avail_out = outPiece;
        state = ::inflate(&stream, Z_NO_FLUSH);
        read += inPiece - stream.avail_in;
        written += outPiece - stream.avail_out;
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END || written != out.size())
        return fail(ErrorKind::Unreadable, "The zip archive is damaged: a compressed member cannot be unpacked.");
    return {};
}

} // namespace boxwright
