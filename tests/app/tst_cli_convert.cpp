#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/annotation_set.h"
#include "core/data/dataset_format.h"

using namespace boxwright;

/// boxwright-cli convert, and other commands on data that are not VOC, as their own processes.
class TestCliConvert : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_output, m_errors;

    int run(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(BOXWRIGHT_CLI), arguments);
        if (!process.waitForFinished(300000))
            return -1;
        m_output = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    QString at(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(run({"sample", "--output", at("sample"), "--images", "12"}), 0); }

    void aSampleGoesThroughEveryFormat_data() {
        QTest::addColumn<QString>("loss");
        QTest::newRow("voc") << "Nothing that is read from these data is lost.";
        QTest::newRow("coco") << "loss: 3 split lists are lost";
        QTest::newRow("yolo") << "loss: 1 object loses the mark \"truncated\".";
        QTest::newRow("createml") << "loss: 3 split lists are lost";
    }
    void aSampleGoesThroughEveryFormat() {
        QFETCH(QString, loss);
        const QString format = QTest::currentDataTag();
        QCOMPARE(
            run({"convert", "--data", at("sample"), "--to", format, "--output", at("out") + format, "--copy-images"}),
            0);
        QCOMPARE(QString::fromUtf8(m_output).trimmed(), at("out") + format);
        QVERIFY2(m_errors.contains(loss.toUtf8()), m_errors);
        const auto before = readDataset(at("sample").toStdString());
        const auto after = readDataset((at("out") + format).toStdString());
        QVERIFY(before && after);
        QCOMPARE(after->set.images.size(), std::size_t{12});
        QVERIFY(before->set.classes == after->set.classes);
    }

    void whatIsThereIsReplacedOnlyByForce() {
        const QStringList arguments{"convert", "--data", at("sample"), "--to", "csv", "--output", at("boxes.csv")};
        QCOMPARE(run(arguments), 0);
        QVERIFY2(m_errors.contains("The 12 images stay where they are"), m_errors);
        QCOMPARE(run(arguments), 1);
        QVERIFY2(m_errors.contains("boxes.csv: This file is there already") && m_errors.contains("--force"), m_errors);
        QCOMPARE(run(arguments + QStringList{"--force"}), 0);
    }

    void aCocoFileIsTrainedOnAndEvaluated() {
        QCOMPARE(run({"convert", "--data", at("sample"), "--to", "coco", "--output", at("set.json")}), 0);
        const QString images = at("sample") + "/VOCdevkit/VOC2012/JPEGImages";
        QCOMPARE(run({"train", "--data", at("set.json"), "--images", images, "--output", at("runs"), "--preset", "fast",
                      "--epochs", "1", "--max-steps", "2", "--threads", "1"}),
                 0);
        const QString runFolder = QString::fromUtf8(m_output).trimmed();
        QCOMPARE(run({"evaluate", "--data", at("set.json"), "--images", images, "--weights", runFolder + "/last.pth",
                      "--json", at("e.json")}),
                 0);
        QVERIFY(m_output.contains("Average Precision"));
        QCOMPARE(run({"evaluate", "--data", at("set.json"), "--weights", runFolder + "/last.pth"}), 1);
        QVERIFY2(m_errors.contains("whose file is not there"), m_errors);
    }

    void truthNeedsNoImages() {
        QFile truth(at("gt/truth.json")), detections(at("dt.json"));
        QVERIFY(QDir().mkpath(at("gt")));
        QVERIFY(truth.open(QIODevice::WriteOnly) && detections.open(QIODevice::WriteOnly));
        truth.write(R"({"images": [{"id": 7, "file_name": "a.jpg", "width": 100, "height": 100}],
                        "categories": [{"id": 3, "name": "cat"}],
                        "annotations": [{"id": 1, "image_id": 7, "category_id": 3, "bbox": [10, 10, 40, 40],
                                         "area": 1600, "iscrowd": 0}]})");
        detections.write(R"([{"file_name": "a.jpg", "category_name": "cat", "bbox": [10, 10, 40, 40], "score": 0.9}])");
        truth.close();
        detections.close();
        QCOMPARE(run({"evaluate", "--data", at("gt/truth.json"), "--split", "all", "--detections", at("dt.json"),
                      "--json", at("numbers.json")}),
                 0);
        QFile file(at("numbers.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json["coco"].toObject()["AP"].toDouble(), 1.0);
    }

    void errorsAndWrongUsage() {
        QCOMPARE(run({"convert", "--data", "/nowhere", "--to", "coco", "--output", at("x")}), 1);
        QVERIFY2(m_errors.contains("/nowhere"), m_errors);
        QCOMPARE(run({"convert", "--data", at("sample"), "--to", "docx", "--output", at("x")}), 2);
        QCOMPARE(run({"convert", "--data", at("sample"), "--to", "voc", "--output", at("x"), "--copy-images",
                      "--link-images"}),
                 2);
        QCOMPARE(run({"convert", "--data", at("sample"), "--to", "coco", "--output", at("x"), "--split", "holiday"}),
                 1);
        QVERIFY2(m_errors.contains("train, trainval, val, all"), m_errors);
    }
};

QTEST_GUILESS_MAIN(TestCliConvert)
#include "tst_cli_convert.moc"
