#include <algorithm>
#include <functional>
#include <random>

#include "core/data/voc_content.h"
#include "core/data/voc_edit.h"
#include "core/data/xml_encoding.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

using Holds = std::function<bool(const VocContent&)>;

/// Some bytes changed, left out, doubled or taken from elsewhere in the file.
std::string mutated(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t count) { return count == 0 ? 0 : random() % count; };
    for (std::size_t left = 1 + below(4); left > 0 && !bytes.empty(); --left) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = 1 + below(std::min<std::size_t>(40, bytes.size() - at));
        switch (below(5)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.erase(at, length);
            break;
        case 2:
            bytes.insert(at, bytes.substr(below(bytes.size()), length));
            break;
        case 3:
            bytes[at] = "<>/&;\"'= \n0.-"[below(13)];
            break;
        default:
            bytes.insert(at, bytes.substr(at, length));
            break;
        }
    }
    return bytes;
}

/// What is wrong with a change: it does not fit, spoils the file, has not the effect, or cannot be undone.
std::string faultOf(const Result<VocChange>& change, const std::string& text, const Holds& holds) {
    if (!change)
        return change.error().text();
    if (text.compare(change->offset, change->removed.size(), change->removed) != 0)
        return "It does not fit.";
    std::string edited = text;
    edited.replace(change->offset, change->removed.size(), change->inserted);
    const auto content = readVocContent(edited, "a.xml");
    if (!content)
        return content.error().text();
    if (!holds(*content))
        return "It is not in the file: " + edited;
    edited.replace(change->offset, change->inserted.size(), change->removed);
    return edited == text ? std::string() : "It cannot be undone.";
}

/// The first fault of the edits of one object; empty if there is none.
std::string faultOfEdits(const std::string& text, const VocContent& content, std::size_t i) {
    const int number = content.objectNumbers[i];
    const std::size_t count = content.objectNumbers.size();
    const Box box{1, 2, 3.5F, 9};
    const auto field = [&](VocField which, const char* value, const Holds& holds) {
        return faultOf(changeOfField(text, number, which, value), text, holds);
    };
    const auto at = [i](const VocContent& read) -> const ObjectAnnotation& { return read.annotation.objects.at(i); };
    const std::string faults =
        faultOf(changeOfBox(text, number, box, VocRounding::Exact), text,
                [&](const VocContent& read) { return at(read).boxInImage == box; }) +
        field(VocField::Name, "a <&> b", [&](const VocContent& read) { return at(read).className == "a <&> b"; }) +
        field(VocField::Difficult, "1", [&](const VocContent& read) { return at(read).difficult; }) +
        field(VocField::Truncated, "0", [&](const VocContent& read) { return !at(read).truncated; }) +
        field(VocField::Pose, "Left", [&](const VocContent& read) { return at(read).pose == "Left"; }) +
        faultOf(removalOfObject(text, number), text,
                [&](const VocContent& read) { return read.annotation.objects.size() == count - 1; });
    return faults;
}

std::string faultOfHead(const std::string& text, const VocContent& content) {
    const ObjectAnnotation added{"new", {1, 2, 3, 4}, true, false, true, "Rear"};
    const std::size_t count = content.objectNumbers.size();
    const int model = count == 0 ? 0 : content.objectNumbers.back();
    return faultOf(additionOfObject(text, model, added, VocRounding::Whole), text,
                   [&](const VocContent& read) {
                       const auto& objects = read.annotation.objects;
                       return objects.size() == count + 1 && objects.back().className == added.className &&
                              objects.back().boxInImage == added.boxInImage && objects.back().difficult &&
                              objects.back().occluded && !objects.back().truncated && objects.back().pose == "Rear";
                   }) +
           faultOf(changeOfVerified(text, true), text,
                   [](const VocContent& read) { return read.annotation.verified; }) +
           faultOf(changeOfVerified(text, false), text,
                   [](const VocContent& read) { return !read.annotation.verified; }) +
           faultOf(changeOfSize(text, {12, 34}), text,
                   [](const VocContent& read) {
                       return read.annotation.size == ImageSize{12, 34};
                   }) +
           faultOf(changeOfFileName(text, "q.jpg"), text,
                   [](const VocContent& read) { return read.annotation.fileName == "q.jpg"; }) +
           faultOf(removalOfPath(text), text, [](const VocContent&) { return true; });
}

} // namespace

class TestVocMutations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whatever a damaged file holds: it is refused, or every edit has its effect and can be undone to the byte.
    void editsOfDamagedFilesAreRightOrTheFileIsRefused() {
        constexpr int rounds = 250;
        std::mt19937 random(7);
        int readable = 0;
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(testData("traps/voc")))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end()); // the same run everywhere
        for (const fs::path& file : files)
            for (int round = 0; round < rounds; ++round) {
                const std::string bytes = mutated(bytesOf(file), random);
                const auto decoded = decodeXml(bytes);
                if (!decoded)
                    continue;
                QVERIFY2(encodeXml(decoded->text, decoded->encoding) == bytes, file.c_str());
                const auto content = readVocContent(decoded->text, "a.xml");
                if (!content)
                    continue;
                ++readable;
                std::string faults = faultOfHead(decoded->text, *content);
                for (std::size_t i = 0; i < content->objectNumbers.size(); ++i)
                    faults += faultOfEdits(decoded->text, *content, i);
                QVERIFY2(faults.empty(), (file.string() + ": " + faults + "\n" + decoded->text).c_str());
            }
        QVERIFY2(readable > 500, std::to_string(readable).c_str());
    }
};

QTEST_APPLESS_MAIN(TestVocMutations)
#include "tst_voc_mutations.moc"
