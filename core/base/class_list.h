#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boxwright {

/// Ordered class names. Class ids are 1..size(); 0 is the background, as in torchvision.
class ClassList {
public:
    ClassList() = default;
    /// The names in id order. They must differ from each other; a repeated name keeps its first id.
    explicit ClassList(const std::vector<std::string>& names);

    [[nodiscard]] int size() const { return static_cast<int>(m_names.size()); }
    [[nodiscard]] bool isEmpty() const { return m_names.empty(); }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    /// Name of class id 1..size(); "background" for 0 and "class<id>" outside the list.
    [[nodiscard]] std::string name(int id) const;
    [[nodiscard]] std::optional<int> id(std::string_view name) const;
    /// Id of the name, appended to the list if it is new.
    int add(std::string_view name);

    bool operator==(const ClassList&) const = default;

private:
    std::vector<std::string> m_names;
};

} // namespace boxwright
