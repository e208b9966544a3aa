#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>

#include <QDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/evaluate/coco_metrics.h"

using namespace boxwright;
using Json = nlohmann::json;

namespace {

constexpr double tolerance = 1e-9;

XywhBox boxOf(const Json& record) {
    const Json& box = record.at("bbox");
    return {box.at(0), box.at(1), box.at(2), box.at(3)};
}

/// Images by ascending id, as pycocotools orders them.
std::vector<ScoredImage> readImages(const Json& document) {
    std::map<long long, ScoredImage> byId;
    for (const Json& image : document.at("images"))
        byId[image.at("id")];
    for (const Json& record : document.at("annotations"))
        byId[record.at("image_id")].truth.push_back({.box = boxOf(record),
                                                     .label = record.at("category_id"),
                                                     .crowd = record.at("iscrowd") != 0,
                                                     .area = record.at("area")});
    for (const Json& record : document.at("detections"))
        byId[record.at("image_id")].detections.push_back({boxOf(record), record.at("category_id"), record.at("score")});
    std::vector<ScoredImage> images;
    for (auto& [id, image] : byId)
        images.push_back(std::move(image));
    return images;
}

std::map<int, std::string> readCategories(const Json& document) {
    std::map<int, std::string> names;
    for (const Json& category : document.at("categories"))
        names[category.at("id")] = category.at("name");
    return names;
}

} // namespace

/// Cases whose numbers pycocotools computed. They lie beside the checkout; without them there is nothing to compare.
class TestCocoCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersEqualPycocotools_data() {
        const QDir folder(QStringLiteral(BOXWRIGHT_SHARED_DATA "/coco_cases"));
        const QStringList files = folder.entryList({QStringLiteral("*.json")});
        if (files.isEmpty())
            QSKIP("The reference cases (coco_cases) are not on this machine.");
        QTest::addColumn<QString>("path");
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    void numbersEqualPycocotools() {
        QFETCH(QString, path);
        std::ifstream file(path.toStdString());
        const Json document = Json::parse(file);
        const std::map<int, std::string> names = readCategories(document);
        std::vector<int> labels;
        for (const auto& [label, name] : names)
            labels.push_back(label);
        const CocoReport report = evaluateCoco(readImages(document), labels);

        const CocoNumbers& n = report.numbers;
        const std::array<std::pair<const char*, double>, 12> numbers{{{"AP", n.ap},
                                                                      {"AP50", n.ap50},
                                                                      {"AP75", n.ap75},
                                                                      {"APs", n.apSmall},
                                                                      {"APm", n.apMedium},
                                                                      {"APl", n.apLarge},
                                                                      {"AR1", n.ar1},
                                                                      {"AR10", n.ar10},
                                                                      {"AR100", n.ar100},
                                                                      {"ARs", n.arSmall},
                                                                      {"ARm", n.arMedium},
                                                                      {"ARl", n.arLarge}}};
        const Json& stats = document.at("expected").at("stats");
        for (const auto& [name, value] : numbers)
            compare(name, value, stats.at(name));

        const Json& classes = document.at("expected").at("classes");
        QCOMPARE(report.classes.size(), names.size());
        for (const CocoClassNumbers& line : report.classes) {
            const std::string& name = names.at(line.label);
            const Json& expected = classes.at(name);
            compare(name + " AP", line.ap, expected.at("AP"));
            compare(name + " AP50", line.ap50, expected.at("AP50"));
            compare(name + " AR100", line.ar100, expected.at("AR100"));
            QCOMPARE(line.truthCount, expected.at("gt").get<int>());
        }
    }

private:
    static void compare(const std::string& name, double actual, double expected) {
        QVERIFY2(std::abs(actual - expected) <= tolerance, qPrintable(QStringLiteral("%1: %2 instead of %3")
                                                                          .arg(QString::fromStdString(name))
                                                                          .arg(actual, 0, 'g', 17)
                                                                          .arg(expected, 0, 'g', 17)));
    }
};

QTEST_APPLESS_MAIN(TestCocoCases)
#include "tst_coco_cases.moc"
