#include "ui/models/run_predictions.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "ui/support/qt_convert.h"

using namespace boxwright;

namespace {

/// `count` images "0", "1" ...; each has a detection of the label 1 with the score 0.9 and one of 0.05.
std::vector<ImageDetections> detections(int count) {
    std::vector<ImageDetections> images;
    for (int i = 0; i < count; ++i)
        images.push_back({std::to_string(i), "", {80, 60}, {{{1, 2, 30.125F, 40}, 1, 0.9F}, {{1, 1, 5, 5}, 1, 0.05F}}});
    return images;
}

} // namespace

class TestRunPredictions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_same_images_spread_over_the_split_are_pinned() {
        const EpochPredictions pinned = pinnedPredictions(3, detections(60), 6);
        QCOMPARE(pinned.epoch, 3);
        QCOMPARE(pinned.images.size(), std::size_t{6});
        QCOMPARE(pinned.images[1].imageId, std::string("10"));
        QCOMPARE(pinned.images[5].imageId, std::string("50"));
        QCOMPARE(pinned.images[0].detections.size(), std::size_t{1}); // the other one is next to nothing
        QCOMPARE(pinnedPredictions(0, detections(2), 6).images.size(), std::size_t{2});
        QVERIFY(pinnedPredictions(0, {}, 6).images.empty());
    }

    void a_repeated_epoch_replaces_what_came_after_it() {
        RunPredictions run;
        for (int epoch = 0; epoch < 5; ++epoch)
            appendPredictions(run, pinnedPredictions(epoch, detections(3)));
        appendPredictions(run, pinnedPredictions(2, detections(1)));
        QCOMPARE(run.epochs.size(), std::size_t{3});
        QCOMPARE(run.epochs.back().images.size(), std::size_t{1});
    }

    void they_come_back_from_their_file() {
        const QTemporaryDir folder;
        RunPredictions run{ClassList({"cat", "dög"}), {}};
        for (int epoch = 0; epoch < 4; ++epoch)
            appendPredictions(run, pinnedPredictions(epoch, detections(20)));
        QVERIFY(writePredictions(folder.path(), run));
        const RunPredictions read = readPredictions(folder.path()).value();
        QCOMPARE(read.classes.names(), run.classes.names());
        QCOMPARE(read.epochs.size(), std::size_t{4});
        const ImageDetections& image = read.epochs[3].images[2];
        QCOMPARE(image.imageId, run.epochs[3].images[2].imageId);
        QCOMPARE(image.size.width, 80);
        QCOMPARE(image.detections.size(), std::size_t{1});
        QCOMPARE(image.detections[0].boxInImage.xmax, 30.13F); // hundredths
        QCOMPARE(image.detections[0].score, 0.9F);
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("predictions.json"))).size() < 4096);
    }

    void a_run_without_them_or_with_a_torn_file_says_so() {
        const QTemporaryDir folder;
        QCOMPARE(readPredictions(folder.path()).error().kind, ErrorKind::NotFound);
        QFile file(folder.filePath(QStringLiteral("predictions.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"classes\": [");
        file.close();
        QCOMPARE(readPredictions(folder.path()).error().kind, ErrorKind::Unreadable);
    }
};

QTEST_GUILESS_MAIN(TestRunPredictions)
#include "tst_run_predictions.moc"
