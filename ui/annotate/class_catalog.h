#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QColor>

#include "core/data/edit/edit_step.h"

namespace boxwright {

/// The classes of a data set as the annotator shows them: order, colours, digit keys. First those that the user has
/// set up, in that order, then the others by name.
class ClassCatalog {
public:
    ClassCatalog() = default;
    ClassCatalog(const ClassNotes& notes, const std::vector<std::string>& found);

    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    /// Place in names(), -1 for an unknown class.
    [[nodiscard]] int indexOf(const std::string& name) const;
    /// The user's, else one that people with any kind of colour vision tell from the others'; grey for an unknown
    /// class.
    [[nodiscard]] QColor color(const std::string& name) const;
    /// All classes in order, with the user's colours: what is to be remembered when one is added or changed.
    [[nodiscard]] ClassNotes notes() const;

private:
    std::vector<std::string> m_names;
    std::vector<std::string> m_colors; ///< parallel to m_names, empty for the colour of the place
    std::map<std::string, std::size_t> m_places;
};

} // namespace boxwright
