#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
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

/// Delta E (1976) of the two most alike of the first `count` classes, as an eye of this kind sees them.
double smallestDifference(int count, const Matrix& vision) {
    double smallest = std::numeric_limits<double>::max();
    for (int a = 1; a <= count; ++a)
        for (int b = a + 1; b <= count; ++b) {
            const Vector first = lab(product(vision, linear(classColor(a))));
            const Vector second = lab(product(vision, linear(classColor(b))));
            smallest = std::min(smallest, std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]));
        }
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
        QCOMPARE(classColor(9), (std::array<std::uint8_t, 3>{242, 149, 109}));
        QCOMPARE(classColor(10), (std::array<std::uint8_t, 3>{30, 29, 191}));
    }

    void hundredClassesHaveHundredColours() {
        std::set<std::array<std::uint8_t, 3>> colours;
        for (int label = 1; label <= 100; ++label)
            colours.insert(classColor(label));
        QCOMPARE(colours.size(), std::size_t{100});
    }

    void eightClassesDifferForEveryKindOfColourVision_data() {
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

    void eightClassesDifferForEveryKindOfColourVision() {
        QFETCH(Matrix, vision);
        const double difference = smallestDifference(8, vision);
        qInfo("smallest difference: %.1f", difference);
        QVERIFY(difference > 16); // about 2 can just be told apart side by side
    }

    void whatIsNoClassIsGrey() {
        QCOMPARE(classColor(0), classColor(-5));
        QCOMPARE(classColor(0), (std::array<std::uint8_t, 3>{128, 128, 128}));
    }
};

QTEST_APPLESS_MAIN(TestClassColors)
#include "tst_class_colors.moc"
