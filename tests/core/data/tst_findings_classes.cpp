#include <QTest>

#include "core/data/findings_classes.h"

using namespace boxwright;

class TestFindingsClasses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editsAreCountedWithSwaps_data() {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("edits");
        QTest::newRow("equal") << "person"
                               << "person" << 0;
        QTest::newRow("added") << "person"
                               << "persson" << 1;
        QTest::newRow("lost") << "person"
                              << "prson" << 1;
        QTest::newRow("replaced") << "person"
                                  << "parson" << 1;
        QTest::newRow("swapped") << "person"
                                 << "pesron" << 1;
        QTest::newRow("kitten") << "kitten"
                                << "sitting" << 3;
        QTest::newRow("from nothing") << ""
                                      << "abc" << 3;
    }
    void editsAreCountedWithSwaps() {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, edits);
        QCOMPARE(static_cast<int>(editDistance(a.toStdString(), b.toStdString())), edits);
        QCOMPARE(static_cast<int>(editDistance(b.toStdString(), a.toStdString())), edits);
    }

    void caseAndSeparatorsMakeVariantsOfTheMostFrequentSpelling() {
        const auto found = findClassConfusions({{"Traffic Light", 4}, {"traffic_light", 9}, {"traffic-light", 2}});
        QCOMPARE(found.size(), std::size_t(2));
        for (const ClassConfusion& confusion : found) {
            QVERIFY(confusion.variant);
            QCOMPARE(confusion.meant, std::string("traffic_light"));
        }
    }

    void aRareNameOneEditFromAFrequentOneIsATypo() {
        const auto found = findClassConfusions({{"person", 50}, {"persn", 5}});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].name, std::string("persn"));
        QCOMPARE(found[0].meant, std::string("person"));
        QVERIFY(!found[0].variant);
    }

    void namesThatAreBothFrequentOrShortOrNumberedAreLeftAlone_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("other");
        QTest::newRow("frequent") << "boat" << 20 << "coat";
        QTest::newRow("short") << "car" << 1 << "cat";
        QTest::newRow("numbered") << "class1" << 1 << "class2";
        QTest::newRow("two edits in a short word") << "sheep" << 1 << "steam";
    }
    void namesThatAreBothFrequentOrShortOrNumberedAreLeftAlone() {
        QFETCH(QString, name);
        QFETCH(int, count);
        QFETCH(QString, other);
        QVERIFY(findClassConfusions({{name.toStdString(), count}, {other.toStdString(), 100}}).empty());
    }

    void theClassesOfVocAreNotConfused() {
        std::map<std::string, long> counts;
        for (const char* name : {"aeroplane", "bicycle",     "bird",  "boat",        "bottle", "bus",      "car",
                                 "cat",       "chair",       "cow",   "diningtable", "dog",    "horse",    "motorbike",
                                 "person",    "pottedplant", "sheep", "sofa",        "train",  "tvmonitor"})
            counts[name] = 100 + static_cast<long>(counts.size()) * static_cast<long>(counts.size()) * 50;
        QVERIFY(findClassConfusions(counts).empty());
    }
};

QTEST_GUILESS_MAIN(TestFindingsClasses)
#include "tst_findings_classes.moc"
