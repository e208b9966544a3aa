#include "core/data/split_maker.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "core/data/sample_random.h"

namespace boxwright {

namespace {

constexpr std::uint64_t kSplitStream = 0x73706C6974; ///< a random stream of its own

std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences)
        text += (text.empty() ? "" : " ") + sentence;
    return text;
}

/// Items that stay together, with the classes of them all.
struct Group {
    std::vector<std::size_t> items;
    std::map<int, double> imagesByClass;
};

std::vector<Group> groupsOf(const std::vector<SplitItem>& items, bool withClasses) {
    std::map<std::size_t, Group> byNumber;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Group& group = byNumber[items[i].group];
        group.items.push_back(i);
        if (withClasses)
            for (const int id : std::set<int>(items[i].classes.begin(), items[i].classes.end()))
                group.imagesByClass[id] += 1;
    }
    std::vector<Group> groups;
    for (auto& [number, group] : byNumber)
        groups.push_back(std::move(group));
    return groups;
}

/// Gives groups to the split that lacks most.
class Divider {
public:
    Divider(std::vector<Group> groups, const SplitOptions& options)
        : m_groups(std::move(groups))
        , m_random(options.seed, kSplitStream) {
        double rest = 1;
        for (const auto& [name, share] : options.shares) {
            m_shares.push_back(share);
            rest -= share;
        }
        if (rest > 1e-9)
            m_shares.push_back(rest); // the nameless split
        m_result.resize(m_shares.size());
        for (std::size_t i = m_groups.size(); i > 1; --i)
            std::swap(m_groups[i - 1],
                      m_groups[static_cast<std::size_t>(m_random.integer(0, static_cast<int>(i) - 1))]);
        std::stable_sort(m_groups.begin(), m_groups.end(),
                         [](const Group& a, const Group& b) { return a.items.size() > b.items.size(); });
        countWanted();
    }

    std::vector<std::vector<std::size_t>> run() {
        std::vector<bool> given(m_groups.size());
        while (const auto* rarest = rarestClass()) {
            const int id = *rarest;
            for (std::size_t g = 0; g < m_groups.size(); ++g)
                if (!given[g] && m_groups[g].imagesByClass.contains(id)) {
                    given[g] = true;
                    give(m_groups[g], mostLacking(&m_lacking[id]));
                }
            m_left.erase(id);
        }
        for (std::size_t g = 0; g < m_groups.size(); ++g)
            if (!given[g])
                give(m_groups[g], mostLacking(nullptr));
        for (auto& numbers : m_result)
            std::sort(numbers.begin(), numbers.end());
        return std::move(m_result);
    }

private:
    void countWanted() {
        double items = 0;
        for (const Group& group : m_groups) {
            items += static_cast<double>(group.items.size());
            for (const auto& [id, images] : group.imagesByClass)
                m_left[id] += images;
        }
        for (const double share : m_shares) {
            m_lackingItems.push_back(share * items);
            for (const auto& [id, images] : m_left)
                m_lacking[id].push_back(share * images);
        }
    }

    /// The class that the fewest undivided images hold; null if none is left.
    [[nodiscard]] const int* rarestClass() const {
        const auto found = std::min_element(m_left.begin(), m_left.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
        return found == m_left.end() ? nullptr : &found->first;
    }

    std::size_t mostLacking(const std::vector<double>* ofClass) {
        constexpr double same = 1e-9;
        std::vector<std::size_t> best;
        const auto better = [&](std::size_t a, std::size_t b) { // above 0: a lacks more
            const double inClass = ofClass == nullptr ? 0 : (*ofClass)[a] - (*ofClass)[b];
            return std::abs(inClass) > same ? inClass : m_lackingItems[a] - m_lackingItems[b];
        };
        for (std::size_t split = 0; split < m_shares.size(); ++split) {
            const double lead = best.empty() ? 1 : better(split, best.front());
            if (lead > same)
                best.clear();
            if (lead >= -same)
                best.push_back(split);
        }
        return best[static_cast<std::size_t>(m_random.integer(0, static_cast<int>(best.size()) - 1))];
    }

    void give(const Group& group, std::size_t split) {
        m_result[split].insert(m_result[split].end(), group.items.begin(), group.items.end());
        m_lackingItems[split] -= static_cast<double>(group.items.size());
        for (const auto& [id, images] : group.imagesByClass) {
            m_lacking[id][split] -= images;
            if (const auto left = m_left.find(id); left != m_left.end())
                left->second -= images;
        }
    }

    std::vector<Group> m_groups;
    SampleRandom m_random;
    std::vector<double> m_shares;
    std::vector<double> m_lackingItems;             ///< by split
    std::map<int, std::vector<double>> m_lacking;   ///< images with a class, by split
    std::map<int, double> m_left;                   ///< images with a class that are not divided yet
    std::vector<std::vector<std::size_t>> m_result; ///< by split
};

} // namespace

std::vector<std::string> SplitOptions::validate() const {
    std::vector<std::string> problems;
    double sum = 0;
    std::set<std::string> names;
    for (const auto& [name, share] : shares) {
        if (name.empty() || name == "trainval" || name == "all" || name.find_first_of("/\\") != std::string::npos)
            problems.push_back("\"" + name + "\" cannot be the name of a split.");
        if (!names.insert(name).second)
            problems.push_back("Split \"" + name + "\" is named twice.");
        if (!(share > 0 && share <= 1))
            problems.push_back("The share of \"" + name + "\" must lie above 0 and not above 1.");
        sum += share;
    }
    if (shares.empty())
        problems.emplace_back("Name at least one split.");
    if (sum > 1 + 1e-9)
        problems.emplace_back("The shares of the splits add up to more than 1.");
    return problems;
}

Result<std::vector<std::vector<std::size_t>>> makeSplits(const std::vector<SplitItem>& items,
                                                         const SplitOptions& options) {
    if (const auto problems = options.validate(); !problems.empty())
        return fail(ErrorKind::BadInput, joined(problems));
    auto splits = Divider(groupsOf(items, options.stratify), options).run();
    splits.resize(options.shares.size());
    return splits;
}

} // namespace boxwright
