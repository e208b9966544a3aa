#include "ui/support/detection_export.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/voc_xml.h"
#include "tests/ui/support/fake_detector.h"
#include "ui/models/detection_list_model.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestDetectionExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_visible_boxes_are_read_back_from_coco();
    void the_visible_boxes_are_read_back_from_voc();
    void several_formats_are_counted_together();
    void what_is_there_already_is_named();
    void a_source_beside_the_drawn_pictures_is_in_danger();
    void a_folder_that_cannot_be_made_is_an_error();

private:
    [[nodiscard]] std::vector<ImageDetections> visible() const;

    const ClassList m_classes{{"cat", "dog"}};
};

/// One image with a high cat, a low cat and a high dog, of which the filter leaves the high cat; one without boxes.
std::vector<ImageDetections> TestDetectionExport::visible() const {
    DetectionListModel model;
    model.append({"/pictures/one.png", "/pictures/two.png"});
    model.setDone(0,
                  {"one",
                   "/pictures/one.png",
                   {100, 80},
                   {{Box{10.5F, 20.25F, 40, 60}, 1, 0.93F}, {Box{1, 2, 3, 4}, 2, 0.9F}, {Box{5, 6, 7, 8}, 1, 0.3F}}});
    model.setDone(1, {"two", "/pictures/two.png", {100, 80}, {}});
    model.setFilter({0.5F, {2}});
    return model.visibleDetections();
}

void TestDetectionExport::the_visible_boxes_are_read_back_from_coco() {
    const QTemporaryDir folder;
    const auto summary = exportFormats(folder.path(), {ExportFormat::Coco}, visible(), m_classes);
    QVERIFY(summary);
    QCOMPARE(summary->files, 1);
    const auto read = readCocoDetections(toPath(folder.filePath(exportTarget(ExportFormat::Coco))), m_classes);
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t{1});
    QCOMPARE(read->front().imageId, std::string("one"));
    QCOMPARE(read->front().detections.size(), std::size_t{1});
    const Detection& detection = read->front().detections.front();
    QCOMPARE(detection.boxInImage, (Box{10.5F, 20.25F, 40, 60}));
    QCOMPARE(detection.label, 1);
    QCOMPARE(detection.score, 0.93F);
}

void TestDetectionExport::the_visible_boxes_are_read_back_from_voc() {
    const QTemporaryDir folder;
    QVERIFY(exportFormats(folder.path(), {ExportFormat::Voc}, visible(), m_classes));
    const auto one = readVocXml(toPath(folder.filePath(QStringLiteral("voc/one.xml"))));
    QVERIFY(one);
    QCOMPARE(one->objects.size(), std::size_t{1});
    QCOMPARE(one->objects.front().className, std::string("cat"));
    QCOMPARE(one->objects.front().boxInImage, (Box{10.5F, 20.25F, 40, 60}));
    QCOMPARE(one->size, (ImageSize{100, 80}));
    const auto two = readVocXml(toPath(folder.filePath(QStringLiteral("voc/two.xml"))));
    QVERIFY(two);
    QVERIFY(two->objects.empty());
}

void TestDetectionExport::several_formats_are_counted_together() {
    const QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("new/folder"));
    const auto summary =
        exportFormats(target, {ExportFormat::Coco, ExportFormat::Voc, ExportFormat::Csv}, visible(), m_classes);
    QVERIFY(summary);
    QCOMPARE(summary->files, 4);
    QCOMPARE(summary->folder, target);
}

void TestDetectionExport::what_is_there_already_is_named() {
    const QTemporaryDir folder;
    const std::vector<ExportFormat> formats{ExportFormat::Coco, ExportFormat::Voc, ExportFormat::Csv};
    QCOMPARE(existingTargets(folder.path(), formats), QStringList());
    QDir(folder.path()).mkdir(QStringLiteral("voc")); // empty: nothing to lose
    QCOMPARE(existingTargets(folder.path(), formats), QStringList());
    QVERIFY(exportFormats(folder.path(), {ExportFormat::Coco, ExportFormat::Voc}, visible(), m_classes));
    QCOMPARE(existingTargets(folder.path(), formats), QStringList({"detections.json", "voc"}));
}

void TestDetectionExport::a_source_beside_the_drawn_pictures_is_in_danger() {
    const QTemporaryDir folder;
    QDir(folder.path()).mkdir(QStringLiteral("images"));
    const QString picture = test::makePictures(folder.filePath(QStringLiteral("images")), 1).front();
    const std::vector<ImageDetections> images{{"0", toUtf8(picture), {20, 12}, {}}};
    QCOMPARE(endangeredSource(folder.path(), {ExportFormat::Image}, images), picture);
    QCOMPARE(endangeredSource(folder.path(), {ExportFormat::Coco}, images), QString());
    QCOMPARE(endangeredSource(folder.filePath(QStringLiteral("out")), {ExportFormat::Image}, images), QString());
}

void TestDetectionExport::a_folder_that_cannot_be_made_is_an_error() {
    const QTemporaryDir folder;
    const QString file = test::makePictures(folder.path(), 1).front();
    const auto summary = exportFormats(file, {ExportFormat::Coco}, visible(), m_classes);
    QVERIFY(!summary);
    QCOMPARE(summary.error().kind, ErrorKind::WriteFailed);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestDetectionExport)
#include "tst_detection_export.moc"
