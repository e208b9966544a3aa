#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/voc_remark.h"

namespace boxwright {

/// Number of the line, from 1, that byte `offset` of the text stands in.
[[nodiscard]] int lineOf(std::string_view text, std::size_t offset);

/// Gathers the remarks of one file while it is read. The text must outlive the list.
class VocRemarkList {
public:
    explicit VocRemarkList(std::string_view text)
        : m_text(text) {}

    /// `offset` 0: about no place in the text.
    void add(VocRemarkKind kind, std::string sentence, std::size_t offset = 0, int object = -1);
    /// One remark for all that is noted of this kind, with the fields concerned and the number of objects.
    void addOnce(VocRemarkKind kind, std::string_view field, int object, std::size_t offset);
    /// The remarks in the order of the text.
    [[nodiscard]] std::vector<VocRemark> finish();

private:
    struct Summary {
        int object = -1;
        int line = 0;
        std::set<std::string, std::less<>> fields;
        int objects = 0;
        int lastObject = 0;
    };

    [[nodiscard]] int lineAt(std::size_t offset);
    [[nodiscard]] static std::string sentenceOf(VocRemarkKind kind, const Summary& summary);

    std::string_view m_text;
    std::size_t m_lastOffset = 0; ///< lines are counted on from the last place asked for
    int m_lastLine = 1;
    std::vector<VocRemark> m_remarks;
    std::map<VocRemarkKind, Summary> m_summaries;
};

} // namespace boxwright
