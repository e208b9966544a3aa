#include "ui/support/model_threshold.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/tiny_dataset.h"

using namespace boxwright;

class TestModelThreshold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsStoredIsReadBack() {
        const QTemporaryDir folder;
        const QString weights = folder.filePath(QStringLiteral("best.pth"));
        QVERIFY(!readThreshold(weights));
        QVERIFY(saveThreshold(weights, {0.4375, 0.8, 0.75, 0.875, QStringLiteral("val")}));
        const auto read = readThreshold(weights);
        QVERIFY(read);
        QCOMPARE(read->score, 0.4375);
        QCOMPARE(read->f1, 0.8);
        QCOMPARE(read->recall, 0.875);
        QCOMPARE(read->split, QStringLiteral("val"));
        QVERIFY(saveThreshold(weights, {0.5}));
        QCOMPARE(readThreshold(weights)->score, 0.5);
    }

    void aFileThatHoldsNoScoreIsNone() {
        const QTemporaryDir folder;
        const QString weights = folder.filePath(QStringLiteral("best.pth"));
        for (const char* text : {"", "no json", "{}", "{\"score\": 1.5}", "{\"score\": \"high\"}"}) {
            test::writeText(thresholdFile(weights), text);
            QVERIFY2(!readThreshold(weights), text);
        }
        QVERIFY(!readThreshold(QString()));
    }

    void aFolderThatIsNotThereIsAnError() { QVERIFY(!saveThreshold(QStringLiteral("/no/such/folder/best.pth"), {})); }
};

QTEST_GUILESS_MAIN(TestModelThreshold)
#include "tst_model_threshold.moc"
