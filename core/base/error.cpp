#include "core/base/error.h"

namespace boxwright {

std::string Error::text() const {
    std::string where = file;
    if (!place.empty())
        where += (where.empty() ? "" : ", ") + place;
    return where.empty() ? message : where + ": " + message;
}

} // namespace boxwright
