#include "ui/annotate/class_catalog.h"

#include <algorithm>

#include "ui/support/qt_convert.h"

namespace boxwright {

ClassCatalog::ClassCatalog(const ClassNotes& notes, const std::vector<std::string>& found) {
    const auto add = [this](const std::string& name, const std::string& color) {
        if (name.empty() || !m_places.emplace(name, m_names.size()).second)
            return;
        m_names.push_back(name);
        m_colors.push_back(color);
    };
    for (const ClassNote& note : notes)
        add(note.name, note.color);
    std::vector<std::string> sorted = found;
    std::sort(sorted.begin(), sorted.end());
    for (const std::string& name : sorted)
        add(name, {});
}

int ClassCatalog::indexOf(const std::string& name) const {
    const auto place = m_places.find(name);
    return place == m_places.end() ? -1 : static_cast<int>(place->second);
}

QColor ClassCatalog::color(const std::string& name) const {
    const int index = indexOf(name);
    if (index < 0)
        return classQColor(0);
    const QColor own(fromUtf8(m_colors[static_cast<std::size_t>(index)]));
    return own.isValid() ? own : classQColor(index + 1);
}

ClassNotes ClassCatalog::notes() const {
    ClassNotes notes;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        notes.push_back({m_names[i], m_colors[i]});
    return notes;
}

} // namespace boxwright
