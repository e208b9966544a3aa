#include "core/data/number_text.h"

#include <cstdint>
#include <cstring>
#include <random>

#include "core/data/file_io.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

double number(const std::string& text) {
    return finiteNumber(text).value();
}

} // namespace

class TestNumberText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeNumbersStayWhole() {
        const NumberPair pair = lowAndLength(10, 250);
        QCOMPARE(pair.first, std::string("10"));
        QCOMPARE(pair.second, std::string("240"));
        const NumberPair centre = centreAndLength(10, 250, 1, 0);
        QCOMPARE(centre.first, std::string("130"));
        QCOMPARE(centre.second, std::string("240"));
        QCOMPARE(centreAndLength(10, 13, 1, 0).first, std::string("11.5"));
    }

    void decimalsAreAtLeastThoseAskedFor() {
        const NumberPair pair = centreAndLength(0, 20, 40, 6);
        QCOMPARE(pair.first, std::string("0.250000"));
        QCOMPARE(pair.second, std::string("0.500000"));
    }

    void aTenthIsWrittenAsATenth() {
        const NumberPair pair = lowAndLength(0.1F, 0.3F);
        QCOMPARE(pair.first, std::string("0.1"));
        QVERIFY2(pair.second.size() <= 10, pair.second.c_str());
    }

    void aBoxWithoutExtentHasNoNegativeLength() {
        for (const float edge : {0.7F, 1e31F, -0.1F, 0.0F})
            QCOMPARE(QString::fromStdString(lowAndLength(edge, edge).second), QString("0"));
    }

    void edgesReadBackToTheBit() {
        std::mt19937 random(7);
        std::uniform_real_distribution<float> place(-50, 5000);
        for (int i = 0; i < 20000; ++i) {
            float low = place(random);
            float high = place(random);
            if (low > high)
                std::swap(low, high);
            const NumberPair corner = lowAndLength(low, high);
            QCOMPARE(static_cast<float>(number(corner.first)), low);
            QCOMPARE(static_cast<float>(number(corner.first) + number(corner.second)), high);
            for (const double scale : {1.0, 333.0, 4096.0}) {
                const NumberPair pair = centreAndLength(low, high, scale, 6);
                const FloatRange edges = edgesFromCentre(number(pair.first), number(pair.second), scale);
                QCOMPARE(edges.low, low);
                QCOMPARE(edges.high, high);
            }
        }
    }

    void anyFiniteFloatsGiveFiniteText() {
        std::mt19937 random(11);
        for (int i = 0; i < 20000; ++i) {
            float edges[2];
            for (float& edge : edges) {
                const auto bits = static_cast<std::uint32_t>(random());
                std::memcpy(&edge, &bits, sizeof edge);
                if (!std::isfinite(edge))
                    edge = 0;
            }
            const NumberPair corner = lowAndLength(std::min(edges[0], edges[1]), std::max(edges[0], edges[1]));
            QCOMPARE(static_cast<float>(number(corner.first)), std::min(edges[0], edges[1]));
            QVERIFY(!centreAndLength(edges[0], edges[1], 640, 6).first.empty());
        }
    }

    void shortNumbersAreShort() {
        QCOMPARE(shortNumber(12), std::string("12"));
        QCOMPARE(shortNumber(0.1), std::string("0.1"));
        QCOMPARE(number(shortNumber(1.0 / 3)), 1.0 / 3);
    }
};

QTEST_APPLESS_MAIN(TestNumberText)
#include "tst_number_text.moc"
