#include <algorithm>
#include <fstream>

#include <QTest>

#include "core/data/dataset_format.h"
#include "core/data/findings_inspect.h"
#include "core/data/findings_report.h"
#include "core/data/image_io.h"
#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

/// A COCO file with these entries and pictures 1.jpg, 2.jpg of 40 x 30, unlike each other.
struct CocoFolder {
    TemporaryFolder folder;
    std::string annotations;

    Result<InspectionReport> inspected(const InspectOptions& options = {}) const {
        const fs::path file = folder / "instances.json";
        std::ofstream(file) << R"({"images": [{"id": 1, "file_name": "1.jpg", "width": 40, "height": 30},
                                              {"id": 2, "file_name": "2.jpg", "width": 40, "height": 30}],
            "categories": [{"id": 1, "name": "platelet"}, {"id": 2, "name": "platelets"}], "annotations": [)"
                            << annotations << "]}";
        const auto reading = readDataset(file, folder / "images");
        return reading ? inspect(*reading, file, options, {}, {})
                       : Result<InspectionReport>(tl::unexpected(reading.error()));
    }
    void addPicture(int number) const {
        fs::create_directories(folder / "images");
        RgbImage image(40, 30);
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] = static_cast<std::uint8_t>(i * i * static_cast<std::size_t>(3 + number * 7) >> 6);
        QVERIFY(writeImage(folder / ("images/" + std::to_string(number) + ".jpg"), image));
    }
};

std::string entry(int id, int image, const std::string& box, int category = 1) {
    return R"({"id": )" + std::to_string(id) + R"(, "image_id": )" + std::to_string(image) + R"(, "category_id": )" +
           std::to_string(category) + R"(, "area": 12, "iscrowd": 0, "bbox": [)" + box + "]}";
}

const Finding* findingOf(const InspectionReport& report, FindingKind kind) {
    const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                    [&](const Finding& finding) { return finding.kind == kind; });
    return found == report.findings.end() ? nullptr : &*found;
}

} // namespace

/// inspect() of data sets that are not VOC.
class TestSetSubject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxesAreJudgedAsInVocFiles_data() {
        QTest::addColumn<QString>("box");
        QTest::addColumn<int>("kind");
        QTest::newRow("no extent") << "1, 2, 0, 4" << int(FindingKind::BoxNoExtent);
        QTest::newRow("outside") << "1, 2, 60, 4" << int(FindingKind::BoxOutside);
        QTest::newRow("at the border") << "0, 2, 10, 10" << int(FindingKind::BoxAtBorder);
        QTest::newRow("tiny") << "5, 5, 2, 10" << int(FindingKind::BoxTiny);
    }
    void boxesAreJudgedAsInVocFiles() {
        QFETCH(QString, box);
        QFETCH(int, kind);
        CocoFolder coco;
        coco.addPicture(1);
        coco.addPicture(2);
        coco.annotations = entry(1, 1, "10, 10, 12, 12") + "," + entry(2, 1, box.toStdString());
        const auto report = coco.inspected();
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        const Finding* finding = findingOf(*report, FindingKind(kind));
        QVERIFY2(finding != nullptr, inspectionText(*report, 99).c_str());
        QCOMPARE(finding->object, 2);
        QCOMPARE(finding->imageId, std::string("1"));
        QCOMPARE(finding->file.filename(), fs::path("instances.json"));
        QVERIFY(!finding->isFixable());
    }

    void aBoxDrawnTwiceNamesTheFirst() {
        CocoFolder coco;
        coco.addPicture(1);
        coco.addPicture(2);
        coco.annotations = entry(1, 2, "5, 5, 12, 12") + "," + entry(2, 2, "5, 5, 12, 12.1");
        const auto report = coco.inspected();
        QVERIFY(report);
        const Finding* finding = findingOf(*report, FindingKind::BoxDuplicate);
        QVERIFY2(finding != nullptr, inspectionText(*report, 99).c_str());
        QVERIFY(finding->sentence.find("object 1") != std::string::npos);
        const std::string line = "instances.json, image \"2\", object 2: The box repeats";
        QVERIFY2(inspectionText(*report, 1).find(line) != std::string::npos, inspectionText(*report, 9).c_str());
        QVERIFY(!finding->isFixable());
    }

    void whatTheReaderNoticedIsAFinding() {
        CocoFolder coco;
        coco.addPicture(1);
        coco.annotations = entry(1, 1, "5, 5, 12, 12") + "," + entry(1, 1, "15, 5, 12, 12") + "," +
                           entry(3, 1, "5, 15, 12, 12", 9) + "," + entry(4, 77, "5, 5, 12, 12") + "," +
                           entry(5, 1, "5, 5, \"x\", 12");
        const auto report = coco.inspected();
        QVERIFY(report);
        for (const FindingKind kind :
             {FindingKind::IdRepeated, FindingKind::ClassUnknown, FindingKind::AnnotationOrphan,
              FindingKind::ObjectDamaged, FindingKind::ImageMissing})
            QVERIFY2(findingOf(*report, kind) != nullptr,
                     (std::string(toText(kind)) + "\n" + inspectionText(*report, 99)).c_str());
        QCOMPARE(findingOf(*report, FindingKind::ImageMissing)->severity, Severity::Error);
    }

    void classNamesPicturesAndCountsAreJudgedToo() {
        CocoFolder coco;
        coco.addPicture(1);
        std::ofstream(coco.folder / "images/2.jpg") << "no picture";
        for (int i = 0; i < 12; ++i)
            coco.annotations += entry(i + 1, 1, std::to_string(2 * i + 1) + ", 3, 8, 8") + ",";
        coco.annotations += entry(99, 1, "5, 12, 12, 12", 2);
        const auto report = coco.inspected();
        QVERIFY(report);
        QVERIFY(findingOf(*report, FindingKind::ClassTypo) != nullptr);
        QVERIFY(!findingOf(*report, FindingKind::ClassTypo)->isFixable());
        QVERIFY(findingOf(*report, FindingKind::ImageUnreadable) != nullptr);
        QCOMPARE(report->statistics.whole().all.objects, 13L);
        QCOMPARE(report->statistics.whole().images, 2L);
    }

    void oneSplitCanBeInspected() {
        CocoFolder coco;
        coco.addPicture(1);
        coco.addPicture(2);
        coco.annotations = entry(1, 1, "5, 5, 12, 12") + "," + entry(2, 2, "5, 5, 12, 12");
        InspectOptions options;
        options.split = "train";
        const auto report = coco.inspected(options);
        QVERIFY(report);
        QCOMPARE(report->statistics.whole().images, 1L);
        options.split = "nonsense";
        QVERIFY(coco.inspected(options).error().kind == ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSetSubject)
#include "tst_set_subject.moc"
