#include "core/data/remark_collector.h"

#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

using Kind = FormatRemarkKind;

class TestRemarkCollector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remarksKeepTheirOrderAndCountedOnesCloseTheList() {
        RemarkCollector collector;
        collector.count(Kind::Crowd, "a.json", "annotation 1", "A crowd.");
        collector.add(Kind::NoExtent, "a.json", "annotation 2", "No extent.");
        collector.add(Kind::Other, "a.json", {}, "Something.");
        collector.count(Kind::Crowd, "a.json", "annotation 3", "Not shown.");
        collector.count(Kind::Crowd, "b.json", "annotation 1", "A crowd.");
        const FormatRemarks remarks = collector.finish();
        QCOMPARE(remarks.size(), std::size_t{4});
        QCOMPARE(remarks[0].text(), std::string("a.json, annotation 2: No extent."));
        QCOMPARE(remarks[1].text(), std::string("a.json: Something."));
        QCOMPARE(remarks[2].text(), std::string("a.json: A crowd. (2 times, first: annotation 1)"));
        QCOMPARE(remarks[3].text(), std::string("b.json, annotation 1: A crowd."));
        QVERIFY(collector.finish().empty());
    }

    void aKindIsListedOnlySoOftenInAFile() {
        RemarkCollector collector;
        for (int i = 0; i < RemarkCollector::kListed + 7; ++i)
            collector.add(Kind::NoExtent, "a.json", {}, "No extent.");
        collector.add(Kind::NoExtent, "b.json", {}, "No extent.");
        const FormatRemarks remarks = collector.finish();
        QCOMPARE(remarks.size(), std::size_t{RemarkCollector::kListed + 2});
        QCOMPARE(remarks.back().text(), std::string("a.json: 7 more of the kind \"no-extent\"."));
    }

    void whatWasReadBeforeComesFirst() {
        RemarkCollector collector;
        collector.append({{Kind::Other, "x", {}, "Before."}});
        collector.add(Kind::Other, "y", {}, "After.");
        QCOMPARE(collector.finish().front().sentence, std::string("Before."));
    }
};

QTEST_APPLESS_MAIN(TestRemarkCollector)
#include "tst_remark_collector.moc"
