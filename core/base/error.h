#pragma once

#include <string>

namespace boxwright {

/// What went wrong, coarse enough for a caller to decide what to offer.
enum class ErrorKind {
    NotFound,    ///< a file or folder is not there
    Unreadable,  ///< it is there but cannot be read or understood
    WriteFailed, ///< it could not be written; what was there before is still there
    Conflict,    ///< the file on disk is not the one that the caller knows; nothing was written
    BadInput,    ///< options or data that cannot work
    OutOfMemory, ///< main or GPU memory
    Unsupported, ///< this build or machine cannot do it
    Cancelled,   ///< the caller asked to stop before there was a result
    Internal,    ///< our bug
};

/// An expected failure as a value. `message` is a whole sentence without the place; `file` and `place`
/// (a line, an entry, a key) say where. text() joins them for people.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message;
    std::string file;
    std::string place;

    /// "FILE, PLACE: MESSAGE", with the parts that are there.
    [[nodiscard]] std::string text() const;
};

} // namespace boxwright
