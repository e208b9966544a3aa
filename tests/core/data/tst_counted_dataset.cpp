#include "core/data/counted_dataset.h"

#include <numeric>

#include <QTest>

#include "core/data/findings_report.h"
#include "tests/core/data/voc_folder.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

/// 100 x 60 pictures: cats of two sizes in "a", a cat and a dog in "b" (verified), nothing in "c", no file for "d".
void makeSet(const VocFolder& folder) {
    folder.add("a", 1, {{"cat", 0, 0, 10, 10}, {"cat", 0, 0, 100, 60}});
    folder.add("b", 2, {{"cat", 90, 50, 100, 60}, {"dog", 40, 20, 60, 40}});
    folder.edit("b", "<annotation>", "<annotation verified=\"yes\">");
    folder.edit("b", "<difficult>0", "<difficult>1");
    folder.add("c", 3, {});
    folder.addPicture("d", 4);
}

Annotation annotationOf(std::vector<std::pair<std::string, Box>> boxes, bool verified = false) {
    Annotation annotation;
    annotation.size = {100, 60};
    annotation.verified = verified;
    for (auto& [name, box] : boxes)
        annotation.objects.push_back({.className = name, .boxInImage = box, .pose = {}});
    return annotation;
}

using Images = std::vector<int>;

} // namespace

class TestCountedDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNumberKnowsItsImages() {
        const VocFolder folder;
        makeSet(folder);
        const auto counted = CountedDataset::count(folder.open().value());
        VERIFY_RESULT(counted);
        const SplitStatistics& whole = counted->statistics().whole();
        QCOMPARE(whole.images, 4L);
        QCOMPARE(whole.verified, 1L);
        QCOMPARE(whole.classes.at("cat").verified, 1L);
        QCOMPARE(whole.classes.at("cat").images, 2L);
        QCOMPARE(whole.together.size(), std::size_t(1));
        QCOMPARE(whole.together.at({"cat", "dog"}), 1L);
        const auto any = [](const auto&, const auto&) { return true; };
        QCOMPARE(counted->imagesWith("cat", any), (Images{0, 1}));
        QCOMPARE(counted->imagesWith("", any), (Images{0, 1}));
        QCOMPARE(counted->imagesWith("bird", any), Images{});
        QCOMPARE(
            counted->imagesWith("cat", [](const auto& object, const auto&) { return isMedium(object.boxInImage); }),
            Images{0});
        QCOMPARE(counted->imagesWith("", [](const auto& object, const auto&) { return object.difficult; }), Images{1});
        QCOMPARE(counted->imagesWithBoth("dog", "cat"), Images{1});
        QCOMPARE(counted->imagesWithCount("", 0, 1), (Images{2, 3}));
        QCOMPARE(counted->imagesWithCount("cat", 2, 3), Images{0});
        QCOMPARE(counted->imagesWhere([](const auto& image) { return !image.hasAnnotation; }), Images{3});
    }

    void aMapOfPlacesCountsTheMiddlesOfBoxes() {
        const VocFolder folder;
        makeSet(folder);
        const auto counted = CountedDataset::count(folder.open().value());
        VERIFY_RESULT(counted);
        const PositionGrid& grid = counted->statistics().whole().all.positions;
        QCOMPARE(std::accumulate(grid.counts.begin(), grid.counts.end(), 0L), 4L);
        QCOMPARE(grid.counts[1 * PositionGrid::side], 1L);     // 5 of 60 pixels down are in the second row
        QCOMPARE(grid.counts[6 * PositionGrid::side + 6], 2L); // the middle, to the cell below and right of it
        QCOMPARE(grid.counts[11 * PositionGrid::side + 11], 1L);
        QVERIFY(!PositionGrid::cellOf({0, 0, 1, 1}, {0, 60}).has_value());
        QCOMPARE(*PositionGrid::cellOf({-50, -50, -40, -40}, {100, 60}), std::size_t(0));
        QCOMPARE(*PositionGrid::cellOf({150, 90, 160, 99}, {100, 60}), std::size_t(143));
    }

    void numbersFollowEditsAsIfEverythingWereCountedAnew() {
        const VocFolder folder;
        makeSet(folder);
        const VocDataset dataset = folder.open().value();
        auto counted = CountedDataset::count(dataset);
        VERIFY_RESULT(counted);
        const std::string before = statisticsJson(counted->statistics());
        counted->update(3, true, annotationOf({{"bird", {1, 1, 9, 9}}, {"dog", {1, 1, 9, 9}}}, true));
        QCOMPARE(counted->imagesWithBoth("bird", "dog"), Images{3});
        QCOMPARE(counted->statistics().whole().verified, 2L);
        counted->remove(3);
        counted->remove(3); // once is enough
        QCOMPARE(counted->statistics().whole().images, 3L);
        QCOMPARE(counted->imagesWhere([](const auto&) { return true; }), (Images{0, 1, 2}));
        counted->update(3, false, {});
        QCOMPARE(statisticsJson(counted->statistics()), before);
    }
};

QTEST_GUILESS_MAIN(TestCountedDataset)
#include "tst_counted_dataset.moc"
