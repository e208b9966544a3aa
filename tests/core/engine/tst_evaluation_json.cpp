#include <QTest>

#include <nlohmann/json.hpp>

#include "core/engine/evaluation_json.h"

using namespace boxwright;

namespace {

/// Two cats, one found, and a false dog; the class "ant" occurs nowhere.
EvaluationReport sampleReport(const EvaluationOptions& options = {}) {
    const SampleTruth truth{"a/1", {400, 400}, {{0, 0, 50, 50}, {100, 0, 150, 50}}, {1, 1}, {false, false}};
    const std::vector<Detection> detections{{{0, 0, 50, 50}, 1, 0.75F}, {{300, 300, 320, 340}, 2, 0.5F}};
    EvaluationReport report;
    report.classes = ClassList({"cat", "dog", "ant"});
    report.scored = {scoredImage(truth, detections)};
    report.images = {{truth.id, "", truth.size, detections}};
    measure(report, options);
    return report;
}

nlohmann::json jsonOf(const EvaluationReport& report, const EvaluationJsonOptions& options = {}) {
    return nlohmann::json::parse(evaluationJson(report, options));
}

} // namespace

class TestEvaluationJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNumbersHaveTheirDocumentedNames() {
        const auto json = jsonOf(sampleReport());
        for (const char* name :
             {"AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl"})
            QVERIFY2(json.at("coco").contains(name), name);
        QCOMPARE(json.at("coco").size(), std::size_t(12));
        QVERIFY(std::abs(json.at("coco").at("AP50").get<double>() - 51.0 / 101) < 1e-12);
        QCOMPARE(json.at("coco").at("APl").get<double>(), -1.0);
        QVERIFY(std::abs(json.at("voc").at("AP50_11point").get<double>() - 6.0 / 11) < 1e-12);
        QVERIFY(std::abs(json.at("voc").at("AP50_area").get<double>() - 0.5) < 1e-12);
        QCOMPARE(json.at("per_class").size(), std::size_t(3));
        QCOMPARE(json.at("per_class").at(0).at("name").get<std::string>(), std::string("cat"));
        QCOMPARE(json.at("per_class").at(0).at("gt").get<int>(), 2);
        QCOMPARE(json.at("per_class").at(2).at("AP").get<double>(), -1.0);
    }

    void curvesHaveOnePrecisionAndScoreForEachRecall() {
        const auto json = jsonOf(sampleReport()).at("curves");
        QCOMPARE(json.at("iou").get<double>(), 0.5);
        QCOMPARE(json.at("recall").size(), std::size_t(101));
        QCOMPARE(json.at("mean_precision").size(), std::size_t(101));
        const auto& cat = json.at("classes").at(0);
        QCOMPARE(cat.at("name").get<std::string>(), std::string("cat"));
        QCOMPARE(cat.at("score").at(50).get<double>(), 0.75);
        QCOMPARE(cat.at("precision").at(51).get<double>(), 0.0);
    }

    void thresholdsHaveTheBestPointAndTheCurve() {
        const auto json = jsonOf(sampleReport()).at("thresholds");
        const auto& overall = json.at("overall");
        QCOMPARE(overall.at("best").at("score").get<double>(), 0.75);
        QVERIFY(std::abs(overall.at("best").at("f1").get<double>() - 2.0 / 3) < 1e-12);
        QCOMPARE(overall.at("best").at("missed").get<int>(), 1);
        QCOMPARE(overall.at("precision").size(), std::size_t(101));
        QCOMPARE(overall.at("precision").at(50).get<double>(), 0.5); // the false dog is shown from .5 down
        QCOMPARE(overall.at("precision").at(51).get<double>(), 1.0);
        QCOMPARE(json.at("classes").at(0).at("name").get<std::string>(), std::string("cat"));
        QVERIFY(json.at("classes").at(1).at("best").is_null());
    }

    void theConfusionMatrixNamesItsRowsAndColumns() {
        const auto json = jsonOf(sampleReport({.confusionScore = 0.5})).at("confusion");
        QCOMPARE(json.at("rows").get<std::vector<std::string>>(),
                 (std::vector<std::string>{"cat", "dog", "ant", "background"}));
        QCOMPARE(json.at("columns").back().get<std::string>(), std::string("missed"));
        QCOMPARE(json.at("score").get<double>(), 0.5);
        QCOMPARE(json.at("matrix").get<std::vector<std::vector<int>>>(),
                 (std::vector<std::vector<int>>{{1, 0, 0, 1}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 1, 0, 0}}));
    }

    void errorsHaveCountsAndCostsAndOnRequestTheList() {
        const auto short_ = jsonOf(sampleReport()).at("errors");
        QVERIFY(!short_.contains("list"));
        QCOMPARE(short_.at("kinds").size(), std::size_t(6));
        QCOMPARE(short_.at("kinds").at(5).at("kind").get<std::string>(), std::string("missed"));
        QCOMPARE(short_.at("kinds").at(5).at("count").get<int>(), 1);
        QVERIFY(std::abs(short_.at("kinds").at(5).at("cost").get<double>() - 50.0 / 101) < 1e-12);

        const auto list = jsonOf(sampleReport(), {.errorList = true}).at("errors").at("list");
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(list.at(0).at("kind").get<std::string>(), std::string("background"));
        QCOMPARE(list.at(0).at("image_id").get<std::string>(), std::string("a/1"));
        QCOMPARE(list.at(0).at("detection").at("class").get<std::string>(), std::string("dog"));
        QCOMPARE(list.at(0).at("detection").at("bbox").get<std::vector<double>>(),
                 (std::vector<double>{300, 300, 20, 40}));
        QVERIFY(!list.at(0).contains("object"));
        QCOMPARE(list.at(1).at("object").at("index").get<int>(), 1);
        QVERIFY(!list.at(1).contains("detection"));
    }

    void withoutDetailsTheyAreLeftOut() {
        const auto json = jsonOf(sampleReport({.details = false}));
        QCOMPARE(json.size(), std::size_t(3));
    }

    void namesThatAreNoUtf8DoNotBreakIt() {
        EvaluationReport report = sampleReport();
        report.classes = ClassList({"c\xE4t", "dog", "ant"});
        QVERIFY(jsonOf(report).at("per_class").at(0).at("name").get<std::string>().starts_with("c"));
    }
};

QTEST_APPLESS_MAIN(TestEvaluationJson)
#include "tst_evaluation_json.moc"
