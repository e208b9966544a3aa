// Runs a fuzz target without libFuzzer: every file of the given folders as it is, then mutations of them that are the
// same on every run. Usage: TARGET COUNT FOLDER...
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

#include "tests/fuzz/fuzz_support.h"

namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kLargest = 65536;
/// Pieces that the formats trip over.
constexpr std::string_view kPieces[] = {
    "NaN",
    "-Infinity",
    "null",
    "1e400",
    "-0",
    "0",
    "4294967296",
    "1e38",
    "\"",
    "\\",
    "\\u0000",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "<",
    ">",
    "/>",
    "<object>",
    "</object>",
    "<bndbox>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
    "\xEF\xBB\xBF",
    "\xFF\xFE",
    "\r\n",
    "\t",
    " ",
    "\"id\": 1",
    "\"bbox\": [0, 0, 1, 1]",
    "\"images\"",
    "\"annotations\"",
    "\"coordinates\"",
    "0.5 ",
    "#",
    "- ",
};

std::vector<Bytes> readFolders(const std::vector<fs::path>& folders) {
    std::vector<fs::path> files;
    for (const fs::path& folder : folders)
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.is_regular_file())
                files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Bytes> corpus;
    for (const fs::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return corpus;
}

class Mutator {
public:
    explicit Mutator(const std::vector<Bytes>& corpus)
        : m_corpus(corpus) {}

    Bytes next() {
        Bytes bytes = m_corpus[below(m_corpus.size())];
        for (std::size_t rounds = 1 + below(5); rounds > 0; --rounds)
            mutate(bytes);
        bytes.resize(std::min(bytes.size(), kLargest));
        return bytes;
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }

    void mutate(Bytes& bytes) {
        const auto at = [&] { return bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size() + 1)); };
        const auto length = [&](Bytes::iterator from) {
            return static_cast<std::ptrdiff_t>(below(static_cast<std::size_t>(bytes.end() - from) + 1));
        };
        const auto from = at();
        const std::string_view piece = kPieces[below(std::size(kPieces))];
        const Bytes& other = m_corpus[below(m_corpus.size())];
        switch (below(6)) {
        case 0:
            if (from != bytes.end())
                *from = static_cast<std::uint8_t>(m_random());
            break;
        case 1:
            bytes.insert(from, piece.begin(), piece.end());
            break;
        case 2:
            bytes.erase(from, from + std::min<std::ptrdiff_t>(length(from), 40));
            break;
        case 3: {
            const Bytes copy(from, from + std::min<std::ptrdiff_t>(length(from), 400));
            bytes.insert(at(), copy.begin(), copy.end());
            break;
        }
        case 4:
            bytes.erase(from, bytes.end());
            break;
        default:
            bytes.insert(from, other.begin(), other.begin() + static_cast<std::ptrdiff_t>(below(other.size() + 1)));
        }
    }

    const std::vector<Bytes>& m_corpus;
    std::mt19937 m_random{1};
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    const std::vector<Bytes> corpus = readFolders({argv + 2, argv + argc});
    boxwright::fuzz::require(!corpus.empty(), "there is a corpus");
    for (const Bytes& bytes : corpus)
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    Mutator mutator(corpus);
    for (int i = std::atoi(argv[1]); i > 0; --i) {
        const Bytes bytes = mutator.next();
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    return 0;
}
