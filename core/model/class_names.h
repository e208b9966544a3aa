#pragma once

#include <string>
#include <vector>

#include "core/base/class_list.h"

namespace boxwright {

/// Names for `count` classes: the given ones, else VOC's for 20, else COCO's 90 for 90, and class1, class2, ... for the
/// rest.
[[nodiscard]] ClassList namedClasses(const std::vector<std::string>& names, int count);

} // namespace boxwright
