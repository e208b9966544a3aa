#include "core/data/remark_collector.h"

#include <iterator>
#include <utility>

namespace boxwright {

void RemarkCollector::add(FormatRemarkKind kind, const std::filesystem::path& file, const std::string& place,
                          std::string sentence) {
    const std::string name = file.string();
    if (++m_listed[{kind, name}] <= kListed)
        m_remarks.push_back({kind, name, place, std::move(sentence)});
}

void RemarkCollector::count(FormatRemarkKind kind, const std::filesystem::path& file, const std::string& place,
                            const std::string& sentence) {
    const std::string name = file.string();
    Counted& counted = m_counted[{kind, name}];
    if (++counted.count == 1) {
        counted.file = name;
        counted.place = place;
        counted.sentence = sentence;
    }
}

void RemarkCollector::append(FormatRemarks remarks) {
    m_remarks.insert(m_remarks.end(), std::make_move_iterator(remarks.begin()), std::make_move_iterator(remarks.end()));
}

FormatRemarks RemarkCollector::finish() {
    for (const auto& [key, count] : m_listed)
        if (count > kListed)
            m_remarks.push_back(
                {key.first,
                 key.second,
                 {},
                 std::to_string(count - kListed) + " more of the kind \"" + std::string(toText(key.first)) + "\"."});
    for (const auto& [key, counted] : m_counted) {
        std::string sentence = counted.sentence;
        if (counted.count > 1)
            sentence += " (" + std::to_string(counted.count) + " times" +
                        (counted.place.empty() ? ")" : ", first: " + counted.place + ")");
        m_remarks.push_back({key.first, counted.file, counted.count > 1 ? std::string() : counted.place, sentence});
    }
    m_listed.clear();
    m_counted.clear();
    return std::exchange(m_remarks, {});
}

} // namespace boxwright
