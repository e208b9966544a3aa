#include <set>

#include <QTest>

#include "core/data/class_colors.h"

using namespace boxwright;

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

    void whatIsNoClassIsGrey() {
        QCOMPARE(classColor(0), classColor(-5));
        QCOMPARE(classColor(0), (std::array<std::uint8_t, 3>{128, 128, 128}));
    }
};

QTEST_APPLESS_MAIN(TestClassColors)
#include "tst_class_colors.moc"
