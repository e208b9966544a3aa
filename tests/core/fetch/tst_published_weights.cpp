#include "core/fetch/published_weights.h"

#include <set>

#include <QTest>

using namespace boxwright;

class TestPublishedWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("BOXWRIGHT_WEIGHTS_URL"); }

    void everyFileNameEndsWithItsHash() {
        QCOMPARE(publishedWeights().size(), std::size_t{12});
        std::set<std::string> names;
        for (const PublishedWeights& weights : publishedWeights()) {
            QVERIFY2(weights.fileName.ends_with("-" + weights.sha256Prefix + ".pth"), weights.fileName.c_str());
            QCOMPARE(weights.sha256Prefix.size(), std::size_t{8});
            QVERIFY(weights.bytes > 10'000'000);
            QVERIFY(!weights.models.empty());
            QVERIFY(names.insert(weights.fileName).second);
        }
    }

    void aModelGetsItsDetectorOrItsBackbone_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("backboneOnly");
        QTest::addColumn<QString>("file");
        QTest::newRow("detector") << "fasterrcnn_resnet50_fpn" << false << "fasterrcnn_resnet50_fpn_coco-258fb6c6.pth";
        QTest::newRow("backbone") << "fasterrcnn_resnet50_fpn" << true << "resnet50-0676ba61.pth";
        QTest::newRow("v2 backbone") << "fasterrcnn_resnet50_fpn_v2" << true << "resnet50-11ad3fa6.pth";
        QTest::newRow("no detector is published") << "fasterrcnn_resnet18_fpn" << false << "resnet18-f37072fd.pth";
        QTest::newRow("file name") << "vgg16_bn-6c64b313.pth" << false << "vgg16_bn-6c64b313.pth";
        QTest::newRow("file name without extension") << "vgg16_bn-6c64b313" << false << "vgg16_bn-6c64b313.pth";
        QTest::newRow("not the one with batch norm") << "fasterrcnn_vgg16" << false << "vgg16-397923af.pth";
        QTest::newRow("former file name")
            << "efficientnet_b0_rwightman-3dd342df.pth" << false << "efficientnet_b0_rwightman-7f5810bc.pth";
    }
    void aModelGetsItsDetectorOrItsBackbone() {
        QFETCH(QString, name);
        QFETCH(bool, backboneOnly);
        QFETCH(QString, file);
        const auto found = findPublished(name.toStdString(), backboneOnly);
        QVERIFY(found.has_value());
        QCOMPARE(QString::fromStdString(found->fileName), file);
    }

    void anUnknownNameListsTheModels() {
        for (const char* name : {"fasterrcnn_resnet10_slim_fpn", "yolo", ""}) {
            const auto found = findPublished(name);
            QVERIFY(!found);
            QVERIFY(found.error().message.find("fasterrcnn_mobilenet_v2") != std::string::npos);
        }
    }

    void theServerIsPyTorchsUnlessTheEnvironmentNamesAMirror() {
        QCOMPARE(weightsServer(), std::string("https://download.pytorch.org/models/"));
        qputenv("BOXWRIGHT_WEIGHTS_URL", "");
        QCOMPARE(weightsServer(), std::string("https://download.pytorch.org/models/"));
        qputenv("BOXWRIGHT_WEIGHTS_URL", "https://mirror.example/w");
        QCOMPARE(weightsServer(), std::string("https://mirror.example/w"));
    }
};

QTEST_GUILESS_MAIN(TestPublishedWeights)
#include "tst_published_weights.moc"
