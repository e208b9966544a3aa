#include <nlohmann/json.hpp>

#include <QTest>

#include "core/data/findings_report.h"
#include "core/data/statistics.h"

using namespace boxwright;

namespace {

Annotation annotationWith(std::vector<std::pair<std::string, Box>> boxes) {
    Annotation annotation;
    for (auto& [name, box] : boxes)
        annotation.objects.push_back({.className = name, .boxInImage = box, .pose = {}});
    return annotation;
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBinHoldsItsLowerEdgeAndTheLastIsOpen() {
        Histogram histogram({0, 10, 20});
        for (const double value : {-5.0, 0.0, 9.9, 10.0, 20.0, 1e9})
            histogram.add(value, 1);
        QCOMPARE(histogram.counts(), (std::vector<long>{3, 1, 2}));
        QCOMPARE(histogram.total(), 6L);
    }

    void objectsAreCountedByClassSplitAndCocoArea() {
        Annotation first = annotationWith({{"cat", {0, 0, 31, 32}},   // 992: small
                                           {"cat", {0, 0, 32, 32}},   // 1024: medium
                                           {"dog", {0, 0, 96, 96}},   // 9216: medium
                                           {"dog", {0, 0, 97, 96}}}); // large
        first.objects[0].difficult = true;
        first.objects[1].truncated = true;
        first.objects[2].occluded = true;
        const Annotation none;
        DatasetStatistics statistics;
        statistics.add({{"train", "trainval"}, true, {200, 100}, &first});
        statistics.add({{"val"}, true, {200, 100}, &none});
        statistics.add({{}, false, {50, 50}, &none});
        const SplitStatistics& whole = statistics.whole();
        QCOMPARE(whole.images, 3L);
        QCOMPARE(whole.negatives, 1L);
        QCOMPARE(whole.unlabelled, 1L);
        QCOMPARE(whole.all.objects, 4L);
        QCOMPARE(whole.all.images, 1L);
        QCOMPARE(whole.all.small, 1L);
        QCOMPARE(whole.all.medium, 2L);
        QCOMPARE(whole.all.large, 1L);
        QCOMPARE(whole.all.difficult + whole.all.truncated + whole.all.occluded, 3L);
        QCOMPARE(whole.classes.at("cat").objects, 2L);
        QCOMPARE(whole.classes.at("cat").images, 1L);
        QCOMPARE(whole.imageSizes.at({200, 100}), 2L);
        QCOMPARE(whole.boxesPerImage.counts()[0], 2L);
        QCOMPARE(whole.boxesPerImage.counts()[4], 1L);
        QCOMPARE(statistics.splits().at("trainval").all.objects, 4L);
        QCOMPARE(statistics.splits().at("val").all.objects, 0L);
    }

    void takingAnImageAwayUndoesAddingIt() {
        const Annotation kept = annotationWith({{"cat", {0, 0, 10, 20}}});
        const Annotation edited = annotationWith({{"cat", {5, 5, 90, 20}}, {"dog", {1, 1, 2, 2}}});
        DatasetStatistics once, twice;
        once.add({{"train"}, true, {100, 100}, &kept});
        twice.add({{"train"}, true, {100, 100}, &edited});
        twice.add({{"train"}, true, {100, 100}, &kept});
        twice.subtract({{"train"}, true, {100, 100}, &edited});
        QCOMPARE(statisticsJson(twice), statisticsJson(once));
        QVERIFY(!statisticsJson(once).empty());
    }

    void aBoxWithoutExtentHasNoAspect() {
        const Annotation annotation = annotationWith({{"cat", {5, 5, 5, 20}}, {"cat", {0, 0, 20, 10}}});
        DatasetStatistics statistics;
        statistics.add({{}, true, {100, 100}, &annotation});
        QCOMPARE(statistics.whole().all.aspect.total(), 1L);
        QCOMPARE(statistics.whole().all.width.total(), 2L);
    }

    void theJsonHoldsWhatIsDocumented() {
        const Annotation annotation = annotationWith({{"cat", {0, 0, 20, 10}}});
        DatasetStatistics statistics;
        statistics.add({{"train"}, true, {100, 50}, &annotation});
        const auto json = nlohmann::json::parse(statisticsJson(statistics));
        QCOMPARE(json["all"]["objects"]["objects"].get<int>(), 1);
        QCOMPARE(json["splits"]["train"]["classes"]["cat"]["small"].get<int>(), 1);
        QCOMPARE(json["all"]["image_sizes"][0]["width"].get<int>(), 100);
        QCOMPARE(json["all"]["objects"]["width"]["edges"].size(), json["all"]["objects"]["width"]["counts"].size());
        QVERIFY(statisticsText(statistics).find("cat") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
