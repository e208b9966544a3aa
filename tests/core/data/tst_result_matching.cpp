#include "core/data/result_matching.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

constexpr std::size_t none = ImageFinder::npos;

CocoResult about(const std::string& imageId, bool isNumber, const std::string& fileName = {}) {
    CocoResult result;
    result.imageId = imageId;
    result.imageIdIsNumber = isNumber;
    result.fileName = fileName;
    result.categoryId = "1";
    return result;
}

CocoResult ofClass(const std::string& id, const std::string& name) {
    CocoResult result = about("1", true);
    result.categoryId = id;
    result.categoryName = name;
    return result;
}

const ClassList classes({"cat", "dog"});

} // namespace

class TestResultMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberIsAnIdOfTheDataFirst() {
        const ImageFinder finder({{"10", "a.jpg"}, {"11", "10.jpg"}});
        QCOMPARE(finder.find(about("10", true)), std::size_t(0));
        QCOMPARE(finder.find(about("10", true, "10.jpg")), std::size_t(0));
        QCOMPARE(finder.find(about("99", true, "10.jpg")), std::size_t(1)); // the number says nothing here
        QCOMPARE(finder.find(about("99", true)), none);
    }

    void aTextIsTheFileOfThatNameFirst() {
        // "10" is the stem of our own exports; that another image has the number 10 means nothing.
        const ImageFinder finder({{"10", "a.jpg"}, {"11", "10.jpg"}});
        QCOMPARE(finder.find(about("10", false, "/data/10.jpg")), std::size_t(1));
        QCOMPARE(finder.find(about("10", false)), std::size_t(0)); // without a file name the id is all there is
        QCOMPARE(finder.find(about("a", false)), std::size_t(0));
        QCOMPARE(finder.find(about("", false, "b.jpg")), none);
    }

    void fileNamesMatchByTheirLongestCommonEnd() {
        const ImageFinder finder({{"1", "train/a/0001.jpg"}, {"2", "train/b/0001.jpg"}, {"3", "c/0002.v1.png"}});
        QCOMPARE(finder.find(about("", false, "/home/x/train/b/0001.jpg")), std::size_t(1));
        QCOMPARE(finder.find(about("", false, "a/0001.png")), std::size_t(0)); // another extension
        QCOMPARE(finder.find(about("", false, "x\\b\\0001.jpg")), std::size_t(1));
        QCOMPARE(finder.find(about("", false, "0001.jpg")), none); // two images end so
        QCOMPARE(finder.find(about("", false, "0002.v1.jpg")), std::size_t(2));
        QCOMPARE(finder.find(about("", false, "0002.v1")), std::size_t(2));
        QCOMPARE(finder.find(about("", false, "0003.jpg")), none);
    }

    void idsThatArePathsAreFilesToo() {
        // As the VOC reader names its images: path without extension.
        const ImageFinder finder({{"0001", ""}, {"a/0001", ""}, {"2007.b", ""}});
        QCOMPARE(finder.find(about("0001", false, "/voc/JPEGImages/0001.jpg")), std::size_t(0));
        QCOMPARE(finder.find(about("0001", false, "/voc/JPEGImages/a/0001.jpg")), std::size_t(1));
        QCOMPARE(finder.find(about("2007.b", false)), std::size_t(2));
        QCOMPARE(finder.find(about("", false, "2007.b.jpg")), std::size_t(2));
        QCOMPARE(finder.find(about("1", true, "0001.jpg")), std::size_t(0));
    }

    void anIdThatTwoImagesShareIsNobodys() {
        const ImageFinder finder({{"1", "a.jpg"}, {"1", "b.jpg"}});
        QCOMPARE(finder.find(about("1", true)), none);
        QCOMPARE(finder.find(about("1", true, "b.jpg")), std::size_t(1));
    }

    void theClassNameDecidesAndElseTheCategoryId() {
        const std::vector<CocoResult> results{ofClass("700", ""), ofClass("5", "dog"), ofClass("5", ""),
                                              ofClass("5", "cow"), ofClass("", "cat")};
        const auto matched = matchResults(results, {{"1", ""}}, classes, {"5", "700"});
        VERIFY_RESULT(matched);
        std::vector<std::pair<std::size_t, int>> found;
        for (const MatchedResult& match : matched->results)
            found.emplace_back(match.result, match.label);
        QCOMPARE(found, (std::vector<std::pair<std::size_t, int>>{{0, 2}, {1, 2}, {2, 1}, {4, 1}}));
        QCOMPARE(matched->messages, std::vector<std::string>{"1 detection is of 1 class that the data do not have "
                                                             "(cow); it does not count."});
    }

    void whatTheDataDoNotHaveIsListedInASentenceEach() {
        std::vector<CocoResult> results{about("1", true), ofClass("9", ""), ofClass("9", "")};
        for (const char* id : {"a", "b", "c", "d", "e", "f", "a"})
            results.push_back(about(id, false));
        const auto matched = matchResults(results, {{"1", ""}}, classes, countedCategoryIds(classes));
        VERIFY_RESULT(matched);
        QCOMPARE(matched->results.size(), std::size_t(1));
        QCOMPARE(matched->messages,
                 (std::vector<std::string>{"7 detections are of 6 images that the data do not have (a, b, c, d, e, "
                                           "...); they do not count.",
                                           "2 detections are of 1 class that the data do not have (category 9); they "
                                           "do not count."}));
    }

    void resultsOfOtherDataAltogetherAreAnError() {
        const auto matched = matchResults({about("x", false)}, {{"1", ""}}, classes, {});
        QVERIFY(!matched && matched.error().kind == ErrorKind::BadInput);
        QVERIFY(contains(matched.error().message, "\"x\""));
        QVERIFY(matchResults({}, {{"1", ""}}, classes, {}).has_value());
        // Known images with classes that the data lack are merely worth nothing.
        QVERIFY(matchResults({ofClass("", "cow")}, {{"1", ""}}, ClassList(), {})->results.empty());
    }
};

QTEST_APPLESS_MAIN(TestResultMatching)
#include "tst_result_matching.moc"
