#include "core/data/conversion_losses.h"

#include <numeric>

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

/// Something of everything that a format can lose.
AnnotationSet richSet() {
    ObjectAnnotation posed{"dog", {1, 2, 3, 4}, true, true, true, "Left"};
    ObjectAnnotation plain{"cat", {1, 2, 3, 4}, true, false, false, "Unspecified"};
    AnnotationSet set = setOf({image("a.jpg", {40, 30}, {posed, plain}), image("b.jpg", {40, 30}, {}),
                               image("c.jpg", {}, {}), image("d.jpg", {}, {plain})});
    set.images[0].hasMore = true;
    set.images[1].annotation.verified = true;
    set.images[2].hasAnnotation = false;
    set.classes.add("zebra");
    set.splits = {{"train", {0, 1}}, {"val", {2, 3}}};
    return set;
}

/// "difficult 3, pose 1".
QString lossesOf(const AnnotationSet& set, DatasetFormat format) {
    std::vector<std::size_t> all(set.images.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::string text;
    for (const ConversionLoss& loss : conversionLosses(set, all, format))
        text += (text.empty() ? "" : ", ") + std::string(toText(loss.kind)) + " " + std::to_string(loss.count);
    return QString::fromStdString(text);
}

} // namespace

class TestConversionLosses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatLosesWhatTheTableSays() {
        const AnnotationSet set = richSet();
        QCOMPARE(lossesOf(set, DatasetFormat::Voc), QString("class-order 3, unused-classes 1"));
        QCOMPARE(lossesOf(set, DatasetFormat::Coco),
                 QString("truncated 1, occluded 1, pose 1, parts 1, verified 1, unlabelled-empty 1, splits 2"));
        QCOMPARE(lossesOf(set, DatasetFormat::Yolo),
                 QString("difficult 3, truncated 1, occluded 1, pose 1, parts 1, verified 1, unknown-size 1"));
        QCOMPARE(lossesOf(set, DatasetFormat::CreateMl),
                 QString("difficult 3, truncated 1, occluded 1, pose 1, parts 1, unlabelled-gone 1, class-order 3, "
                         "unused-classes 1, splits 2"));
        QCOMPARE(lossesOf(set, DatasetFormat::Csv),
                 QString("parts 1, verified 1, unlabelled-gone 1, empty-gone 1, class-order 3, unused-classes 1, "
                         "splits 2"));
    }

    void whatIsNotThereIsNotLost() {
        for (const auto& [format, name] : EnumText<DatasetFormat>::table)
            QCOMPARE(lossesOf(setOf({image("a.jpg", {40, 30}, {object("cat", {1, 2, 3, 4})})}), format), QString());
    }

    void sentencesCountInWords() {
        const auto losses = conversionLosses(richSet(), {0, 1, 2, 3}, DatasetFormat::Yolo);
        QCOMPARE(losses[0].sentence, std::string("3 objects lose the mark \"difficult\"."));
        QCOMPARE(losses[1].sentence, std::string("1 object loses the mark \"truncated\"."));
    }

    void onlyTheChosenImagesCount() {
        QVERIFY(conversionLosses(richSet(), {3}, DatasetFormat::Yolo).at(0).count == 1);
        for (const ConversionLoss& loss : conversionLosses(richSet(), {0}, DatasetFormat::Coco))
            QVERIFY(loss.kind != LossKind::Verified && loss.kind != LossKind::Splits);
    }
};

QTEST_APPLESS_MAIN(TestConversionLosses)
#include "tst_conversion_losses.moc"
