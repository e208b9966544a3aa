#include "core/data/json_stream.h"

#include <istream>
#include <iterator>
#include <sstream>

#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

struct Filtered {
    std::string text;
    int words = 0;
};

Filtered filtered(const std::string& text) {
    std::stringbuf source(text);
    JsonStream filter(source);
    std::istream stream(&filter);
    std::string result(std::istreambuf_iterator<char>(stream), {});
    return {result, filter.replacedWords()};
}

} // namespace

class TestJsonStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsThatJsonLacksBecomeNull_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("NaN") << QByteArray("[NaN, 1]") << QByteArray("[null, 1]");
        QTest::newRow("Infinity") << QByteArray("[Infinity,-Infinity]") << QByteArray("[null,null]");
        QTest::newRow("at the end") << QByteArray("NaN") << QByteArray("null");
        QTest::newRow("numbers") << QByteArray("[-1, -2.5e-3]") << QByteArray("[-1, -2.5e-3]");
        QTest::newRow("in texts") << QByteArray("[\"NaN -Infinity\", \"\\\"NaN\", \"\\\\\", NaN]")
                                  << QByteArray("[\"NaN -Infinity\", \"\\\"NaN\", \"\\\\\", null]");
        QTest::newRow("other words") << QByteArray("[Nothing, INF, -]") << QByteArray("[Nothing, INF, -]");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void wordsThatJsonLacksBecomeNull() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QCOMPARE(QByteArray::fromStdString(filtered(before.toStdString()).text), after);
    }

    void wordsAcrossBlocksAreFoundToo() {
        for (std::size_t length = 65530; length < 65542; ++length) {
            const Filtered result = filtered(std::string(length, ' ') + "-Infinity,NaN");
            QCOMPARE(result.text, std::string(length, ' ') + "null,null");
            QCOMPARE(result.words, 2);
        }
    }

    void longTextsPassUnchanged() {
        std::string text = "\"";
        for (int i = 0; i < 100000; ++i)
            text += "N\\\"I-";
        text += "\"";
        QVERIFY(filtered(text).text == text);
    }

    void theProblemIsSplitIntoPlaceAndReason() {
        const auto [place, reason] =
            jsonProblem("[json.exception.parse_error.101] parse error at line 3, column 7: syntax error");
        QCOMPARE(place, std::string("line 3, column 7"));
        QCOMPARE(reason, std::string("syntax error"));
        QCOMPARE(jsonProblem("[json.exception.other] broken").second, std::string("broken"));
        QCOMPARE(jsonProblem("broken").second, std::string("broken"));
    }
};

QTEST_APPLESS_MAIN(TestJsonStream)
#include "tst_json_stream.moc"
