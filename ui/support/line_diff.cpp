#include "ui/support/line_diff.h"

#include <algorithm>

#include <QStringList>

namespace boxwright {

namespace {

constexpr qsizetype mostCells = 4'000'000; ///< of the table below; larger middles are shown as changed whole

/// Lengths of the longest common sequences of what is left of both lists.
class CommonLengths {
public:
    CommonLengths(const QStringList& before, const QStringList& after)
        : m_across(after.size() + 1)
        , m_lengths(static_cast<std::size_t>((before.size() + 1) * m_across), 0) {
        for (qsizetype i = before.size() - 1; i >= 0; --i)
            for (qsizetype j = after.size() - 1; j >= 0; --j)
                at(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    int& at(qsizetype i, qsizetype j) { return m_lengths[static_cast<std::size_t>(i * m_across + j)]; }

private:
    qsizetype m_across;
    std::vector<int> m_lengths;
};

std::vector<DiffLine> allLines(const QStringList& before, const QStringList& after) {
    const bool tooLong = before.size() * after.size() > mostCells;
    CommonLengths common(tooLong ? QStringList() : before, tooLong ? QStringList() : after);
    std::vector<DiffLine> lines;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < before.size() || j < after.size()) {
        const bool both = i < before.size() && j < after.size();
        if (both && before[i] == after[j]) {
            lines.push_back({DiffLine::Kind::Same, before[i], static_cast<int>(++i)});
            ++j;
        } else if (j >= after.size() || (both && (tooLong || common.at(i + 1, j) >= common.at(i, j + 1)))) {
            lines.push_back({DiffLine::Kind::Removed, before[i], static_cast<int>(i + 1)});
            ++i;
        } else {
            lines.push_back({DiffLine::Kind::Added, after[j], static_cast<int>(j + 1)});
            ++j;
        }
    }
    return lines;
}

} // namespace

std::vector<DiffLine> lineDiff(const QString& before, const QString& after, int context) {
    const std::vector<DiffLine> lines = allLines(before.split(QLatin1Char('\n')), after.split(QLatin1Char('\n')));
    std::vector<DiffLine> near;
    const auto count = static_cast<int>(lines.size());
    for (int i = 0; i < count; ++i) {
        const auto first = lines.begin() + std::max(0, i - context);
        const auto last = lines.begin() + std::min(count, i + context + 1);
        if (std::any_of(first, last, [](const DiffLine& line) { return line.kind != DiffLine::Kind::Same; }))
            near.push_back(lines[static_cast<std::size_t>(i)]);
    }
    return near;
}

} // namespace boxwright
