#include <QTest>

#include "core/data/split_files.h"
#include "tests/core/data/voc_folder.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

void addImages(const VocFolder& folder, unsigned count) {
    for (unsigned i = 0; i < count; ++i)
        folder.add("img" + std::to_string(i), i + 1, {{i % 3 == 0 ? "dog" : "cat", 20, 10, 60, 40}});
}

} // namespace

class TestSplitFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theListsAreWrittenAndReadBack() {
        const VocFolder folder;
        addImages(folder, 20);
        const auto dataset = folder.open();
        VERIFY_RESULT(dataset);
        WriteSplitsOptions options;
        options.split.stratify = true;
        const auto written = writeSplits(*dataset, options, {}, {});
        VERIFY_RESULT(written);
        QCOMPARE(written->size(), std::size_t(3));
        QVERIFY(std::filesystem::exists(folder.split("train"))); // in ImageSets/Main, where VOC tools look
        const auto again = folder.open();
        QCOMPARE(again->splitNames(), (std::vector<std::string>{"train", "trainval", "val"}));
        QCOMPARE(again->split("train")->size(), std::size_t(16));
        QCOMPARE(again->split("val")->size(), std::size_t(4));
        QCOMPARE(again->split("trainval")->size(), std::size_t(20));
    }

    void anExistingListIsNotOverwrittenUnasked() {
        const VocFolder folder;
        addImages(folder, 5);
        putFile(folder.split("val"), "img0\n");
        const auto dataset = folder.open();
        WriteSplitsOptions options;
        const auto refused = writeSplits(*dataset, options, {}, {});
        QVERIFY(!refused && refused.error().kind == ErrorKind::BadInput);
        QVERIFY(contains(refused.error().text(), "val.txt"));
        QCOMPARE(bytesOf(folder.split("val")), std::string("img0\n"));
        QVERIFY(!std::filesystem::exists(folder.split("train")));
        options.overwrite = true;
        VERIFY_RESULT(writeSplits(*dataset, options, {}, {}));
        QCOMPARE(folder.open()->split("train")->size(), std::size_t(4));
    }

    void picturesThatLookAlikeShareASplit() {
        const VocFolder folder;
        addImages(folder, 12);
        for (const char* copy : {"copy0", "copy1", "copy2"}) {
            folder.addXml(copy, {{"cat", 20, 10, 60, 40}});
            putFile(folder.image(copy), bytesOf(folder.image("img5")));
        }
        const auto dataset = folder.open();
        bool separatedWithout = false;
        for (std::uint64_t seed = 1; seed <= 6; ++seed)
            for (const bool together : {true, false}) {
                WriteSplitsOptions options;
                options.split.shares = {{"train", 0.5}, {"val", 0.5}};
                options.split.seed = seed;
                options.keepDuplicatesTogether = together;
                options.overwrite = true;
                VERIFY_RESULT(writeSplits(*dataset, options, {}, {}));
                const std::string train = bytesOf(folder.split("train"));
                int inTrain = 0;
                for (const char* id : {"copy0\n", "copy1\n", "copy2\n", "img5\n"})
                    inTrain += contains(train, id) ? 1 : 0;
                if (together)
                    QVERIFY(inTrain == 0 || inTrain == 4);
                else
                    separatedWithout = separatedWithout || (inTrain > 0 && inTrain < 4);
            }
        QVERIFY(separatedWithout);
    }

    void aStopWritesNothing() {
        const VocFolder folder;
        addImages(folder, 5);
        std::stop_source stop;
        stop.request_stop();
        const auto written = writeSplits(*folder.open(), {}, {}, stop.get_token());
        QVERIFY(!written && written.error().kind == ErrorKind::Cancelled);
        QVERIFY(!std::filesystem::exists(folder.split("train")));
    }

    void aFlatFolderIsRefusedWithAReason() {
        const TemporaryFolder folder;
        VERIFY_RESULT(writeImage(folder / "a.png", RgbImage(10, 10)));
        const auto written = writeSplits(*VocDataset::open(folder.path()), {}, {}, {});
        QVERIFY(!written && contains(written.error().text(), "flat folder"));
    }
};

QTEST_GUILESS_MAIN(TestSplitFiles)
#include "tst_split_files.moc"
