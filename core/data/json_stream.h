#pragma once

#include <array>
#include <fstream>
#include <streambuf>
#include <string>
#include <utility>

namespace boxwright {

/// A JSON text read in blocks, in which the bare words NaN, Infinity and -Infinity, which Python writes and JSON lacks,
/// have become null. Everything else passes as it is.
class JsonStream : public std::streambuf {
public:
    explicit JsonStream(std::streambuf& source)
        : m_source(source) {}

    /// How many words were replaced so far.
    [[nodiscard]] int replacedWords() const { return m_replacedWords; }

protected:
    int_type underflow() override;

private:
    [[nodiscard]] std::string nextPiece(char letter);
    [[nodiscard]] std::string word(char first);

    std::streambuf& m_source;
    std::string m_block;
    bool m_inText = false;
    bool m_escaped = false;
    int m_replacedWords = 0;
};

/// Place ("line 3, column 14") and reason of what the JSON library throws; nothing is left of its own wording that
/// does not help.
[[nodiscard]] std::pair<std::string, std::string> jsonProblem(const std::string& thrown);

} // namespace boxwright
