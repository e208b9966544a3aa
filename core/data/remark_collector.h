#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/data/format_remark.h"

namespace boxwright {

/// Gathers the remarks of a reader. A kind that repeats without end (a million annotations without area) is listed
/// kListed times a file and then counted, so that a broken file cannot fill the memory.
class RemarkCollector {
public:
    static constexpr int kListed = 100;

    void add(FormatRemarkKind kind, const std::filesystem::path& file, const std::string& place, std::string sentence);
    /// For what is worth one remark a file: counted only; finish() writes "SENTENCE (12 times, first: PLACE)".
    void count(FormatRemarkKind kind, const std::filesystem::path& file, const std::string& place,
               const std::string& sentence);
    void append(FormatRemarks remarks);
    [[nodiscard]] FormatRemarks finish();

private:
    struct Counted {
        int count = 0;
        std::string file, place, sentence;
    };
    FormatRemarks m_remarks;
    std::map<std::pair<FormatRemarkKind, std::string>, int> m_listed;
    std::map<std::pair<FormatRemarkKind, std::string>, Counted> m_counted;
};

} // namespace boxwright
