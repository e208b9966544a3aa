#include "core/data/voc_remark_list.h"

#include <algorithm>
#include <utility>

namespace boxwright {

namespace {

int newlines(std::string_view text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

int lineOf(std::string_view text, std::size_t offset) {
    return 1 + newlines(text.substr(0, offset));
}

void VocRemarkList::add(VocRemarkKind kind, std::string sentence, std::size_t offset, int object) {
    m_remarks.push_back({kind, object, offset == 0 ? 0 : lineAt(offset), std::move(sentence)});
}

void VocRemarkList::addOnce(VocRemarkKind kind, std::string_view field, int object, std::size_t offset) {
    Summary& summary = m_summaries[kind];
    if (summary.fields.empty()) {
        summary.object = object;
        summary.line = lineAt(offset);
    }
    if (!summary.fields.contains(field))
        summary.fields.emplace(field);
    if (object > summary.lastObject) {
        summary.lastObject = object;
        ++summary.objects;
    }
}

std::vector<VocRemark> VocRemarkList::finish() {
    for (const auto& [kind, summary] : m_summaries)
        m_remarks.push_back({kind, summary.object, summary.line, sentenceOf(kind, summary)});
    std::stable_sort(m_remarks.begin(), m_remarks.end(),
                     [](const VocRemark& a, const VocRemark& b) { return a.line < b.line; });
    return std::move(m_remarks);
}

int VocRemarkList::lineAt(std::size_t offset) {
    if (offset < m_lastOffset) {
        m_lastOffset = 0;
        m_lastLine = 1;
    }
    m_lastLine += newlines(m_text.substr(m_lastOffset, offset - m_lastOffset));
    m_lastOffset = offset;
    return m_lastLine;
}

std::string VocRemarkList::sentenceOf(VocRemarkKind kind, const Summary& summary) {
    std::string fields;
    for (const std::string& field : summary.fields)
        fields += (fields.empty() ? "<" : ", <") + field + ">";
    const std::string where = summary.objects == 0   ? std::string("The head")
                              : summary.objects == 1 ? std::string("One object")
                                                     : std::to_string(summary.objects) + " objects";
    const std::string verb = summary.objects > 1 ? " have " : " has ";
    switch (kind) {
    case VocRemarkKind::FractionalNumbers:
        return where + verb + "numbers that are not whole (" + fields + ").";
    case VocRemarkKind::MissingFlags:
        return where + verb + "no " + fields + "; defaults are taken.";
    case VocRemarkKind::EmptyField:
        return where + verb + "an empty " + fields + "; defaults are taken.";
    default: // UnreadContent
        return where + verb + fields + ", which is kept but not used.";
    }
}

} // namespace boxwright
