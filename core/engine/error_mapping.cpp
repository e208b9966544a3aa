#include "core/engine/error_mapping.h"

#include <new>
#include <string_view>

#include <c10/util/Exception.h>

namespace boxwright {
namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The first line of a torch message, without its source place and stack.
std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

Error outOfMemory() {
    return {ErrorKind::OutOfMemory,
            "There is not enough memory on the device: lower the batch size or the image size.",
            {},
            {}};
}

} // namespace

Error currentExceptionToError() {
    try {
        throw;
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        if (contains(text, "out of memory") || contains(text, "not enough memory") || contains(text, "can't allocate"))
            return outOfMemory();
        return {ErrorKind::Internal, "LibTorch reports: " + firstLine(text), {}, {}};
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    } catch (const std::exception& exception) {
        return {ErrorKind::Internal, firstLine(exception.what()), {}, {}};
    } catch (...) {
        return {ErrorKind::Internal, "An unknown exception was thrown.", {}, {}};
    }
}

} // namespace boxwright
