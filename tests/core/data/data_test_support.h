#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/result.h"

namespace boxwright::test {

/// A folder of its own that goes with the test.
class TemporaryFolder {
public:
    [[nodiscard]] std::filesystem::path path() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const { return path() / name; }

private:
    QTemporaryDir m_folder;
};

inline void putFile(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

[[nodiscard]] inline std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The error as text for QVERIFY2; empty if there is none.
template <class T>
[[nodiscard]] std::string reason(const Result<T>& result) {
    return result ? std::string() : result.error().text();
}

[[nodiscard]] inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

[[nodiscard]] inline std::filesystem::path testData(const std::string& name) {
    return std::filesystem::path(BOXWRIGHT_TEST_DATA) / name;
}

} // namespace boxwright::test

/// Stops the test with the error's text if the result has no value. `result` is evaluated once.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto& resultToVerify = (result);                                                                         \
        QVERIFY2(resultToVerify.has_value(), boxwright::test::reason(resultToVerify).c_str());                         \
    } while (false)
