#include "core/data/json_stream.h"

#include <cstddef>

namespace boxwright {

namespace {

constexpr std::size_t kBlock = 65536;

bool isLetter(int letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

} // namespace

JsonStream::int_type JsonStream::underflow() {
    m_block.clear();
    while (m_block.size() < kBlock) {
        const int_type next = m_source.sbumpc();
        if (traits_type::eq_int_type(next, traits_type::eof()))
            break;
        const char letter = traits_type::to_char_type(next);
        if (m_inText) {
            m_inText = letter != '"' || m_escaped;
            m_escaped = letter == '\\' && !m_escaped;
            m_block += letter;
        } else if (letter == 'N' || letter == 'I' || letter == '-') {
            m_block += nextPiece(letter);
        } else {
            m_inText = letter == '"';
            m_block += letter;
        }
    }
    if (m_block.empty())
        return traits_type::eof();
    setg(m_block.data(), m_block.data(), m_block.data() + m_block.size());
    return traits_type::to_int_type(m_block.front());
}

/// JSON has no other word that begins with a capital letter, and nothing but digits behind a minus.
std::string JsonStream::nextPiece(char letter) {
    if (letter == '-' && m_source.sgetc() != 'I')
        return "-";
    const std::string found = word(letter);
    if (found != "NaN" && found != "Infinity" && found != "-Infinity")
        return found;
    ++m_replacedWords;
    return "null";
}

std::string JsonStream::word(char first) {
    std::string letters(1, first);
    while (letters.size() < 16 && isLetter(m_source.sgetc()))
        letters += traits_type::to_char_type(m_source.sbumpc());
    return letters;
}

std::pair<std::string, std::string> jsonProblem(const std::string& thrown) {
    std::string place;
    std::string reason = thrown;
    const auto line = thrown.find("line ");
    const auto colon = line == std::string::npos ? line : thrown.find(':', line);
    if (colon != std::string::npos) {
        place = thrown.substr(line, colon - line);
        reason = thrown.substr(colon + 1);
    } else if (const auto bracket = thrown.find("] "); bracket != std::string::npos) {
        reason = thrown.substr(bracket + 1);
    }
    const auto start = reason.find_first_not_of(' ');
    return {place, start == std::string::npos ? std::string() : reason.substr(start)};
}

} // namespace boxwright
