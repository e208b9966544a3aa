#include "core/base/class_list.h"

#include <algorithm>

namespace boxwright {

ClassList::ClassList(const std::vector<std::string>& names) {
    for (const std::string& name : names)
        add(name);
}

std::string ClassList::name(int id) const {
    if (id == 0)
        return "background";
    if (id < 0 || id > size())
        return "class" + std::to_string(id);
    return m_names[static_cast<std::size_t>(id - 1)];
}

std::optional<int> ClassList::id(std::string_view name) const {
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end())
        return std::nullopt;
    return static_cast<int>(found - m_names.begin()) + 1;
}

int ClassList::add(std::string_view name) {
    if (const auto known = id(name))
        return *known;
    m_names.emplace_back(name);
    return size();
}

} // namespace boxwright
