#include "core/data/annotation_samples.h"

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

const ClassList classes({"cat", "dog"});

AnnotatedImage onDisk(const TemporaryFolder& folder, const std::string& name, ImageSize size,
                      const std::vector<ObjectAnnotation>& objects) {
    AnnotatedImage result = image(name, size, objects);
    result.imagePath = folder / name;
    putImage(result.imagePath);
    return result;
}

} // namespace

class TestAnnotationSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void truthAndPictureComeTogether() {
        const TemporaryFolder folder;
        const auto samples =
            makeAnnotationSamples(setOf({onDisk(folder, "a.png", {40, 30},
                                                {object("dog", {1, 2, 3, 4}), object("cat", {5, 6, 7, 8}, true)})}),
                                  "all", classes);
        VERIFY_RESULT(samples);
        QVERIFY(samples->messages.empty());
        const auto sample = samples->source->load(0);
        VERIFY_RESULT(sample);
        QCOMPARE(sample->image.size(), (ImageSize{40, 30}));
        QCOMPARE(sample->truth.id, std::string("a"));
        QCOMPARE(sample->truth.boxesInImage, (std::vector<Box>{{1, 2, 3, 4}, {5, 6, 7, 8}}));
        QCOMPARE(sample->truth.labels, (std::vector<int>{2, 1}));
        QCOMPARE(sample->truth.difficult, (std::vector<bool>{false, true}));
        QCOMPARE(samples->source->truth(0)->boxesInImage, sample->truth.boxesInImage);
        QVERIFY(!samples->source->truth(1) && !samples->source->load(1));
    }

    void boxesAreClippedAndUnknownOnesLeftOutWithAMessage() {
        const TemporaryFolder folder;
        const auto samples = makeAnnotationSamples(
            setOf(
                {onDisk(folder, "a.png", {40, 30},
                        {object("dog", {-5, -5, 50, 10}), object("dog", {7, 7, 7, 9}), object("cow", {1, 1, 2, 2})})}),
            "all", classes);
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->boxesInImage, (std::vector<Box>{{0, 0, 40, 10}}));
        QCOMPARE(samples->messages.size(), std::size_t{2});
        QVERIFY(contains(samples->messages[0], "a, box 2 (dog)"));
        QVERIFY(contains(samples->messages[1], "\"cow\""));
    }

    void truthNeedsNoPictureIfPicturesAreOptional() {
        const AnnotationSet set = setOf({image("a.png", {40, 30}, {object("dog", {1, 2, 50, 4})}),
                                         image("b.png", {}, {object("dog", {1, 2, 50, 4})})});
        QVERIFY(makeAnnotationSamples(set, "all", classes).error().kind == ErrorKind::BadInput);
        const auto samples = makeAnnotationSamples(set, "all", classes, PictureUse::Optional);
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->boxesInImage, (std::vector<Box>{{1, 2, 40, 4}}));
        QCOMPARE(samples->source->truth(1)->boxesInImage, (std::vector<Box>{{1, 2, 50, 4}}));
        QVERIFY(samples->source->load(0).error().kind == ErrorKind::NotFound);
    }

    void imagesWithoutPictureAreCountedOnce() {
        const TemporaryFolder folder;
        AnnotationSet set = setOf({image("a.png", {40, 30}, {}), image("b.png", {40, 30}, {}),
                                   onDisk(folder, "c.png", {40, 30}, {}), onDisk(folder, "d.png", {40, 30}, {})});
        set.images[3].hasAnnotation = false;
        const auto samples = makeAnnotationSamples(set, "all", classes);
        VERIFY_RESULT(samples);
        QCOMPARE(samples->imageIndex, (std::vector<std::size_t>{2, 3}));
        QCOMPARE(samples->messages.size(), std::size_t{2});
        QVERIFY2(contains(samples->messages[0], "left out: 2 (first: a.png)"), samples->messages[0].c_str());
        QVERIFY(contains(samples->messages[1], "without objects: 1."));
    }

    void theSizeOfThePictureIsBelieved() {
        const TemporaryFolder folder;
        const auto samples =
            makeAnnotationSamples(setOf({onDisk(folder, "a.png", {10, 10}, {object("dog", {5, 5, 30, 20})}),
                                         onDisk(folder, "b.png", {}, {object("dog", {5, 5, 50, 20})}),
                                         onDisk(folder, "c.png", {400, 300},
                                                {object("dog", {5, 5, 50, 20}), object("cat", {90, 90, 95, 95})})}),
                                  "all", classes);
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->boxesInImage, (std::vector<Box>{{5, 5, 30, 20}}));
        QCOMPARE(samples->source->truth(1)->boxesInImage, (std::vector<Box>{{5, 5, 40, 20}}));
        QCOMPARE(samples->source->truth(2)->boxesInImage, (std::vector<Box>{{5, 5, 40, 20}}));
        QCOMPARE(samples->messages.size(), std::size_t{3}); // a, the box outside of c, and c
        QVERIFY(contains(samples->messages[0], "a: the size is given as 10 x 10, but the image has 40 x 30"));
        QVERIFY(contains(samples->messages[1], "c: the size is given as 400 x 300, but the image has 40 x 30"));
    }

    void aPictureThatChangedSinceIsWhatItIs() {
        const TemporaryFolder folder;
        const auto samples = makeAnnotationSamples(
            setOf({onDisk(folder, "a.png", {40, 30},
                          {object("dog", {5, 5, 35, 20}), object("cat", {25, 5, 35, 20}, true)})}),
            "all", classes);
        VERIFY_RESULT(samples);
        putImage(folder / "a.png", 20, 10);
        const auto sample = samples->source->load(0);
        VERIFY_RESULT(sample);
        QCOMPARE(sample->truth.boxesInImage, (std::vector<Box>{{5, 5, 20, 10}}));
        QCOMPARE(sample->truth.labels, std::vector<int>{2});
        QVERIFY(sample->truth.size == (ImageSize{20, 10}));
    }

    void anUnknownSplitIsAnError() {
        QVERIFY(makeAnnotationSamples(setOf({}), "holiday", classes).error().kind == ErrorKind::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestAnnotationSamples)
#include "tst_annotation_samples.moc"
