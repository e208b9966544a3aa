#include "core/data/findings_classes.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace boxwright {

namespace {

constexpr std::size_t kShortestName = 4, kLongName = 8;
constexpr long kFrequentTimes = 10;

/// Without case (ASCII) and separators.
std::string folded(const std::string& name) {
    std::string text;
    for (const char letter : name) {
        if (letter == ' ' || letter == '_' || letter == '-' || letter == '\t')
            continue;
        text += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return text;
}

std::string withoutDigits(std::string text) {
    std::erase_if(text, [](unsigned char letter) { return std::isdigit(letter) != 0; });
    return text;
}

bool isLikelyTypo(const std::string& rare, const std::string& frequent) {
    const std::size_t shorter = std::min(rare.size(), frequent.size());
    if (shorter < kShortestName || withoutDigits(rare) == withoutDigits(frequent))
        return false;
    const std::size_t allowed = shorter >= kLongName ? 2 : 1;
    const std::size_t longer = std::max(rare.size(), frequent.size());
    return longer - shorter <= allowed && editDistance(rare, frequent) <= allowed;
}

/// Names that fold to the same text, with all their objects.
struct Spelling {
    std::string best; ///< the most frequent one
    long objects = 0;
};

std::map<std::string, Spelling> spellings(const std::map<std::string, long>& objectsByClass) {
    std::map<std::string, Spelling> result;
    for (const auto& [name, objects] : objectsByClass) {
        Spelling& spelling = result[folded(name)];
        if (spelling.best.empty() || objects > objectsByClass.at(spelling.best))
            spelling.best = name;
        spelling.objects += objects;
    }
    return result;
}

} // namespace

std::size_t editDistance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    std::iota(d[0].begin(), d[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        d[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

std::vector<ClassConfusion> findClassConfusions(const std::map<std::string, long>& objectsByClass) {
    const auto bySpelling = spellings(objectsByClass);
    std::vector<ClassConfusion> confusions;
    for (const auto& [name, objects] : objectsByClass) {
        const std::string key = folded(name);
        const Spelling& own = bySpelling.at(key);
        if (own.best != name) {
            confusions.push_back({name, own.best, true});
            continue;
        }
        const Spelling* meant = nullptr;
        for (const auto& [otherKey, other] : bySpelling)
            if (other.objects >= kFrequentTimes * own.objects && isLikelyTypo(key, otherKey) &&
                (meant == nullptr || other.objects > meant->objects))
                meant = &other;
        if (meant != nullptr)
            confusions.push_back({name, meant->best, false});
    }
    return confusions;
}

} // namespace boxwright
