#include <csignal>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/detection_files.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_xml.h"

using namespace boxwright;

/// boxwright-cli as a person on a server uses it: its own process, files and exit codes.
class TestCli : public QObject {
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
    QString runFolder() const {
        const QDir runs(at("runs"));
        return runs.filePath(runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name).value(0));
    }

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(run({"sample", "--output", at("sample"), "--images", "15"}), 0);
        QCOMPARE(run({"train", "--data", at("sample"), "--output", at("runs"), "--preset", "fast", "--epochs", "2",
                      "--max-steps", "4", "--threads", "1"}),
                 0);
        QCOMPARE(QString::fromUtf8(m_output).trimmed(), runFolder());
        QVERIFY(m_errors.contains("epoch 1"));
    }

    void evaluateWritesTheDocumentedJson() {
        QCOMPARE(
            run({"evaluate", "--data", at("sample"), "--weights", runFolder() + "/last.pth", "--json", at("e.json")}),
            0);
        QVERIFY(m_output.contains("Average Precision  (AP) @[ IoU=0.50:0.95"));
        QFile file(at("e.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json["coco"].toObject().size(), 12);
        QVERIFY(json["voc"].toObject().contains("AP50_11point"));
    }

    void detectExportsFilesThatReadBackEqual() {
        const QString images = at("sample") + "/VOCdevkit/VOC2012/JPEGImages";
        QCOMPARE(run({"detect", "--weights", runFolder() + "/last.pth", "--input", images, "--output", at("out"),
                      "--format", "coco,voc,csv,yolo,createml,image", "--score", "0.01"}),
                 0);
        const auto dataset = VocDataset::open(at("sample").toStdString());
        QVERIFY(dataset.has_value());
        const auto records = readCocoDetections(at("out").toStdString() + "/detections.json", dataset->scanClasses());
        QVERIFY(records.has_value());
        for (const ImageDetections& image : *records) {
            const auto xml = readVocXml(at("out").toStdString() + "/voc/" + image.imageId + ".xml");
            QVERIFY(xml.has_value());
            QCOMPARE(xml->objects.size(), image.detections.size());
            for (std::size_t i = 0; i < xml->objects.size(); ++i) {
                const Box difference = {xml->objects[i].boxInImage.xmin - image.detections[i].boxInImage.xmin, 0, 0, 0};
                QVERIFY(std::abs(difference.xmin) < 1e-3F);
            }
        }
        QVERIFY(QFile::exists(at("out/detections.csv")));
        QCOMPARE(QDir(at("out/images")).entryList({"*.png"}).size(), 15);
        QCOMPARE(run({"evaluate", "--data", at("sample"), "--detections", at("out/detections.json")}), 0);
    }

    void trainingWithoutValidationEvaluatesNothing() {
        QCOMPARE(run({"train", "--data", at("sample"), "--output", at("unvalidated"), "--preset", "fast", "--epochs",
                      "1", "--val-split", "none", "--threads", "1"}),
                 0);
        QVERIFY2(m_errors.contains("0 validation images") && !m_errors.contains("AP50"), m_errors);
    }

    void modelsListsTheTable() {
        QCOMPARE(run({"models", "--json"}), 0);
        const QJsonArray models = QJsonDocument::fromJson(m_output).array();
        QCOMPARE(models.size(), 12);
        for (const QJsonValue& model : models) {
            QVERIFY(model["parameters"].toDouble() > 1e6);
            QVERIFY(model["keys"].toArray().contains(QStringLiteral("roi_heads.box_predictor.cls_score.weight")));
        }
        QCOMPARE(models[4]["name"].toString(), QStringLiteral("fasterrcnn_resnet50_fpn"));
        QCOMPARE(models[4]["parameters"].toInteger(), 41449656);
    }

    void ctrlCSavesAndEndsWith130AndTheRunGoesOn() {
        QProcess process;
        process.start(QStringLiteral(BOXWRIGHT_CLI), {"train", "--data", at("sample"), "--output", at("stopped"),
                                                      "--preset", "fast", "--threads", "1"});
        process.setReadChannel(QProcess::StandardError);
        QByteArray errors;
        while (!errors.contains("epoch 1:") && process.waitForReadyRead(120000))
            errors += process.readAll();
        QVERIFY2(errors.contains("epoch 1:"), errors);
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        const QDir runs(at("stopped"));
        const QString run130 = runs.filePath(runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
        QVERIFY(QFile::exists(run130 + "/last.pth"));
        QCOMPARE(run({"train", "--data", at("sample"), "--output", at("stopped"), "--resume", run130 + "/last.pth",
                      "--threads", "1", "--max-steps", "8"}),
                 0);
        QVERIFY(m_errors.contains("Resumed"));
    }

    void errorsAreOneSentenceWithTheFileAndExitCode1_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("no such data") << QStringList{"train", "--data", "/nowhere", "--output", "O"}
                                      << QByteArray("/nowhere");
        QTest::newRow("no such split") << QStringList{"evaluate", "--data",    "SAMPLE", "--split",
                                                      "holiday",  "--weights", "x"}
                                       << QByteArray("holiday");
        QTest::newRow("no such weights") << QStringList{"detect",   "--weights", "/nowhere/w.pth", "--input", "SAMPLE",
                                                        "--output", "O"}
                                         << QByteArray("/nowhere/w.pth");
        QTest::newRow("weights that are none")
            << QStringList{"evaluate", "--data", "SAMPLE", "--weights", "SAMPLE/boxwright-sample.json"}
            << QByteArray("boxwright-sample.json");
    }
    void errorsAreOneSentenceWithTheFileAndExitCode1() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, part);
        for (QString& argument : arguments)
            argument.replace("SAMPLE", at("sample"));
        QCOMPARE(run(arguments), 1);
        QVERIFY2(m_errors.contains(part), m_errors);
        QVERIFY(m_errors.trimmed().split('\n').last().startsWith("boxwright-cli: "));
    }

    void wrongUsageIsExitCode2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList{};
        QTest::newRow("unknown option") << QStringList{"models", "--colour"};
        QTest::newRow("missing option") << QStringList{"train"};
        QTest::newRow("unknown preset") << QStringList{"train", "--data", "x", "--output", "y", "--preset", "warp"};
        QTest::newRow("unknown format") << QStringList{"detect",   "--weights", "w",        "--input", "i",
                                                       "--output", "o",         "--format", "docx"};
        QTest::newRow("nothing to evaluate") << QStringList{"evaluate", "--data", "x"};
    }
    void wrongUsageIsExitCode2() {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments), 2);
    }

    void helpIsExitCode0() {
        QCOMPARE(run({"--help"}), 0);
        QVERIFY(m_output.contains("train"));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
