#include "core/data/format_remark.h"

namespace boxwright {

std::string FormatRemark::text() const {
    std::string where = file;
    if (!place.empty())
        where += (where.empty() ? "" : ", ") + place;
    return where.empty() ? sentence : where + ": " + sentence;
}

} // namespace boxwright
