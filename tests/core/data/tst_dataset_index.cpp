#include <atomic>

#include <QElapsedTimer>
#include <QTest>

#include "core/data/dataset_index.h"
#include "tests/core/data/voc_folder.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

/// Tiny annotations and empty image files: an index opens no picture.
void addMany(const VocFolder& folder, int count) {
    for (int i = 0; i < count; ++i) {
        const std::string id = "img" + std::to_string(i);
        putFile(folder.image(id), "");
        std::vector<XmlObject> objects(static_cast<std::size_t>(i % 4), {i % 2 == 0 ? "cat" : "dog", 1, 1, 9, 9});
        folder.addXml(id, objects);
    }
}

std::shared_ptr<const VocDataset> opened(const VocFolder& folder) {
    return std::make_shared<const VocDataset>(folder.open().value());
}

double residentMiB() {
    std::ifstream status("/proc/self/statm");
    double pages = 0;
    status >> pages >> pages;
    return pages * 4096 / 1048576;
}

} // namespace

class TestDatasetIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateIsTold() {
        const VocFolder folder;
        folder.add("annotated", 1, {{"cat", 1, 1, 9, 9}, {"dog", 1, 1, 9, 9}, {"cat", 5, 5, 9, 9}});
        folder.add("broken", 2, {});
        putFile(folder.xml("broken"), "<annotation>");
        folder.add("empty", 3, {});
        folder.addPicture("unlabelled", 4);
        folder.add("verified", 5, {{"dog", 1, 1, 9, 9}});
        folder.edit("verified", "<annotation>", "<annotation verified=\"yes\">");
        const auto dataset = opened(folder);
        DatasetIndex index(dataset);
        index.wait();
        const auto& images = dataset->images();
        for (std::size_t i = 0; i < images.size(); ++i)
            QCOMPARE(std::string(toText(index.state(i))), images[i].id == "broken" ? "unreadable" : images[i].id);
        QCOMPARE(index.objectCount(0), std::size_t(3));
        QCOMPARE(index.classesOf(0).size(), std::size_t(2));
        QCOMPARE(index.imagesWith("dog"), (std::vector<std::size_t>{0, 4}));
        QVERIFY(index.imagesWith("horse").empty());
        const IndexSummary summary = index.summary();
        QVERIFY(summary.isComplete() && summary.ended);
        QCOMPARE(summary.objects, std::size_t(4));
        QCOMPARE(summary.classes, (std::map<std::string, std::size_t>{{"cat", 2}, {"dog", 2}}));
        QCOMPARE(summary.states.at(AnnotationState::Verified), std::size_t(1));
    }

    void refreshFollowsAnEdit() {
        const VocFolder folder;
        folder.add("a", 1, {{"cat", 1, 1, 9, 9}});
        folder.addPicture("b", 2);
        DatasetIndex index(opened(folder));
        index.wait();
        folder.addXml("a", {{"dog", 1, 1, 9, 9}, {"dog", 1, 1, 8, 8}});
        folder.addXml("b", {}); // did not exist when the folder was opened
        index.refresh(0);
        index.refresh(1);
        index.refresh(99);
        const IndexSummary summary = index.summary();
        QCOMPARE(summary.classes, (std::map<std::string, std::size_t>{{"dog", 2}}));
        QCOMPARE(summary.read, std::size_t(2));
        QCOMPARE(index.state(1), AnnotationState::Empty);
        QVERIFY(index.imagesWith("cat").empty());
    }

    void progressGrowsAndTheLastReportIsTheEnd() {
        const VocFolder folder;
        addMany(folder, 300);
        std::atomic<bool> ended = false;
        std::size_t last = 0;
        {
            DatasetIndex index(opened(folder), {2}, [&](const IndexSummary& summary) {
                if (summary.read < last || summary.images != 300)
                    qFatal("progress went back");
                last = summary.read;
                ended = summary.ended;
            });
            index.wait();
        }
        QVERIFY(ended);
        QCOMPARE(last, std::size_t(300));
    }

    void cancellingEndsWithin200Milliseconds() {
        const VocFolder folder;
        addMany(folder, 4000);
        const auto dataset = opened(folder);
        DatasetIndex index(dataset, {2});
        QElapsedTimer timer;
        timer.start();
        index.cancel();
        index.wait();
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(index.summary().ended);
        QVERIFY(!index.summary().isComplete());
    }

    void theMemoryOfManyImagesIsBounded() {
        const bool heavy = qEnvironmentVariableIsSet("BOXWRIGHT_HEAVY_TESTS");
        const int count = heavy ? 100000 : 5000;
        const VocFolder folder;
        addMany(folder, count);
        QElapsedTimer timer;
        timer.start();
        const auto dataset = opened(folder);
        const auto listed = timer.restart();
        DatasetIndex index(dataset, {0});
        index.wait();
        const double memory = residentMiB();
        qInfo("%d images: listed in %lld ms, indexed in %lld ms, %.0f MiB", count, listed, timer.elapsed(), memory);
        QVERIFY(index.summary().isComplete());
        QCOMPARE(index.summary().objects, static_cast<std::size_t>(count / 4 * 6));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY(memory < 400);
#endif
    }
};

QTEST_GUILESS_MAIN(TestDatasetIndex)
#include "tst_dataset_index.moc"
