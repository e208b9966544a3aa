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

/// What Gloo says when a process of a group is gone.
bool isLostProcess(std::string_view text) {
    return contains(text, "Connection closed by peer") || contains(text, "Connection reset by peer") ||
           contains(text, "Broken pipe") || contains(text, "Timed out waiting");
}

Error lostProcess() {
    return {ErrorKind::Internal, "Another process of this run has ended or cannot be reached any more.", {}, {}};
}

} // namespace

Error currentExceptionToError() {
    try {
        throw;
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        if (contains(text, "out of memory") || contains(text, "not enough memory") || contains(text, "can't allocate"))
            return outOfMemory();
        if (isLostProcess(text))
            return lostProcess();
        return {ErrorKind::Internal, "LibTorch reports: " + firstLine(text), {}, {}};
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    } catch (const std::exception& exception) {
        if (isLostProcess(exception.what()))
            return lostProcess();
        return {ErrorKind::Internal, firstLine(exception.what()), {}, {}};
    } catch (...) {
        return {ErrorKind::Internal, "An unknown exception was thrown.", {}, {}};
    }
}

} // namespace boxwright
