#include "core/data/yaml_subset.h"

#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

using Lines = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

class TestYamlSubset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scalarsListsAndMapsAreRead() {
        auto entries = readYamlSubset("---\n"
                                      "# a comment\n"
                                      "path: ../data set  # behind\n"
                                      "nc: 2\n"
                                      "list:\n"
                                      "- one\n"
                                      "- 'two # 2'\n"
                                      "indented:\n"
                                      "    - a\n"
                                      "    - b: c\n"
                                      "names:\n"
                                      "  0: person\n"
                                      "  1: \"traffic light\"\n"
                                      "  2: it's\n"
                                      "url: http://host/a#b\n");
        QCOMPARE(entries["path"].scalar, std::string("../data set"));
        QCOMPARE(entries["nc"].scalar, std::string("2"));
        QCOMPARE(entries["list"].list, (Lines{"one", "two # 2"}));
        QCOMPARE(entries["indented"].list, (Lines{"a", "b: c"}));
        QCOMPARE(entries["names"].map, (Pairs{{"0", "person"}, {"1", "traffic light"}, {"2", "it's"}}));
        QCOMPARE(entries["url"].scalar, std::string("http://host/a#b"));
    }

    void flowFormIsReadOverSeveralLines() {
        auto entries = readYamlSubset("names: ['a, b', \"c]\", d # comment\n  , e]\nmap: {0: cat, 1: 'dog: small'}\n"
                                      "empty: []\nlast: [x,]\n");
        QCOMPARE(entries["names"].list, (Lines{"a, b", "c]", "d", "e"}));
        QCOMPARE(entries["map"].map, (Pairs{{"0", "cat"}, {"1", "dog: small"}}));
        QVERIFY(entries["empty"].list.empty());
        QCOMPARE(entries["last"].list, Lines{"x"});
    }

    void whatIsDeeperOrATextBlockIsSkipped() {
        auto entries = readYamlSubset("download: |\n  import os\n  names: no\n"
                                      "roboflow:\n  workspace: w\n  deep:\n    names: no\n"
                                      "train: images/train\n");
        QVERIFY(!entries.contains("names"));
        QVERIFY(entries["download"].scalar.empty() && entries["download"].map.empty());
        QCOMPARE(entries["train"].scalar, std::string("images/train"));
        QCOMPARE(entries["roboflow"].map.size(), std::size_t{2});
    }

    void quotesAreUndone() {
        auto entries = readYamlSubset("a: 'it''s'\nb: \"say \\\"x\\\" \\\\\"\n\"c d\": e\nf: ''\n");
        QCOMPARE(entries["a"].scalar, std::string("it's"));
        QCOMPARE(entries["b"].scalar, std::string("say \"x\" \\"));
        QCOMPARE(entries["c d"].scalar, std::string("e"));
        QVERIFY(entries["f"].scalar.empty());
    }

    void windowsLineEndsAndAByteOrderMarkDoNotMatter() {
        auto entries = readYamlSubset("\xef\xbb\xbfnames:\r\n- a\r\n- b\r\ntrain: t\r\n");
        QCOMPARE(entries["names"].list, (Lines{"a", "b"}));
        QCOMPARE(entries["train"].scalar, std::string("t"));
    }

    void nonsenseIsNoEntry() {
        for (const char* text : {"", "[", "{", ":", "- a", "names: [", "names: {a", "names: ]", "a: '", "\t:\n:::"})
            static_cast<void>(readYamlSubset(text)); // must only end
        QVERIFY(readYamlSubset("no colon here\n").empty());
        QCOMPARE(readYamlSubset("names: [a, b")["names"].list, (Lines{"a", "b"}));
    }
};

QTEST_APPLESS_MAIN(TestYamlSubset)
#include "tst_yaml_subset.moc"
