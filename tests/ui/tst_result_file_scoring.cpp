#include "ui/workers/result_file_scoring.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/tiny_dataset.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/evaluation_worker.h"

using namespace boxwright;

class TestResultFileScoring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        test::makeTinyDataset(m_folder->path());
        Result<VocDataset> dataset = VocDataset::open(toPath(m_folder->path()));
        QVERIFY(dataset);
        const ClassList classes({"cat", "dog"});
        m_request.dataset = std::make_shared<const OpenDataset>(
            OpenDataset{.dataset = std::move(*dataset), .classes = classes, .pixelEvidence = {}});
        m_request.split = QStringLiteral("train");
        m_request.resultFile = m_folder->filePath(QStringLiteral("results.json"));
    }

    void theDetectionsOfAFileAreMeasured() {
        test::writeText(m_request.resultFile,
                        R"([{"file_name": "a.png", "category_name": "cat", "bbox": [4, 4, 32, 22], "score": 0.9},
                            {"image_id": "a", "category_id": 2, "bbox": [30, 1, 4, 4], "score": 0.5},
                            {"file_name": "a.png", "category_name": "horse", "bbox": [1, 1, 4, 4], "score": 0.5}])");
        const auto report = evaluateSplit(m_request, {}, {});
        QVERIFY2(report, report ? "" : report.error().text().c_str());
        QCOMPARE(report->coco.classes[0].ap50, 1.0);
        QCOMPARE(report->coco.classes[1].ap50, 0.0);
        QCOMPARE(report->images.size(), std::size_t(2));
        QCOMPARE(report->scored[0].detections.size(), std::size_t(2));
        QVERIFY(report->hasDetails);
        QVERIFY(QString::fromStdString(report->images[0].fileName).endsWith(QStringLiteral("JPEGImages/a.png")));
        const bool saysHorse = std::any_of(report->messages.begin(), report->messages.end(),
                                           [](const std::string& text) { return text.find("horse") != text.npos; });
        QVERIFY(saysHorse);
    }

    void aFileOfOtherImagesIsAnErrorThatNamesIt() {
        test::writeText(m_request.resultFile,
                        R"([{"file_name": "z.png", "category_name": "cat", "bbox": [4, 4, 32, 22], "score": 0.9}])");
        const auto report = evaluateSplit(m_request, {}, {});
        QVERIFY(!report);
        QVERIFY(report.error().text().find("results.json") != std::string::npos);
    }

    void aFileThatIsNoListIsAnError() {
        test::writeText(m_request.resultFile, "{");
        QVERIFY(!evaluateSplit(m_request, {}, {}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    EvaluationRequest m_request;
};

QTEST_GUILESS_MAIN(TestResultFileScoring)
#include "tst_result_file_scoring.moc"
