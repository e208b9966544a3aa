#include <cmath>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/image_io.h"

using namespace boxwright;

namespace {

const QByteArray truthOfTwoImages = R"({
    "images": [{"id": 20, "file_name": "b.jpg", "width": 400, "height": 400},
               {"id": 3, "file_name": "sub/a.jpg", "width": 400, "height": 400}],
    "categories": [{"id": 70, "name": "cat"}, {"id": 4, "name": "dog"}],
    "annotations": [{"id": 1, "image_id": 20, "category_id": 70, "bbox": [0, 0, 50, 50], "area": 2500, "iscrowd": 0},
                    {"id": 2, "image_id": 3, "category_id": 4, "bbox": [9, 9, 0, 50], "area": 0, "iscrowd": 0},
                    {"id": 3, "image_id": 3, "category_id": 4, "bbox": [99, 9, 50, 50], "area": 2500, "iscrowd": 0},
                    {"id": 4, "image_id": 3, "category_id": 4, "bbox": [0, 200, 150, 150], "area": 9, "iscrowd": 1}]})";

/// A cat, a difficult cat and one without extent.
const QByteArray vocOfOneImage = R"(<annotation><filename>a.png</filename>
    <size><width>400</width><height>300</height><depth>3</depth></size>
    <object><name>cat</name><bndbox><xmin>10</xmin><ymin>10</ymin><xmax>60</xmax><ymax>60</ymax></bndbox></object>
    <object><name>cat</name><difficult>1</difficult>
        <bndbox><xmin>100</xmin><ymin>100</ymin><xmax>200</xmax><ymax>200</ymax></bndbox></object>
    <object><name>cat</name><bndbox><xmin>300</xmin><ymin>5</ymin><xmax>300</xmax><ymax>50</ymax></bndbox></object>
    </annotation>)";

} // namespace

/// boxwright-cli evaluate --detections, as a person with another program's results uses it.
class TestCliEvaluate : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_output, m_errors;

    QString at(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void put(const char* name, const QByteArray& content) const {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    int evaluate(const QString& data, const QString& detections, const QStringList& more = {}) {
        QProcess process;
        process.start(QStringLiteral(BOXWRIGHT_CLI),
                      QStringList{"evaluate", "--data", data, "--detections", detections, "--json", at("out.json")} +
                          more);
        if (!process.waitForFinished(120000))
            return -1;
        m_output = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    QJsonObject json() const {
        QFile file(at("out.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    int truthCount() const {
        int count = 0;
        for (const QJsonValue& line : json()["per_class"].toArray())
            count += line.toObject()["gt"].toInt();
        return count;
    }

private Q_SLOTS:
    void initTestCase() {
        put("gt.json", truthOfTwoImages);
        put("dt.json", R"([{"image_id": 20, "category_id": 70, "bbox": [0, 0, 50, 50], "score": 0.9},
                           {"file_name": "/elsewhere/sub/a.jpg", "category_name": "dog", "bbox": [99, 9, 50, 50],
                            "score": 0.8},
                           {"image_id": 3, "category_id": 4, "bbox": [10, 210, 30, 30], "score": 0.95}])");
        QVERIFY(QDir(m_folder.path()).mkdir("voc"));
        put("voc/a.xml", vocOfOneImage);
        QVERIFY(writeImage(at("voc/a.png").toStdString(), RgbImage(400, 300)).has_value());
        put("voc_dt.json", R"([{"image_id": "a", "category_id": 1, "bbox": [10, 10, 50, 50], "score": 0.8},
                               {"image_id": "a", "category_id": 1, "bbox": [100, 100, 10, 10], "score": 0.9}])");
    }

    void aCocoFileNeedsNoImageAndIsMeasuredAsPycocotoolsDoes() {
        QCOMPARE(evaluate(at("gt.json"), at("dt.json")), 0);
        // Cat 1. Dog: the crowd excuses its part, of the two objects the one without extent stays missed: 51 / 101.
        QVERIFY(std::abs(json()["coco"].toObject()["AP50"].toDouble() - (1 + 51.0 / 101) / 2) < 1e-12);
        QCOMPARE(truthCount(), 3);
        QVERIFY(m_output.startsWith(" Average Precision  (AP) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 0.752"));
        QVERIFY(m_output.contains("Best score threshold: 0.800"));
        for (const char* part : {"curves", "thresholds", "confusion", "errors"})
            QVERIFY2(json().contains(QString::fromLatin1(part)), part);
    }

    void emptyBoxesCountOrNotAsTold() {
        QCOMPARE(evaluate(at("gt.json"), at("dt.json"), {"--empty-boxes", "drop"}), 0);
        QCOMPARE(truthCount(), 2);
        QVERIFY(std::abs(json()["coco"].toObject()["AP50"].toDouble() - 1) < 1e-12);
        QCOMPARE(evaluate(at("voc"), at("voc_dt.json"), {"--split", "all"}), 0);
        QCOMPARE(truthCount(), 1);
        QCOMPARE(evaluate(at("voc"), at("voc_dt.json"), {"--split", "all", "--empty-boxes", "count"}), 0);
        QCOMPARE(truthCount(), 2);
    }

    void difficultObjectsAreWhatTheyAreToldToBe() {
        // The better detection is a small part of the difficult object, which only a crowd excuses.
        const auto ap50 = [this](const QStringList& more) {
            return evaluate(at("voc"), at("voc_dt.json"), QStringList{"--split", "all"} + more) == 0
                       ? json()["coco"].toObject()["AP50"].toDouble()
                       : -2;
        };
        QVERIFY(std::abs(ap50({}) - 1) < 1e-12);
        QVERIFY(std::abs(ap50({"--difficult", "crowd"}) - 1) < 1e-12);
        QVERIFY(std::abs(ap50({"--difficult", "ignore"}) - 0.5) < 1e-12);
        QVERIFY(std::abs(ap50({"--difficult", "count"}) - 51 * 0.5 / 101) < 1e-12);
    }

    void theSidesOfVocBoxesHoldTheLastPixel() {
        // Pixels 10 to 60 and 10 to 35: 26 of 51 rows, but half of it without the last pixel.
        put("half.json", R"([{"image_id": "a", "category_id": 1, "bbox": [10, 10, 50, 25], "score": 0.8}])");
        const auto voc = [this](const QStringList& more) {
            return evaluate(at("voc"), at("half.json"), QStringList{"--split", "all"} + more) == 0
                       ? json()["voc"].toObject()["AP50_area"].toDouble()
                       : -2;
        };
        QVERIFY(std::abs(voc({}) - 1) < 1e-12);
        QCOMPARE(voc({"--voc-overlap", "continuous"}), 0.0);
    }

    void thresholdsOfTheAnalysisAreThoseGiven() {
        QCOMPARE(evaluate(at("gt.json"), at("dt.json"), {"--iou", "0.75", "--confusion-score", "0.85"}), 0);
        const QJsonObject confusion = json()["confusion"].toObject();
        QCOMPARE(confusion["iou"].toDouble(), 0.75);
        QCOMPARE(confusion["score"].toDouble(), 0.85);
        QCOMPARE(json()["errors"].toObject()["iou"].toDouble(), 0.75);
        QVERIFY(!json()["errors"].toObject().contains("list"));
        QCOMPARE(evaluate(at("gt.json"), at("dt.json"), {"--list-errors"}), 0);
        QCOMPARE(json()["errors"].toObject()["list"].toArray().size(), 1);
    }

    void aSplitOfACocoFileIsMeasuredAlone() {
        // Without splits of its own every image is in one of the two that all data have.
        int sum = 0;
        for (const char* split : {"train", "val"}) {
            put("none.json", "[]");
            const int code = evaluate(at("gt.json"), at("none.json"), {"--split", QString::fromLatin1(split)});
            sum += code == 0 ? truthCount() : 0;
            QVERIFY(code == 0 ? truthCount() < 3 || sum == 3 : m_errors.contains(split));
        }
        QCOMPARE(sum, 3);
    }

    void whatTheDataDoNotHaveIsNotedAndDoesNotCount() {
        put("strange.json", R"([{"image_id": 20, "category_id": 70, "bbox": [0, 0, 50, 50], "score": 0.9},
                                {"image_id": 21, "category_id": 70, "bbox": [0, 0, 50, 50], "score": 0.9},
                                {"image_id": 20, "category_name": "cow", "bbox": [0, 0, 50, 50], "score": 0.9}])");
        QCOMPARE(evaluate(at("gt.json"), at("strange.json")), 0);
        QVERIFY2(m_errors.contains("of 1 image that the data do not have (21)"), m_errors);
        QVERIFY2(m_errors.contains("of 1 class that the data do not have (cow)"), m_errors);
        QVERIFY(std::abs(json()["coco"].toObject()["AP50"].toDouble() - 0.5) < 1e-12);
    }

    void aFileThatBelongsToOtherDataIsAnError() {
        put("other.json", R"([{"image_id": 1, "category_id": 70, "bbox": [0, 0, 50, 50], "score": 0.9}])");
        QCOMPARE(evaluate(at("gt.json"), at("other.json")), 1);
        QVERIFY2(m_errors.contains("Not one of the 1 detections"), m_errors);
        QCOMPARE(evaluate(at("gt.json"), at("gt.json")), 1); // its records have no score
        QVERIFY2(m_errors.contains("gt.json, record 1: It has no score"), m_errors);
    }

    void unknownChoicesAreWrongUsage() {
        QCOMPARE(evaluate(at("gt.json"), at("dt.json"), {"--difficult", "maybe"}), 2);
        QCOMPARE(evaluate(at("gt.json"), at("dt.json"), {"--iou", "7"}), 2);
    }

    void theReferenceCasesGiveTheNumbersOfPycocotools_data() {
        const QDir folder(QStringLiteral(BOXWRIGHT_SHARED_DATA "/coco_cases"));
        // The kinds in which what the files say matters; tst_coco_cases has all of them.
        const QStringList files = folder.entryList({"004*.json", "013*.json", "016*.json", "017*.json", "018*.json"});
        if (files.isEmpty())
            QSKIP("The reference cases (coco_cases) are not on this machine.");
        QTest::addColumn<QString>("path");
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }
    void theReferenceCasesGiveTheNumbersOfPycocotools() {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
        put("case_dt.json", QJsonDocument(document["detections"].toArray()).toJson());
        QCOMPARE(evaluate(path, at("case_dt.json")), 0);
        const QJsonObject expected = document["expected"].toObject();
        for (const QString& name : expected["stats"].toObject().keys())
            compare(name, json()["coco"].toObject()[name], expected["stats"].toObject()[name]);
        for (const QJsonValue& value : json()["per_class"].toArray()) {
            const QJsonObject line = value.toObject();
            const QJsonObject wanted = expected["classes"].toObject()[line["name"].toString()].toObject();
            for (const char* name : {"AP", "AP50", "AR100", "gt"})
                compare(QString::fromLatin1(name), line[QLatin1String(name)], wanted[QLatin1String(name)]);
        }
    }

private:
    static void compare(const QString& name, const QJsonValue& actual, const QJsonValue& expected) {
        QVERIFY2(actual.isDouble() && std::abs(actual.toDouble() - expected.toDouble(7)) < 1e-9, qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(TestCliEvaluate)
#include "tst_cli_evaluate.moc"
