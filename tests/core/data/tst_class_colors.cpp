#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include <QTest>

#include "core/data/class_colors.h"

using namespace boxwright;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

Vector product(const Matrix& matrix, const Vector& vector) {
    Vector result{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * vector[column];
    return result;
}

Vector linear(const std::array<std::uint8_t, 3>& rgb) {
    Vector result{};
    std::transform(rgb.begin(), rgb.end(), result.begin(), [](std::uint8_t value) {
        const double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    });
    return result;
}

/// CIE L*a*b* (D65) of linear sRGB.
Vector lab(Vector rgb) {
    for (double& part : rgb)
        part = std::clamp(part, 0.0, 1.0);
    Vector xyz = product({{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}}, rgb);
    const Vector white{0.95047, 1, 1.08883};
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz[i] / white[i];
        xyz[i] = t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

/// CIEDE2000 with all weights 1 (Sharma, Wu and Dalal, 2005).
double ciede2000(const Vector& first, const Vector& second) {
    const auto wide = [](double chroma) { // how far hue counts in strong colours
        const double seventh = std::pow(chroma, 7);
        return std::sqrt(seventh / (seventh + std::pow(25.0, 7)));
    };
    const double stretch =
        1 + 0.5 * (1 - wide((std::hypot(first[1], first[2]) + std::hypot(second[1], second[2])) / 2));
    const double chroma1 = std::hypot(stretch * first[1], first[2]);
    const double chroma2 = std::hypot(stretch * second[1], second[2]);
    const auto hue = [](double a, double b) {
        const double degrees = a == 0 && b == 0 ? 0 : std::atan2(b, a) * 180 / std::numbers::pi;
        return degrees < 0 ? degrees + 360 : degrees;
    };
    const double hue1 = hue(stretch * first[1], first[2]);
    const double hue2 = hue(stretch * second[1], second[2]);
    const bool grey = chroma1 * chroma2 == 0;
    double turn = grey ? 0 : hue2 - hue1;
    double middleHue = grey ? hue1 + hue2 : (hue1 + hue2) / 2;
    if (std::abs(turn) > 180) {
        turn += turn > 0 ? -360 : 360;
        middleHue += middleHue < 180 ? 180 : -180;
    }
    const auto cosine = [](double degrees) { return std::cos(degrees * std::numbers::pi / 180); };
    const double chroma = (chroma1 + chroma2) / 2;
    const double light = std::pow((first[0] + second[0]) / 2 - 50, 2);
    const double t = 1 - 0.17 * cosine(middleHue - 30) + 0.24 * cosine(2 * middleHue) +
                     0.32 * cosine(3 * middleHue + 6) - 0.2 * cosine(4 * middleHue - 63);
    const double dL = (second[0] - first[0]) / (1 + 0.015 * light / std::sqrt(20 + light));
    const double dC = (chroma2 - chroma1) / (1 + 0.045 * chroma);
    const double dH =
        2 * std::sqrt(chroma1 * chroma2) * std::sin(turn / 2 * std::numbers::pi / 180) / (1 + 0.015 * chroma * t);
    const double rotation = std::sin(std::numbers::pi / 3 * std::exp(-std::pow((middleHue - 275) / 25, 2)));
    return std::sqrt(dL * dL + dC * dC + dH * dH - 2 * wide(chroma) * rotation * dC * dH);
}

double deltaE1976(const Vector& first, const Vector& second) {
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

/// Between the two most alike of the first `count` classes, as an eye of this kind sees them.
double smallestDifference(int count, const Matrix& vision, double (*difference)(const Vector&, const Vector&)) {
    double smallest = std::numeric_limits<double>::max();
    for (int a = 1; a <= count; ++a)
        for (int b = a + 1; b <= count; ++b)
            smallest = std::min(smallest, difference(lab(product(vision, linear(classColor(a)))),
                                                     lab(product(vision, linear(classColor(b))))));
    return smallest;
}

} // namespace

class TestClassColors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstColoursAreOkabeIto() {
        QCOMPARE(classColor(1), (std::array<std::uint8_t, 3>{230, 159, 0}));
        QCOMPARE(classColor(8), (std::array<std::uint8_t, 3>{0, 0, 0}));
    }

    void colourOfAClassNeverChanges() {
        // Pinned: exported pictures of different versions must agree.
        QCOMPARE(classColor(9), (std::array<std::uint8_t, 3>{136, 0, 0}));
        QCOMPARE(classColor(20), (std::array<std::uint8_t, 3>{204, 0, 0}));
        QCOMPARE(classColor(21), (std::array<std::uint8_t, 3>{242, 149, 109}));
    }

    void hundredClassesHaveHundredColours() {
        std::set<std::array<std::uint8_t, 3>> colours;
        for (int label = 1; label <= 100; ++label)
            colours.insert(classColor(label));
        QCOMPARE(colours.size(), std::size_t{100});
    }

    void theDifferenceIsThatOfItsAuthors() {
        // Pairs 1, 7, 14 and 25 of their table.
        QVERIFY(std::abs(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 1e-4);
        QVERIFY(std::abs(ciede2000({50, 0, 0}, {50, -1, 2}) - 2.3669) < 1e-4);
        QVERIFY(std::abs(ciede2000({50, -0.001, 2.49}, {50, 0.0011, -2.49}) - 4.7461) < 1e-4);
        QVERIFY(std::abs(ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) - 1.2644) < 1e-4);
    }

    void classesDifferForEveryKindOfColourVision_data() {
        // Machado, Oliveira and Fernandes (2009), severity 1.
        QTest::addColumn<Matrix>("vision");
        QTest::newRow("usual") << Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
        QTest::newRow("protanopia") << Matrix{
            {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
        QTest::newRow("deuteranopia") << Matrix{
            {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
        QTest::newRow("tritanopia") << Matrix{
            {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    }

    void classesDifferForEveryKindOfColourVision() {
        QFETCH(Matrix, vision);
        QVERIFY(smallestDifference(8, vision, deltaE1976) > 16); // about 2 can just be told apart side by side
        QVERIFY(smallestDifference(8, vision, ciede2000) > 10.8);
        const double ofTwenty = smallestDifference(20, vision, ciede2000);
        qInfo("smallest difference of twenty: %.2f", ofTwenty);
        QVERIFY(ofTwenty > 10);
    }

    void whatIsNoClassIsGrey() {
        QCOMPARE(classColor(0), classColor(-5));
        QCOMPARE(classColor(0), (std::array<std::uint8_t, 3>{128, 128, 128}));
    }
};

QTEST_APPLESS_MAIN(TestClassColors)
#include "tst_class_colors.moc"
