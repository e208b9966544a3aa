#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace boxwright {

/// What stands behind one top-level key; the three forms exclude each other.
struct YamlEntry {
    std::string scalar;
    std::vector<std::string> list;
    std::vector<std::pair<std::string, std::string>> map;
};

/// Top-level entries of a small YAML text, which is what the data.yaml of a YOLO data set is: scalars, and lists and
/// maps of scalars in block or flow form, plain or quoted, with comments. Anything deeper, block texts ("key: |"), tags
/// and anchors are skipped. Never fails: what is no entry is left out.
[[nodiscard]] std::map<std::string, YamlEntry> readYamlSubset(std::string_view text);

} // namespace boxwright
