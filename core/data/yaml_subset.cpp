#include "core/data/yaml_subset.h"

#include <cstddef>
#include <optional>

#include "core/data/file_io.h"

namespace boxwright {

namespace {

/// Walks over text and knows whether a character is inside quotes.
class QuoteState {
public:
    /// Call with each character in order; true if it is outside quotes (the quotes themselves are inside).
    bool isOutside(char letter, char before) {
        if (m_quote != 0) {
            if (letter == m_quote && !(m_quote == '"' && before == '\\'))
                m_quote = 0;
            return false;
        }
        const bool begins = before == 0 || before == ' ' || before == '[' || before == '{' || before == ',' ||
                            before == ':' || before == '-';
        if ((letter == '"' || letter == '\'') && begins) {
            m_quote = letter;
            return false;
        }
        return true;
    }

private:
    char m_quote = 0;
};

std::string_view withoutComment(std::string_view line) {
    QuoteState quotes;
    char before = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quotes.isOutside(line[i], before) && line[i] == '#' && (before == 0 || before == ' ' || before == '\t'))
            return line.substr(0, i);
        before = line[i];
    }
    return line;
}

std::string unquoted(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 2 || (text.front() != '"' && text.front() != '\'') || text.back() != text.front())
        return std::string(text);
    const char quote = text.front();
    const std::string_view inner = text.substr(1, text.size() - 2);
    std::string plain;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const bool escape = i + 1 < inner.size() && ((quote == '\'' && inner[i] == '\'' && inner[i + 1] == '\'') ||
                                                     (quote == '"' && inner[i] == '\\'));
        if (escape)
            ++i;
        plain += inner[i];
    }
    return plain;
}

/// Where the colon that ends a key is; nothing if the line is no "key: value".
std::optional<std::size_t> colonOf(std::string_view text) {
    QuoteState quotes;
    char before = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool outside = quotes.isOutside(text[i], before);
        before = text[i];
        if (outside && text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\t'))
            return i;
    }
    return std::nullopt;
}

/// How far brackets are open at the end of the text.
int openBrackets(std::string_view text) {
    QuoteState quotes;
    char before = 0;
    int open = 0;
    for (const char letter : text) {
        if (quotes.isOutside(letter, before))
            open += letter == '[' || letter == '{' ? 1 : letter == ']' || letter == '}' ? -1 : 0;
        before = letter;
    }
    return open;
}

std::vector<std::string_view> splitAtCommas(std::string_view inner) {
    std::vector<std::string_view> parts;
    QuoteState quotes;
    char before = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (quotes.isOutside(inner[i], before) && inner[i] == ',') {
            parts.push_back(inner.substr(start, i - start));
            start = i + 1;
        }
        before = inner[i];
    }
    if (!trimmed(inner.substr(start)).empty())
        parts.push_back(inner.substr(start));
    return parts;
}

void addPair(YamlEntry& entry, std::string_view text) {
    if (const auto colon = colonOf(text))
        entry.map.emplace_back(unquoted(text.substr(0, *colon)), unquoted(text.substr(*colon + 1)));
}

/// "[a, 'b']" or "{0: a, 1: b}".
YamlEntry flowEntry(std::string_view text) {
    YamlEntry entry;
    text = trimmed(text);
    const char close = text.front() == '[' ? ']' : '}';
    const auto end = text.rfind(close);
    const std::string_view inner = text.substr(1, end == std::string_view::npos ? end : end - 1);
    for (const std::string_view part : splitAtCommas(inner)) {
        if (close == ']')
            entry.list.push_back(unquoted(part));
        else
            addPair(entry, part);
    }
    return entry;
}

class YamlReader {
public:
    explicit YamlReader(std::string_view text)
        : m_rest(text) {}

    std::map<std::string, YamlEntry> read() {
        while (!m_rest.empty())
            addLine(nextLine());
        return std::move(m_entries);
    }

private:
    std::string_view nextLine() {
        const std::size_t end = m_rest.find('\n');
        std::string_view line = m_rest.substr(0, end);
        m_rest = end == std::string_view::npos ? std::string_view() : m_rest.substr(end + 1);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        return withoutComment(line);
    }

    void addLine(std::string_view line) {
        const std::string_view content = trimmed(line);
        if (content.empty() || content == "---" || content == "...")
            return;
        const std::size_t indent = line.find_first_not_of(" \t");
        const bool isItem = content.front() == '-' && (content.size() == 1 || content[1] == ' ');
        if (indent == 0 && !isItem)
            addTop(content);
        else if (m_current != nullptr)
            addChild(content, indent, isItem);
    }

    void addTop(std::string_view content) {
        m_current = nullptr;
        m_childIndent.reset();
        const auto colon = colonOf(content);
        if (!colon)
            return;
        YamlEntry& entry = m_entries[unquoted(content.substr(0, *colon))];
        entry = {};
        const std::string_view value = trimmed(content.substr(*colon + 1));
        if (value.empty())
            m_current = &entry;
        else if (value.front() == '[' || value.front() == '{')
            entry = flowEntry(wholeFlow(value));
        else if (value.front() != '|' && value.front() != '>')
            entry.scalar = unquoted(value);
    }

    /// Brackets may stay open over several lines.
    std::string wholeFlow(std::string_view first) {
        std::string text(first);
        int open = openBrackets(text);
        while (open > 0 && !m_rest.empty()) {
            const std::string_view line = trimmed(nextLine());
            open += openBrackets(line);
            text.append(" ").append(line);
        }
        return text;
    }

    void addChild(std::string_view content, std::size_t indent, bool isItem) {
        if (!m_childIndent)
            m_childIndent = indent;
        if (indent != *m_childIndent)
            return; // deeper than a list or map of scalars
        if (isItem)
            m_current->list.push_back(unquoted(content.substr(1)));
        else
            addPair(*m_current, content);
    }

    std::string_view m_rest;
    std::map<std::string, YamlEntry> m_entries;
    YamlEntry* m_current = nullptr;
    std::optional<std::size_t> m_childIndent;
};

} // namespace

std::map<std::string, YamlEntry> readYamlSubset(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.substr(0, mark.size()) == mark)
        text.remove_prefix(mark.size());
    return YamlReader(text).read();
}

} // namespace boxwright
