#include <algorithm>

#include <nlohmann/json.hpp>

#include <QTest>

#include "core/data/findings_inspect.h"
#include "core/data/findings_report.h"
#include "tests/core/data/voc_folder.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

const XmlObject kCat{"cat", 20, 10, 60, 40};

Result<InspectionReport> inspected(const VocFolder& folder, const InspectOptions& options = {}) {
    return folder.open().and_then([&](const VocDataset& dataset) { return inspect(dataset, options, {}, {}); });
}

std::vector<Finding> ofKind(const InspectionReport& report, FindingKind kind) {
    std::vector<Finding> found;
    std::copy_if(report.findings.begin(), report.findings.end(), std::back_inserter(found),
                 [&](const Finding& finding) { return finding.kind == kind; });
    return found;
}

} // namespace

class TestFindingsInspect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFaultlessFolderIsClean() {
        const VocFolder folder;
        folder.add("a", 1, {kCat, {"dog", 30, 20, 90, 50}});
        folder.add("b", 2, {kCat});
        folder.add("c", 3, {});
        InspectOptions options;
        options.rareClass = 0;
        const auto report = inspected(folder, options);
        VERIFY_RESULT(report);
        QVERIFY2(report->isClean(), inspectionText(*report, 99).c_str());
        QCOMPARE(ofKind(*report, FindingKind::AnnotationEmpty).size(), std::size_t(1)); // legal, and said
        QCOMPARE(report->statistics.whole().all.objects, 3L);
    }

    void everyTrapOfAnAnnotationIsNamed_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("severity");
        QTest::addColumn<int>("object");
        QTest::addColumn<bool>("fixable");
        const auto row = [](const char* name, const char* from, const char* to, const char* kind, const char* severity,
                            int object, bool fixable) {
            QTest::newRow(name) << from << to << kind << severity << object << fixable;
        };
        row("cut off", "</annotation>", "", "annotation-unreadable", "error", 0, false);
        row("foreign path", "<size>", "<path>/home/pi/x.jpg</path><size>", "foreign-path", "info", 0, true);
        row("other filename", "a.png", "zzz.png", "filename-differs", "warning", 0, true);
        row("no filename", "<filename>a.png</filename>", "", "filename-differs", "info", 0, true);
        row("zero size", "<width>100<", "<width>0<", "size-missing", "warning", 0, true);
        row("swapped size", "<width>100</width>\n\t\t<height>60<", "<width>60</width>\n\t\t<height>100<",
            "size-swapped", "warning", 0, true);
        row("other size", "<width>100<", "<width>101<", "size-differs", "warning", 0, true);
        row("no name", "<name>cat</name>", "", "object-damaged", "error", 1, false);
        row("comma", "<xmin>20<", "<xmin>20,5<", "object-damaged", "error", 1, false);
        row("no number", "<xmin>20<", "<xmin>nan<", "object-damaged", "error", 1, false);
        row("blank in name", "<name>cat<", "<name> cat<", "class-blanks", "warning", 1, true);
        row("swapped corners", "<xmin>20<", "<xmin>80<", "box-corners", "warning", 1, true);
        row("no extent", "<xmin>20<", "<xmin>60<", "box-no-extent", "warning", 1, false);
        row("leaves the picture", "<xmax>60<", "<xmax>101<", "box-outside", "warning", 1, true);
        row("negative", "<ymin>10<", "<ymin>-3<", "box-outside", "warning", 1, true);
        row("outside", "<xmin>20</xmin>\n\t\t\t<ymin>10</ymin>\n\t\t\t<xmax>60<",
            "<xmin>120</xmin>\n\t\t\t<ymin>10</ymin>\n\t\t\t<xmax>160<", "box-outside", "error", 1, false);
        row("at the border", "<xmax>60<", "<xmax>100<", "box-at-border", "info", 1, false);
        row("tiny", "<xmax>60<", "<xmax>22<", "box-tiny", "info", 1, false);
        row("odd flag", "<difficult>0<", "<difficult>perhaps<", "flag-odd", "warning", 1, false);
        row("no flags", "<difficult>0</difficult>", "", "flags-missing", "info", 1, false);
        row("fractions", "<xmin>20<", "<xmin>20.5<", "numbers-fractional", "info", 1, false);
        row("polygon", "<bndbox>", "<polygon/></object><object><name>cat</name><bndbox>", "object-without-box", "info",
            1, false);
        row("parts", "<bndbox>", "<actions/><bndbox>", "field-unread", "info", 1, false);
        row("doctype", "<annotation>", "<!DOCTYPE annotation [<!ENTITY x \"y\">]><annotation>", "annotation-doctype",
            "warning", 0, false);
    }
    void everyTrapOfAnAnnotationIsNamed() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, kind);
        QFETCH(QString, severity);
        QFETCH(int, object);
        QFETCH(bool, fixable);
        const VocFolder folder;
        folder.add("a", 1, {kCat});
        folder.edit("a", from.toStdString(), to.toStdString());
        const auto report = inspected(folder);
        VERIFY_RESULT(report);
        const std::string text = inspectionText(*report, 99);
        const auto found = ofKind(*report, *fromText<FindingKind>(kind.toStdString()));
        QVERIFY2(found.size() == 1, text.c_str());
        QCOMPARE(QString::fromStdString(std::string(toText(found[0].severity))), severity);
        QCOMPARE(found[0].object, object);
        QCOMPARE(found[0].isFixable(), fixable);
        QCOMPARE(found[0].file, folder.xml("a"));
        QVERIFY(!found[0].sentence.empty());
    }

    void everyTrapOfAPictureIsNamed() {
        const VocFolder folder;
        for (const char* id : {"good", "cut", "none", "late"})
            folder.add(id, static_cast<unsigned>(id[0]), {kCat});
        const std::string png = bytesOf(folder.image("cut"));
        putFile(folder.image("cut"), png.substr(0, png.size() / 2));
        putFile(folder.image("none"), "this is no picture");
        VERIFY_RESULT(writeImage(folder.path() / "late.jpg", RgbImage(100, 60)));
        putFile(folder.image("late"), bytesOf(folder.path() / "late.jpg"));
        const auto report = inspected(folder);
        VERIFY_RESULT(report);
        const auto single = [&](FindingKind kind, const char* id) {
            const auto found = ofKind(*report, kind);
            return found.size() == 1 && found[0].imageId == id && found[0].file == folder.image(id);
        };
        QVERIFY(single(FindingKind::ImageTruncated, "cut"));
        QVERIFY(single(FindingKind::ImageUnreadable, "none"));
        QVERIFY(single(FindingKind::ImageExtension, "late"));
    }

    void aJpegThatEndsEarlyIsNoticedThoughItDecodes() {
        const VocFolder folder;
        folder.add("a", 1, {kCat});
        const auto jpeg = folder.path() / "JPEGImages/b.jpg";
        RgbImage noisy(400, 300);
        for (std::size_t i = 0; i < noisy.pixels.size(); ++i)
            noisy.pixels[i] = static_cast<std::uint8_t>(i * 2654435761U >> 13U);
        VERIFY_RESULT(writeImage(jpeg, noisy));
        const std::string bytes = bytesOf(jpeg);
        auto report = inspected(folder);
        VERIFY_RESULT(report);
        QCOMPARE(ofKind(*report, FindingKind::ImageTruncated).size(), std::size_t(0));
        putFile(jpeg, bytes.substr(0, bytes.size() * 3 / 4));
        report = inspected(folder);
        VERIFY_RESULT(report);
        QCOMPARE(ofKind(*report, FindingKind::ImageTruncated).size(), std::size_t(1));
        QCOMPARE(ofKind(*report, FindingKind::AnnotationMissing).size(), std::size_t(1));
    }

    void aRepeatedBoxOfTheSameClassIsNamedOnce() {
        const VocFolder folder;
        folder.add("a", 1, {kCat, {"dog", 20, 10, 60, 40}, {"cat", 20, 10, 60, 40}, {"cat", 0, 0, 10, 10}});
        const auto report = inspected(folder);
        VERIFY_RESULT(report);
        const auto found = ofKind(*report, FindingKind::BoxDuplicate);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].object, 3);
        QVERIFY(contains(found[0].sentence, "object 1"));
    }

    void theMeaningOfTheNumbersDecidesWhatHasNoExtentAndWhatLeavesThePicture() {
        const VocFolder folder;
        folder.add("a", 1, {{"cat", 20, 10, 20, 40}, {"cat", 0, 10, 50, 40}, {"cat", 1, 10, 50, 45}});
        auto dataset = folder.open();
        VERIFY_RESULT(dataset);
        const auto asWritten = inspect(*dataset, {}, {}, {});
        dataset->setPixels(VocPixels::Official);
        const auto official = inspect(*dataset, {}, {}, {});
        VERIFY_RESULT(asWritten);
        VERIFY_RESULT(official);
        QCOMPARE(ofKind(*asWritten, FindingKind::BoxNoExtent).size(), std::size_t(1));
        QCOMPARE(ofKind(*asWritten, FindingKind::BoxOutside).size(), std::size_t(0));
        QCOMPARE(ofKind(*official, FindingKind::BoxNoExtent).size(), std::size_t(0)); // one column of pixels
        const auto outside = ofKind(*official, FindingKind::BoxOutside);
        QCOMPARE(outside.size(), std::size_t(1));
        QCOMPARE(outside[0].fix.box, (Box{1, 10, 50, 40})); // pixels are counted from 1
        const auto atBorder = ofKind(*official, FindingKind::BoxAtBorder);
        QCOMPARE(atBorder.size(), std::size_t(1));
        QCOMPARE(atBorder[0].object, 3);
    }

    void tinyIsJudgedAtTheNetworksSize() {
        const VocFolder folder;
        folder.add("a", 1, {{"cat", 20, 10, 26, 40}});
        InspectOptions options;
        const auto asItIs = inspected(folder, options);
        options.networkSide = 30; // half the picture's 60: the box is 3 pixels wide
        const auto halved = inspected(folder, options);
        VERIFY_RESULT(asItIs);
        VERIFY_RESULT(halved);
        QCOMPARE(ofKind(*asItIs, FindingKind::BoxTiny).size(), std::size_t(0));
        QCOMPARE(ofKind(*halved, FindingKind::BoxTiny).size(), std::size_t(1));
    }

    void classNamesAreComparedOverAllFiles() {
        const VocFolder folder;
        for (unsigned i = 0; i < 12; ++i)
            folder.add("p" + std::to_string(i), i + 1, {{"person", 20, 10, 60, 40}});
        folder.add("q", 50, {kCat, {"Person", 20, 10, 60, 40}, {"persn", 30, 10, 60, 40}});
        const auto report = inspected(folder);
        VERIFY_RESULT(report);
        const auto variant = ofKind(*report, FindingKind::ClassVariant);
        const auto typo = ofKind(*report, FindingKind::ClassTypo);
        QCOMPARE(variant.size(), std::size_t(1));
        QCOMPARE(variant[0].object, 2);
        QCOMPARE(variant[0].fix.text, std::string("person"));
        QCOMPARE(typo.size(), std::size_t(1));
        QCOMPARE(typo[0].object, 3);
        QCOMPARE(ofKind(*report, FindingKind::ClassRare).size(), std::size_t(3));
    }

    void aStopIsCancelledNotAnError() {
        const VocFolder folder;
        folder.add("a", 1, {kCat});
        std::stop_source stop;
        stop.request_stop();
        const auto dataset = folder.open();
        VERIFY_RESULT(dataset);
        const auto report = inspect(*dataset, {}, {}, stop.get_token());
        QVERIFY(!report && report.error().kind == ErrorKind::Cancelled);
    }

    void optionsThatCannotWorkAreRefused() {
        InspectOptions options;
        options.nearDuplicates.hashBits = 12;
        options.duplicateIou = 0;
        options.tinySide = -1;
        QCOMPARE(options.validate().size(), std::size_t(3));
        QVERIFY(InspectOptions().validate().empty());
    }

    void theJsonHoldsEveryFinding() {
        const VocFolder folder;
        folder.add("a", 1, {kCat});
        folder.edit("a", "<xmax>60<", "<xmax>101<");
        const auto report = inspected(folder);
        VERIFY_RESULT(report);
        const auto json = nlohmann::json::parse(inspectionJson(*report));
        QCOMPARE(json["findings"].size(), report->findings.size());
        QCOMPARE(json["findings"][0]["kind"].get<std::string>(), std::string("box-outside"));
        QCOMPARE(json["findings"][0]["object"].get<int>(), 1);
        QCOMPARE(json["findings"][0]["fixable"].get<bool>(), true);
        QCOMPARE(json["counts"]["warning"].get<std::size_t>(), report->count(Severity::Warning));
        QCOMPARE(json["statistics"]["all"]["images"].get<int>(), 1);
    }

    void theTextIsGroupedAndShortened() {
        const VocFolder folder;
        folder.add("a", 1, {{"cat", 20, 10, 101, 40}, {"dog", 20, 10, 102, 40}, {"cow", 20, 10, 103, 40}});
        const auto report = inspected(folder);
        VERIFY_RESULT(report);
        const std::string text = inspectionText(*report, 2);
        QVERIFY2(contains(text, "warning box-outside: 3 (fixable)"), text.c_str());
        QVERIFY(contains(text, "Annotations/a.xml, object 1"));
        QVERIFY(!contains(text, "Annotations/a.xml, object 3: The box leaves"));
        QVERIFY(contains(text, "... and 1 more"));
    }

    void theBloodCellsShowTheirKnownIrregularities() {
        const std::filesystem::path bccd = std::filesystem::path(BOXWRIGHT_SHARED_DATA) / "bccd";
        if (!std::filesystem::exists(bccd))
            QSKIP("The BCCD data set is not beside the checkout.");
        const auto dataset = VocDataset::open(bccd);
        VERIFY_RESULT(dataset);
        const auto report = inspect(*dataset, {}, {}, {});
        VERIFY_RESULT(report);
        QCOMPARE(report->statistics.whole().images, 364L);
        QCOMPARE(report->statistics.whole().all.objects, 4888L);
        QCOMPARE(report->statistics.whole().classes.at("RBC").objects, 4155L);
        QCOMPARE(ofKind(*report, FindingKind::BoxAtBorder).size(), std::size_t(545));
        QCOMPARE(ofKind(*report, FindingKind::ForeignPath).size(), std::size_t(364));
        const auto noExtent = ofKind(*report, FindingKind::BoxNoExtent);
        QCOMPARE(noExtent.size(), std::size_t(2));
        QCOMPARE(noExtent[0].imageId, std::string("BloodImage_00338"));
        QCOMPARE(noExtent[1].imageId, std::string("BloodImage_00343"));
        QCOMPARE(report->count(Severity::Error), std::size_t(0));
        // One scene photographed twice, once in train and once in val.
        const auto leaks = ofKind(*report, FindingKind::SplitLeak);
        QCOMPARE(leaks.size(), std::size_t(1));
        QCOMPARE(leaks[0].imageId, std::string("BloodImage_00038"));
        QVERIFY(contains(leaks[0].sentence, "BloodImage_00037"));
    }
};

QTEST_GUILESS_MAIN(TestFindingsInspect)
#include "tst_findings_inspect.moc"
