#include "core/data/split_leaks.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace boxwright {

namespace {

/// Pairs of splits of which neither contains the other.
std::set<std::pair<std::string, std::string>> separatePairs(const SplitMembers& splits) {
    std::map<std::string, std::set<std::size_t>> members;
    for (const auto& [name, indices] : splits)
        members[name] = {indices.begin(), indices.end()};
    std::set<std::pair<std::string, std::string>> pairs;
    for (auto a = members.begin(); a != members.end(); ++a)
        for (auto b = std::next(a); b != members.end(); ++b) {
            const auto& [first, second] = std::pair{a->second, b->second};
            if (!std::includes(first.begin(), first.end(), second.begin(), second.end()) &&
                !std::includes(second.begin(), second.end(), first.begin(), first.end()))
                pairs.emplace(a->first, b->first);
        }
    return pairs;
}

class LeakFinder {
public:
    LeakFinder(const std::vector<DatasetImage>& images, const SplitMembers& splits)
        : m_images(images)
        , m_pairs(separatePairs(splits))
        , m_splits(splitsOfImages(splits, images.size())) {}

    std::vector<Finding> run(const std::vector<DuplicateGroup>& duplicates) {
        for (std::size_t i = 0; i < m_splits.size(); ++i)
            if (const auto pair = separated(m_splits[i], m_splits[i]))
                add(i, "The image is in split \"" + pair->first + "\" and in split \"" + pair->second + "\".");
        for (const DuplicateGroup& group : duplicates)
            compareGroup(group);
        return std::move(m_findings);
    }

private:
    using Pair = std::pair<std::string, std::string>;

    [[nodiscard]] std::optional<Pair> separated(const std::vector<std::string>& first,
                                                const std::vector<std::string>& second) const {
        for (const std::string& a : first)
            for (const std::string& b : second)
                if (m_pairs.contains(std::minmax(a, b)))
                    return Pair{a, b};
        return std::nullopt;
    }

    /// One finding for each member that shares its look with an earlier one in another split.
    void compareGroup(const DuplicateGroup& group) {
        for (std::size_t j = 1; j < group.members.size(); ++j)
            for (std::size_t i = 0; i < j; ++i) {
                const std::size_t a = group.members[i], b = group.members[j];
                const auto pair = separated(m_splits[a], m_splits[b]);
                if (!pair)
                    continue;
                add(b, "The image is in split \"" + pair->second + "\"; it " +
                           (group.identical ? "has the same bytes as \"" : "looks like \"") + m_images[a].id +
                           "\" in split \"" + pair->first + "\".");
                break;
            }
    }

    void add(std::size_t index, std::string sentence) {
        const DatasetImage& image = m_images[index];
        m_findings.push_back({FindingKind::SplitLeak,
                              usualSeverity(FindingKind::SplitLeak),
                              image.id,
                              image.imagePath,
                              0,
                              std::move(sentence),
                              {}});
    }

    const std::vector<DatasetImage>& m_images;
    std::set<Pair> m_pairs;
    std::vector<std::vector<std::string>> m_splits;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<std::vector<std::string>> splitsOfImages(const SplitMembers& splits, std::size_t imageCount) {
    std::vector<std::vector<std::string>> names(imageCount);
    for (const auto& [name, indices] : splits)
        for (const std::size_t index : indices)
            names[index].push_back(name);
    return names;
}

std::vector<Finding> findLeaks(const std::vector<DatasetImage>& images, const SplitMembers& splits,
                               const std::vector<DuplicateGroup>& duplicates) {
    return LeakFinder(images, splits).run(duplicates);
}

} // namespace boxwright
