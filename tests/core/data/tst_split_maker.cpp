#include <cmath>
#include <map>
#include <set>

#include <QTest>

#include "core/data/sample_random.h"
#include "core/data/split_maker.h"

using namespace boxwright;

namespace {

std::vector<SplitItem> plainItems(std::size_t count) {
    std::vector<SplitItem> items(count);
    for (std::size_t i = 0; i < count; ++i)
        items[i].group = i;
    return items;
}

/// Class 0 in every image, class k in one of 3^k.
std::vector<SplitItem> unbalancedItems(std::size_t count) {
    SampleRandom random(4, 1);
    std::vector<SplitItem> items = plainItems(count);
    for (SplitItem& item : items)
        for (int id = 0; id < 5; ++id)
            if (random.chance(std::pow(3.0, -id)))
                item.classes.push_back(id);
    return items;
}

SplitOptions withShares(std::vector<std::pair<std::string, double>> shares, bool stratify = false) {
    SplitOptions options;
    options.shares = std::move(shares);
    options.stratify = stratify;
    return options;
}

/// Largest distance of a class's share of validation images from the wanted one, in images.
double worstClassError(const std::vector<SplitItem>& items, const std::vector<std::size_t>& val, double share) {
    std::map<int, double> all, inVal;
    for (const SplitItem& item : items)
        for (const int id : item.classes)
            all[id] += 1;
    for (const std::size_t i : val)
        for (const int id : items[i].classes)
            inVal[id] += 1;
    double worst = 0;
    for (const auto& [id, count] : all)
        worst = std::max(worst, std::abs(inVal[id] - share * count));
    return worst;
}

} // namespace

class TestSplitMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyImageGoesIntoOneSplitOfTheWantedSize_data() {
        QTest::addColumn<bool>("stratify");
        QTest::newRow("plain") << false;
        QTest::newRow("stratified") << true;
    }
    void everyImageGoesIntoOneSplitOfTheWantedSize() {
        QFETCH(bool, stratify);
        const auto splits =
            makeSplits(unbalancedItems(200), withShares({{"train", 0.7}, {"val", 0.2}, {"test", 0.1}}, stratify));
        QVERIFY(splits.has_value());
        QCOMPARE(splits->size(), std::size_t(3));
        QVERIFY(std::abs(static_cast<int>((*splits)[0].size()) - 140) <= (stratify ? 4 : 0));
        QVERIFY(std::abs(static_cast<int>((*splits)[1].size()) - 40) <= (stratify ? 4 : 0));
        std::set<std::size_t> seen;
        for (const auto& split : *splits)
            seen.insert(split.begin(), split.end());
        QCOMPARE(seen.size(), std::size_t(200));
        QCOMPARE((*splits)[0].size() + (*splits)[1].size() + (*splits)[2].size(), std::size_t(200));
    }

    void theSeedDecides() {
        SplitOptions options;
        const auto first = makeSplits(plainItems(100), options);
        QCOMPARE(*makeSplits(plainItems(100), options), *first);
        options.seed = 2;
        QVERIFY(*makeSplits(plainItems(100), options) != *first);
        QVERIFY((*first)[1] != (std::vector<std::size_t>{80, 81, 82, 83, 84, 85, 86, 87, 88, 89,
                                                         90, 91, 92, 93, 94, 95, 96, 97, 98, 99})); // shuffled
    }

    void aShareOfLessThanOneLeavesTheRestOut() {
        const auto splits = makeSplits(plainItems(100), withShares({{"train", 0.3}, {"val", 0.1}}));
        QCOMPARE(splits->size(), std::size_t(2));
        QCOMPARE((*splits)[0].size(), std::size_t(30));
        QCOMPARE((*splits)[1].size(), std::size_t(10));
    }

    void stratifyingKeepsRareClassesInProportion() {
        const auto items = unbalancedItems(400);
        double stratifiedWorst = 0, plainWorst = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            SplitOptions options;
            options.seed = seed;
            plainWorst = std::max(plainWorst, worstClassError(items, (*makeSplits(items, options))[1], 0.2));
            options.stratify = true;
            stratifiedWorst = std::max(stratifiedWorst, worstClassError(items, (*makeSplits(items, options))[1], 0.2));
        }
        QVERIFY2(stratifiedWorst <= 1.0, qPrintable(QString::number(stratifiedWorst)));
        QVERIFY2(plainWorst > 3.0, qPrintable(QString::number(plainWorst))); // what stratifying is for
    }

    void aClassOfTwoImagesIsInBothHalves() {
        std::vector<SplitItem> items = plainItems(40);
        items[3].classes = items[4].classes = {7};
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            SplitOptions options = withShares({{"train", 0.5}, {"val", 0.5}}, true);
            options.seed = seed;
            const auto splits = makeSplits(items, options);
            const auto& train = (*splits)[0];
            const bool has3 = std::find(train.begin(), train.end(), 3) != train.end();
            const bool has4 = std::find(train.begin(), train.end(), 4) != train.end();
            QVERIFY(has3 != has4);
        }
    }

    void groupsStayTogether() {
        std::vector<SplitItem> items = unbalancedItems(100);
        for (std::size_t i = 0; i < 100; ++i)
            items[i].group = i / 4;
        for (const bool stratify : {false, true}) {
            const auto splits = makeSplits(items, withShares({{"train", 0.75}, {"val", 0.25}}, stratify));
            for (const auto& split : *splits) {
                std::map<std::size_t, int> members;
                for (const std::size_t i : split)
                    ++members[items[i].group];
                for (const auto& [group, count] : members)
                    QCOMPARE(count, 4);
            }
            QVERIFY((*splits)[1].size() >= 20 && (*splits)[1].size() <= 32);
        }
    }

    void sharesThatCannotWorkAreRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("share");
        QTest::newRow("too much") << "val" << 0.3;
        QTest::newRow("none") << "val" << 0.0;
        QTest::newRow("negative") << "val" << -0.1;
        QTest::newRow("no number") << "val" << std::nan("");
        QTest::newRow("twice") << "train" << 0.1;
        QTest::newRow("a path") << "../val" << 0.1;
        QTest::newRow("reserved") << "trainval" << 0.1;
    }
    void sharesThatCannotWorkAreRefused() {
        QFETCH(QString, name);
        QFETCH(double, share);
        const auto splits = makeSplits(plainItems(10), withShares({{"train", 0.8}, {name.toStdString(), share}}));
        QVERIFY(!splits && splits.error().kind == ErrorKind::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestSplitMaker)
#include "tst_split_maker.moc"
