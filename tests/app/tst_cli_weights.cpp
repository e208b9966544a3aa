#include <csignal>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/loopback_server.h"

using namespace boxwright;

/// boxwright-cli weights, as its own process; downloads come from a server of this test.
class TestCliWeights : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    QByteArray m_output, m_errors;

    QString at(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString cached(const char* name) const { return at("torch/hub/checkpoints/") + QString::fromLatin1(name); }
    void put(const QString& path, const QByteArray& content) const {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    void start(QProcess& process, const QStringList& arguments) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TORCH_HOME", at("torch"));
        environment.insert("BOXWRIGHT_WEIGHTS_URL", QString::fromStdString(m_server->url()));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(BOXWRIGHT_CLI), arguments);
    }
    int finish(QProcess& process) {
        if (process.state() != QProcess::NotRunning && !QSignalSpy(&process, &QProcess::finished).wait(120000))
            return -1;
        m_output = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    /// With an event loop, in which the server answers.
    int run(const QStringList& arguments) {
        QProcess process;
        start(process, arguments);
        return finish(process);
    }
    QString weights() const { return at("start.pth"); }

private Q_SLOTS:
    void initTestCase() {
        m_server = std::make_unique<LoopbackServer>();
        QCOMPARE(run({"sample", "--output", at("sample"), "--images", "10"}), 0);
        QCOMPARE(run({"train", "--data", at("sample"), "--output", at("runs"), "--preset", "fast", "--max-steps", "1",
                      "--val-split", "none", "--threads", "1"}),
                 0);
        QVERIFY(QFile::copy(QString::fromUtf8(m_output).trimmed() + "/last.pth", weights()));
    }
    void init() {
        m_server = std::make_unique<LoopbackServer>();
        QDir(at("torch")).removeRecursively();
    }

    void showDescribesTheFileAndItsTensors() {
        QCOMPARE(run({"weights", "show", weights()}), 0);
        QVERIFY(m_output.contains("start.pth (zip, "));
        QVERIFY(m_output.contains("Model       fasterrcnn_resnet10_slim_fpn\n"));
        QVERIFY(m_output.contains("Classes     6 with the background: "));
        QVERIFY(m_output.contains("backbone.body.conv1.weight"));
        QVERIFY(m_output.contains("float32   [32, 3, 7, 7]"));
    }

    void showJsonIsForPrograms() {
        QCOMPARE(run({"weights", "show", weights(), "--json", "--model", "fasterrcnn_resnet10_slim_fpn"}), 0);
        const QJsonObject json = QJsonDocument::fromJson(m_output).object();
        QCOMPARE(json["form"].toString(), QStringLiteral("zip"));
        QCOMPARE(json["num_classes"].toInt(), 6);
        QCOMPARE(json["classes"].toArray().size(), 5);
        QCOMPARE(json["tensors"].toArray().at(0).toObject()["dtype"].toString(), QStringLiteral("float32"));
        QCOMPARE(json["fit"].toObject()["missing"].toArray().size(), 0);
        QVERIFY(json["fit"].toObject()["loaded"].toArray().size() > 50);
    }

    void showWithAModelReportsTheKeys() {
        put(at("names.txt"), "one\ntwo\n");
        QCOMPARE(run({"weights", "show", weights(), "--model", "fasterrcnn_resnet10_slim_fpn", "--classes",
                      at("names.txt")}),
                 0);
        QVERIFY2(m_output.contains("4 are made anew (box_predictor)"), m_output.right(2000));
        QVERIFY(m_output.contains("Made anew (4):\n  roi_heads.box_predictor.bbox_pred.bias\n"));
    }

    void convertWritesTheOtherFormsAndNeverOverUnasked() {
        QCOMPARE(run({"weights", "convert", weights(), at("c.safetensors")}), 0);
        QCOMPARE(QString::fromUtf8(m_output).trimmed(), at("c.safetensors"));
        QCOMPARE(run({"weights", "show", at("c.safetensors")}), 0);
        QVERIFY(m_output.contains("(safetensors, ") && m_output.contains("fasterrcnn_resnet10_slim_fpn"));
        put(at("mine.pth"), "mine");
        QCOMPARE(run({"weights", "convert", at("c.safetensors"), at("mine.pth")}), 1);
        QVERIFY2(m_errors.contains("--force"), m_errors);
        QCOMPARE(QFileInfo(at("mine.pth")).size(), 4);
        QCOMPARE(run({"weights", "convert", at("c.safetensors"), at("mine.pth"), "--force", "--bare"}), 0);
        QCOMPARE(run({"weights", "show", at("mine.pth")}), 0);
        QVERIFY(m_output.contains("Model       not stated; the tensors fit fasterrcnn_resnet10_slim_fpn\n"));
    }

    void theListTellsSizesAndWhatIsThere() {
        put(cached("resnet18-f37072fd.pth"), "x");
        put(cached("mobilenet_v2-b0353104.pth.part"), "x");
        QCOMPARE(run({"weights", "fetch", "--list"}), 0);
        for (const QByteArray& line : m_output.split('\n')) {
            QCOMPARE(line.contains("in the cache"), line.startsWith("resnet18-"));
            QCOMPARE(line.contains("in part"), line.startsWith("mobilenet_v2-"));
        }
        QVERIFY(m_output.contains("167.5 MB"));
        QVERIFY(m_server->requests.isEmpty());
    }

    void everyModelButTheCompactOneHasPublishedWeights() {
        QCOMPARE(run({"models", "--json"}), 0);
        const QJsonArray models = QJsonDocument::fromJson(m_output).array();
        QVERIFY(models.size() > 10);
        QCOMPARE(run({"weights", "fetch", "--list"}), 0);
        for (const QJsonValue& model : models) {
            const QByteArray name = model["name"].toString().toUtf8();
            bool listed = false;
            for (const QByteArray& line : m_output.split('\n'))
                listed = listed || line.trimmed().split(',').contains(name) ||
                         line.trimmed().split(',').contains(' ' + name);
            QCOMPARE(listed, name != "fasterrcnn_resnet10_slim_fpn");
        }
    }

    void whatTheServerSendsIsChecked() {
        m_server->files["/resnet18-f37072fd.pth"] = "not the published file";
        QCOMPARE(run({"weights", "fetch", "fasterrcnn_resnet18_fpn"}), 1);
        QVERIFY2(m_errors.contains("SHA-256") && m_errors.trimmed().split('\n').last().startsWith("boxwright-cli: "),
                 m_errors);
        QVERIFY(QDir(at("torch/hub/checkpoints")).isEmpty());
    }

    void offlinePeopleAreToldWhereToPutTheFile() {
        QCOMPARE(run({"weights", "fetch", "fasterrcnn_resnet50_fpn", "--backbone"}), 1); // 404
        QVERIFY2(m_errors.contains("put the file into " + at("torch/hub/checkpoints").toUtf8()), m_errors);
        QVERIFY(m_errors.contains("resnet50-0676ba61.pth"));
    }

    void ctrlCKeepsThePartAndTheNextCallGoesOn() {
        m_server->files["/resnet18-f37072fd.pth"] = QByteArray(500'000, 'r');
        m_server->stallAfter = 200'000;
        QProcess process;
        start(process, {"weights", "fetch", "resnet18-f37072fd.pth"});
        const QString part = cached("resnet18-f37072fd.pth.part");
        QTRY_COMPARE_WITH_TIMEOUT(QFileInfo(part).size(), 200'000, 30000);
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        QCOMPARE(finish(process), 130);
        QVERIFY2(m_errors.contains("is kept"), m_errors);
        QCOMPARE(QFileInfo(part).size(), 200'000);
        m_server->stallAfter = -1;
        QCOMPARE(run({"weights", "fetch", "resnet18-f37072fd.pth"}), 1); // the wrong content
        QCOMPARE(m_server->requests.value(1), QByteArray("200000-"));
    }

    void namedWeightsAreTakenFromTheCacheOnly_data() {
        QTest::addColumn<QString>("weights");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("coco") << "coco"
                              << "fasterrcnn_resnet50_fpn"
                              << QByteArray("boxwright-cli weights fetch fasterrcnn_resnet50_fpn brings them");
        QTest::newRow("imagenet") << "imagenet"
                                  << "fasterrcnn_resnet50_fpn"
                                  << QByteArray("weights fetch fasterrcnn_resnet50_fpn --backbone brings them");
        QTest::newRow("no detector is published")
            << "coco"
            << "fasterrcnn_resnet18_fpn" << QByteArray("there is --weights imagenet");
        QTest::newRow("there, but broken")
            << "imagenet"
            << "fasterrcnn_resnet18_fpn" << QByteArray("checkpoints/resnet18-f37072fd.pth");
    }
    void namedWeightsAreTakenFromTheCacheOnly() {
        QFETCH(QString, weights);
        QFETCH(QString, model);
        QFETCH(QByteArray, message);
        put(cached("resnet18-f37072fd.pth"), "x");
        QCOMPARE(run({"train", "--data", at("sample"), "--output", at("runs"), "--model", model, "--weights", weights}),
                 1);
        QVERIFY2(m_errors.contains(message), m_errors);
        QVERIFY(m_server->requests.isEmpty());
    }

    void wrongUsageIsExitCode2() {
        for (const QStringList& arguments : {QStringList{"weights"}, {"weights", "fetch"}, {"weights", "show"}})
            QCOMPARE(run(arguments), 2);
    }
};

QTEST_GUILESS_MAIN(TestCliWeights)
#include "tst_cli_weights.moc"
