#include <QTest>

#include "core/base/class_list.h"

using namespace boxwright;

class TestClassList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsCountFromOneInTheOrderGiven() {
        const ClassList classes({"dog", "cat"});
        QCOMPARE(classes.size(), 2);
        QCOMPARE(classes.id("dog"), std::optional(1));
        QCOMPARE(classes.id("cat"), std::optional(2));
        QCOMPARE(classes.name(1), std::string("dog"));
        QCOMPARE(classes.name(2), std::string("cat"));
    }

    void unknownNamesHaveNoId() {
        const ClassList classes({"dog"});
        QCOMPARE(classes.id("Dog"), std::nullopt);
        QCOMPARE(classes.id(""), std::nullopt);
        QCOMPARE(classes.id("background"), std::nullopt);
    }

    void idsOutsideTheListStillHaveAName() {
        const ClassList classes({"dog"});
        QCOMPARE(classes.name(0), std::string("background"));
        QCOMPARE(classes.name(2), std::string("class2"));
        QCOMPARE(classes.name(-1), std::string("class-1"));
    }

    void addingAKnownNameKeepsItsId() {
        ClassList classes({"dog", "cat"});
        QCOMPARE(classes.add("dog"), 1);
        QCOMPARE(classes.add("cow"), 3);
        QCOMPARE(classes.names(), (std::vector<std::string>{"dog", "cat", "cow"}));
    }

    void aRepeatedNameKeepsItsFirstId() {
        const ClassList classes({"dog", "cat", "dog", "cow"});
        QCOMPARE(classes.size(), 3);
        QCOMPARE(classes.id("cow"), std::optional(3));
    }

    void listsAreEqualOnlyInTheSameOrder() {
        QVERIFY(ClassList({"a", "b"}) == ClassList({"a", "b"}));
        QVERIFY(!(ClassList({"a", "b"}) == ClassList({"b", "a"})));
        QVERIFY(ClassList().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestClassList)
#include "tst_class_list.moc"
