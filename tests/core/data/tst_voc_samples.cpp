#include <atomic>
#include <thread>

#include "core/data/image_io.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_xml.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

const ClassList classes({"cat", "dog"});

/// Two images of 40 x 30; tests add what goes wrong.
class SmallDataset {
public:
    SmallDataset() {
        putImage("one");
        putImage("two");
    }

    void putImage(const std::string& id) const {
        if (!writeImage(m_folder / (id + ".png"), RgbImage(40, 30)))
            throw std::runtime_error("The test image cannot be written.");
    }

    void annotate(const std::string& id, ImageSize size, const std::vector<ObjectAnnotation>& objects) const {
        if (!writeVocXml(m_folder / (id + ".xml"), {id + ".png", size, objects}, m_folder / (id + ".png")))
            throw std::runtime_error("The test annotation cannot be written.");
    }

    [[nodiscard]] fs::path path() const { return m_folder.path(); }
    void putRaw(const std::string& name, const std::string& bytes) const { putFile(m_folder / name, bytes); }

    [[nodiscard]] Result<VocSamples> samples() const {
        return VocDataset::open(m_folder.path()).and_then([](const VocDataset& dataset) {
            return makeVocSamples(dataset, "all", classes);
        });
    }

private:
    TemporaryFolder m_folder;
};

ObjectAnnotation object(const std::string& name, const Box& box, bool difficult = false) {
    return {name, box, difficult, false, false, {}};
}

} // namespace

class TestVocSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void truthAndPictureComeTogether() {
        const SmallDataset data;
        data.annotate("one", {40, 30}, {object("dog", {1, 2, 3, 4}), object("cat", {5, 6, 7.5F, 8}, true)});
        data.annotate("two", {40, 30}, {});
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QVERIFY(samples->messages.empty());
        QCOMPARE(samples->imageIndex, (std::vector<std::size_t>{0, 1}));
        QCOMPARE(samples->source->size(), std::size_t{2});
        QVERIFY(samples->source->classes() == classes);
        const auto sample = samples->source->load(0);
        VERIFY_RESULT(sample);
        QCOMPARE(sample->image.size(), (ImageSize{40, 30}));
        QCOMPARE(sample->truth.id, std::string("one"));
        QCOMPARE(sample->truth.boxesInImage, (std::vector<Box>{{1, 2, 3, 4}, {5, 6, 7.5F, 8}}));
        QCOMPARE(sample->truth.labels, (std::vector<int>{2, 1}));
        QCOMPARE(sample->truth.difficult, (std::vector<bool>{false, true}));
        const auto truth = samples->source->truth(0);
        VERIFY_RESULT(truth);
        QCOMPARE(truth->boxesInImage, sample->truth.boxesInImage);
        QCOMPARE(truth->size, (ImageSize{40, 30}));
    }

    void boxesAreClippedAndThoseWithoutExtentLeftOutWithAMessage() {
        const SmallDataset data;
        data.annotate("one", {40, 30},
                      {object("dog", {-5, -5, 50, 10}), object("dog", {7, 7, 7, 9}), object("dog", {50, 0, 60, 5})});
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->boxesInImage, (std::vector<Box>{{0, 0, 40, 10}}));
        QCOMPARE(samples->source->truth(0)->labels.size(), std::size_t{1});
        QCOMPARE(samples->messages.size(), std::size_t{3}); // the last: image two has no annotation
        QVERIFY(contains(samples->messages[0], "one.xml, box 2 (dog)"));
        QVERIFY(contains(samples->messages[1], "one.xml, box 3 (dog)"));
        QVERIFY(contains(samples->messages[2], "without an annotation file"));
    }

    void unknownClassesAreLeftOutWithOneMessageEach() {
        const SmallDataset data;
        data.annotate("one", {40, 30},
                      {object("cow", {1, 1, 5, 5}), object("dog", {2, 2, 6, 6}), object("cow", {3, 3, 7, 7})});
        data.annotate("two", {40, 30}, {});
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->labels, std::vector<int>{2});
        QCOMPARE(samples->messages.size(), std::size_t{1});
        QVERIFY(contains(samples->messages[0], "\"cow\""));
        QVERIFY(contains(samples->messages[0], "boxes left out: 2."));
    }

    void imagesThatCannotBeUsedAreLeftOutWithAMessage() {
        const SmallDataset data;
        data.annotate("one", {40, 30}, {});
        data.putRaw("two.xml", "<annotation><object>");
        data.putRaw("three.png", "no picture, and no annotation that gives the size");
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->size(), std::size_t{1});
        QCOMPARE(samples->imageIndex, std::vector<std::size_t>{0});
        QCOMPARE(samples->messages.size(), std::size_t{2});
        QVERIFY(contains(samples->messages[0], "three.png"));
        QVERIFY(contains(samples->messages[1], "two.xml"));
    }

    void aMissingSizeComesFromTheImage() {
        const SmallDataset data;
        data.annotate("one", {}, {object("dog", {1, 2, 99, 4})});
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->size, (ImageSize{40, 30}));
        QCOMPARE(samples->source->truth(0)->boxesInImage, (std::vector<Box>{{1, 2, 40, 4}}));
    }

    void aSizeTooSmallForItsBoxesIsNotBelieved() {
        const SmallDataset data;
        data.annotate("one", {10, 10}, {object("dog", {5, 5, 30, 20})});
        data.annotate("two", {40, 30}, {});
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->boxesInImage, (std::vector<Box>{{5, 5, 30, 20}}));
        QCOMPARE(samples->messages.size(), std::size_t{1});
        QVERIFY(contains(samples->messages[0], "10 x 10, but the image has 40 x 30"));
    }

    void theDecodedSizeWinsOverAWrongOne() {
        const SmallDataset data;
        data.annotate("one", {400, 300}, {object("cat", {100, 100, 200, 200}, true), object("dog", {5, 5, 60, 20})});
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->truth(0)->labels, std::vector<int>{2}); // the cat lies outside
        QCOMPARE(samples->source->truth(0)->size, (ImageSize{40, 30}));
        const auto sample = samples->source->load(0);
        VERIFY_RESULT(sample);
        QCOMPARE(sample->truth.size, (ImageSize{40, 30}));
        QCOMPARE(sample->truth.boxesInImage, (std::vector<Box>{{5, 5, 40, 20}}));
        QCOMPARE(sample->truth.labels, std::vector<int>{2});
        QCOMPARE(sample->truth.difficult, std::vector<bool>{false});
    }

    void aTurnedPictureIsTrainedOnAsItIsShown() {
        const SmallDataset data; // stored 16 x 32, shown 32 x 16; the annotation gives the stored size
        data.annotate("six", {16, 32}, {object("dog", {20, 2, 30, 14})});
        std::filesystem::copy_file(testData("traps/images/turned_6.jpg"), data.path() / "six.jpg");
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QVERIFY(contains(samples->messages[0], "16 x 32, but the image has 32 x 16"));
        const auto sample = samples->source->load(1);
        VERIFY_RESULT(sample);
        QCOMPARE(sample->image.size(), (ImageSize{32, 16}));
        QCOMPARE(sample->truth.boxesInImage, (std::vector<Box>{{20, 2, 30, 14}}));
        QCOMPARE(samples->source->truth(1)->size, (ImageSize{32, 16}));
    }

    void boxesAreMovedByTheOfficialConventionIfAsked() {
        const SmallDataset data;
        data.annotate("one", {40, 30}, {object("dog", {1, 1, 40, 30}), object("dog", {7, 8, 7, 8})});
        auto dataset = VocDataset::open(data.path());
        VERIFY_RESULT(dataset);
        const auto asWritten = makeVocSamples(*dataset, "all", ClassList({"dog"}));
        QCOMPARE(asWritten->source->truth(0)->boxesInImage, (std::vector<Box>{{1, 1, 40, 30}}));
        dataset->setPixels(VocPixels::Official);
        const auto official = makeVocSamples(*dataset, "all", ClassList({"dog"}));
        QCOMPARE(official->source->truth(0)->boxesInImage, (std::vector<Box>{{0, 0, 40, 30}, {6, 7, 7, 8}}));
    }

    void aSplitWithoutAnyUsableImageIsAnError() {
        const SmallDataset data;
        data.putRaw("one.xml", "broken");
        data.putRaw("two.xml", "broken");
        const auto samples = data.samples();
        QVERIFY(!samples && samples.error().kind == ErrorKind::BadInput);
        QVERIFY2(contains(samples.error().message, "one.xml"), samples.error().text().c_str());
    }

    void numbersOutsideAreErrors() {
        const SmallDataset data;
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        QVERIFY(!samples->source->truth(2).has_value());
        QVERIFY(!samples->source->load(2).has_value());
    }

    void severalThreadsMayLoadAtOnce() {
        const SmallDataset data;
        const auto samples = data.samples();
        VERIFY_RESULT(samples);
        std::atomic<int> good = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (std::size_t n = 0; n < 20; ++n)
                        good += samples->source->load(n % 2).has_value() ? 1 : 0;
                });
        }
        QCOMPARE(good.load(), 80);
    }

    void bloodCellsGiveEveryBoxWithExtent() {
        const fs::path bccd = fs::path(BOXWRIGHT_SHARED_DATA) / "bccd";
        if (!fs::exists(bccd))
            QSKIP("The blood cell data set is not beside this checkout.");
        const auto dataset = VocDataset::open(bccd);
        VERIFY_RESULT(dataset);
        const auto samples = makeVocSamples(*dataset, "all", dataset->scanClasses());
        VERIFY_RESULT(samples);
        QCOMPARE(samples->source->size(), std::size_t{364});
        std::size_t boxes = 0;
        for (std::size_t i = 0; i < samples->source->size(); ++i)
            boxes += samples->source->truth(i)->boxesInImage.size();
        QCOMPARE(boxes, std::size_t{4886});
        QCOMPARE(samples->messages.size(), std::size_t{2});
        QCOMPARE(samples->source->load(363)->truth.size, (ImageSize{640, 480}));
    }
};

QTEST_APPLESS_MAIN(TestVocSamples)
#include "tst_voc_samples.moc"
