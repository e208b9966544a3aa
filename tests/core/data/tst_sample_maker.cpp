#include <map>
#include <set>

#include "core/data/sample_maker.h"
#include "core/data/voc_dataset.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

/// Relative path and bytes of every file.
std::map<std::string, std::string> snapshot(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] = bytesOf(entry.path());
    return files;
}

Result<void> makeSamples(const fs::path& folder, int images, std::uint64_t seed = 1) {
    return makeSampleDataset(folder, {images, seed}, {}, {});
}

} // namespace

class TestSampleMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDataSetOpensWithItsSplits() {
        const TemporaryFolder folder;
        VERIFY_RESULT(makeSamples(folder / "sample", 40));
        const auto dataset = VocDataset::open(folder / "sample");
        VERIFY_RESULT(dataset);
        QCOMPARE(dataset->root(), folder / "sample/VOCdevkit/VOC2012");
        QCOMPARE(dataset->images().size(), std::size_t{40});
        QVERIFY(dataset->messages().empty());
        QCOMPARE(dataset->split("train")->size(), std::size_t{32});
        QCOMPARE(dataset->split("val")->size(), std::size_t{8});
        QCOMPARE(dataset->split("trainval")->size(), std::size_t{40});
        QCOMPARE(dataset->images()[0].id, std::string("sample_0001"));
        QCOMPARE(dataset->scanClasses().names(),
                 (std::vector<std::string>{"circle", "ring", "square", "star", "triangle"}));
    }

    void boxesLieInsideTheirPictures() {
        const TemporaryFolder folder;
        VERIFY_RESULT(makeSamples(folder / "sample", 100));
        const auto dataset = VocDataset::open(folder / "sample");
        VERIFY_RESULT(dataset);
        std::size_t empty = 0;
        std::size_t truncated = 0;
        std::size_t occluded = 0;
        for (std::size_t i = 0; i < dataset->images().size(); ++i) {
            const auto annotation = dataset->annotation(i);
            VERIFY_RESULT(annotation);
            QVERIFY(annotation->size == (ImageSize{320, 240}));
            QVERIFY(annotation->objects.size() <= 5);
            empty += annotation->objects.empty() ? 1 : 0;
            for (const ObjectAnnotation& object : annotation->objects) {
                const Box& box = object.boxInImage;
                QCOMPARE(clipped(box, annotation->size), box);
                QVERIFY(box.width() >= 14 && box.height() >= 14); // 22 pixels, at least 70 % of it visible
                QVERIFY(box.width() <= 92 && box.height() <= 92);
                truncated += object.truncated ? 1 : 0;
                occluded += object.occluded ? 1 : 0;
            }
        }
        QVERIFY(empty >= 1 && empty <= 15);
        QVERIFY(truncated > 0 && occluded > 0);
        // The pictures are drawn, not blank, and have the size the annotations say.
        const auto samples = makeVocSamples(*dataset, "val", dataset->scanClasses());
        VERIFY_RESULT(samples);
        const auto sample = samples->source->load(0);
        VERIFY_RESULT(sample);
        QCOMPARE(sample->truth.size, (ImageSize{320, 240}));
        QVERIFY(std::set<std::uint8_t>(sample->image.pixels.begin(), sample->image.pixels.end()).size() > 50);
    }

    void theSameSeedGivesTheSameBytes() {
        const TemporaryFolder folder;
        VERIFY_RESULT(makeSamples(folder / "a", 10, 7));
        VERIFY_RESULT(makeSamples(folder / "b", 10, 7));
        VERIFY_RESULT(makeSamples(folder / "c", 10, 8));
        QVERIFY(snapshot(folder / "a") == snapshot(folder / "b"));
        const fs::path first = "VOCdevkit/VOC2012/JPEGImages/sample_0001.jpg";
        QVERIFY(bytesOf(folder / "a" / first) != bytesOf(folder / "c" / first));
    }

    void aPictureDoesNotDependOnHowManyAreMade() {
        const TemporaryFolder folder;
        VERIFY_RESULT(makeSamples(folder / "few", 5));
        VERIFY_RESULT(makeSamples(folder / "more", 8));
        const fs::path fifth = "VOCdevkit/VOC2012/JPEGImages/sample_0005.jpg";
        QCOMPARE(bytesOf(folder / "few" / fifth), bytesOf(folder / "more" / fifth));
    }

    void aCompleteDataSetIsLeftAlone() {
        const TemporaryFolder folder;
        VERIFY_RESULT(makeSamples(folder / "sample", 5));
        const fs::path xml = folder / "sample/VOCdevkit/VOC2012/Annotations/sample_0002.xml";
        putFile(xml, "<annotation/>"); // the user's own edit
        int calls = 0;
        VERIFY_RESULT(makeSampleDataset(folder / "sample", {5, 1}, [&](int, int) { ++calls; }, {}));
        QCOMPARE(calls, 0);
        QCOMPARE(bytesOf(xml), std::string("<annotation/>"));
    }

    void anIncompleteOrDifferentDataSetOfOursIsReplaced() {
        const TemporaryFolder folder;
        VERIFY_RESULT(makeSamples(folder / "sample", 8));
        const auto whole = snapshot(folder / "sample");
        fs::remove(folder / "sample/VOCdevkit/VOC2012/JPEGImages/sample_0003.jpg");
        VERIFY_RESULT(makeSamples(folder / "sample", 8));
        QVERIFY(snapshot(folder / "sample") == whole);
        VERIFY_RESULT(makeSamples(folder / "sample/", 6));
        QCOMPARE(VocDataset::open(folder / "sample")->images().size(), std::size_t{6});
        const fs::directory_iterator beside(folder.path());
        QCOMPARE(std::distance(begin(beside), end(beside)), std::ptrdiff_t{1}); // nothing temporary stays
    }

    void foldersOfOthersAreNeverTouched() {
        const TemporaryFolder folder;
        putFile(folder / "holiday/photo.jpg", "mine");
        const auto foreign = makeSamples(folder / "holiday", 5);
        QVERIFY(!foreign && foreign.error().kind == ErrorKind::BadInput);
        QCOMPARE(snapshot(folder / "holiday").size(), std::size_t{1});

        putFile(folder / "real/VOCdevkit/VOC2012/JPEGImages/1.jpg", "mine"); // laid out like ours, but unmarked
        const auto real = makeSamples(folder / "real", 5);
        QVERIFY(!real && real.error().kind == ErrorKind::BadInput);
        QCOMPARE(snapshot(folder / "real").size(), std::size_t{1});

        VERIFY_RESULT(makeSamples(folder / "sample", 5));
        putFile(folder / "sample/notes.txt", "mine");
        const auto mixed = makeSamples(folder / "sample", 6);
        QVERIFY(!mixed && mixed.error().kind == ErrorKind::BadInput);
        QVERIFY(contains(mixed.error().message, "notes.txt"));
        QCOMPARE(VocDataset::open(folder / "sample")->images().size(), std::size_t{5});

        putFile(folder / "file", "mine");
        QVERIFY(!makeSamples(folder / "file", 5).has_value());
        QCOMPARE(bytesOf(folder / "file"), std::string("mine"));
    }

    void stoppingLeavesNothingBehind() {
        const TemporaryFolder folder;
        std::stop_source stop;
        int last = 0;
        const auto result = makeSampleDataset(
            folder / "sample", {50, 1},
            [&](int done, int) {
                last = done;
                if (done == 3)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!result && result.error().kind == ErrorKind::Cancelled);
        QCOMPARE(last, 3);
        QVERIFY(fs::is_empty(folder.path()));
    }

    void progressCountsEveryPicture() {
        const TemporaryFolder folder;
        std::vector<int> done;
        VERIFY_RESULT(makeSampleDataset(folder / "sample", {5, 1},
                                        [&](int count, int all) {
                                            done.push_back(count);
                                            QCOMPARE(all, 5);
                                        },
                                        {}));
        QCOMPARE(done, (std::vector<int>{1, 2, 3, 4, 5}));
    }

    void impossibleOptionsAreErrors() {
        const TemporaryFolder folder;
        QVERIFY(makeSamples(folder / "sample", 4).error().kind == ErrorKind::BadInput);
        QVERIFY(makeSamples(folder / "sample", 100001).error().kind == ErrorKind::BadInput);
        QVERIFY(makeSamples("", 5).error().kind == ErrorKind::BadInput);
        putFile(folder / "file", "x");
        QVERIFY(makeSamples(folder / "file/sample", 5).error().kind == ErrorKind::WriteFailed);
    }
};

QTEST_APPLESS_MAIN(TestSampleMaker)
#include "tst_sample_maker.moc"
