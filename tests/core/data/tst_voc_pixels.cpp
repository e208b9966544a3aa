#include "core/data/voc_pixels.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

const Box dog{48, 240, 195, 371}; ///< numbers of a file

VocPixels guessOf(const std::vector<std::string>& files) {
    VocPixelEvidence evidence;
    for (const std::string& file : files)
        evidence.add(VocDocument::read(testData("traps/voc/" + file)).value());
    return evidence.guess();
}

} // namespace

class TestVocPixels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The four readers of spec/annotation.md 2.2, each with its own arithmetic.
    void theReadersOfTheWorldArePinned() {
        const Box official = edgesFromVoc(dog, VocPixels::Official);
        // The VOC devkit: width = xmax - xmin + 1.
        QCOMPARE(official.width(), dog.xmax - dog.xmin + 1);
        QCOMPARE(official.height(), dog.ymax - dog.ymin + 1);
        // Detectron2 subtracts 1 from the minima: continuous edges.
        QCOMPARE(official, (Box{dog.xmin - 1, dog.ymin - 1, dog.xmax, dog.ymax}));
        // py-faster-rcnn and MMDetection subtract 1 from all four: first and last pixel, counted from 0.
        const Box pixels{dog.xmin - 1, dog.ymin - 1, dog.xmax - 1, dog.ymax - 1};
        QCOMPARE(official, (Box{pixels.xmin, pixels.ymin, pixels.xmax + 1, pixels.ymax + 1}));
        // torchvision's scripts, and training here by default, take the numbers as written.
        QCOMPARE(edgesFromVoc(dog, VocPixels::ZeroBased), dog);
        QCOMPARE(edgesFromVoc(dog, VocPixels::LabelImg), dog);
    }

    void theLeftmostPixelDoesNotWrapAround() {
        QCOMPARE(edgesFromVoc({0, 0, 10, 10}, VocPixels::Official), (Box{-1, -1, 10, 10}));
        QCOMPARE(edgesFromVoc({1, 1, 10, 10}, VocPixels::Official), (Box{0, 0, 10, 10}));
    }

    void onePixelIsABoxByTheOfficialConventionOnly() {
        const Box point{504, 337, 504, 337};
        QVERIFY(edgesFromVoc(point, VocPixels::Official).hasExtent());
        QVERIFY(!edgesFromVoc(point, VocPixels::LabelImg).hasExtent());
    }

    void edgesComeBackFromTheFile() {
        const Box edges{0, 0.5F, 640, 480};
        for (const auto pixels : {VocPixels::Official, VocPixels::ZeroBased})
            QCOMPARE(edgesFromVoc(vocFromEdges(edges, pixels), pixels), edges);
        QCOMPARE(vocFromEdges(edges, VocPixels::LabelImg), (Box{1, 1, 640, 480})); // as labelImg does
        QCOMPARE(vocFromEdges({2, 3, 4, 5}, VocPixels::LabelImg), (Box{2, 3, 4, 5}));
    }

    void theConventionIsGuessedFromEvidence() {
        QCOMPARE(guessOf({"style_2008.xml", "style_2011.xml", "clean.xml"}), VocPixels::Official);
        QCOMPARE(guessOf({"absolute_path_posix.xml", "absolute_path_windows.xml"}), VocPixels::LabelImg);
        QCOMPARE(guessOf({"clean.xml"}), VocPixels::LabelImg); // nothing speaks: as written
        QCOMPARE(guessOf({}), VocPixels::LabelImg);
    }

    void theAddressOfAProgramIsNoDatabase() {
        const TemporaryFolder folder;
        putFile(folder / "a.xml",
                "<annotation><source><database>https://github.com/somebody/program</database></source>"
                "</annotation>");
        VocPixelEvidence evidence;
        evidence.add(VocDocument::read(folder / "a.xml").value());
        QCOMPARE(evidence, (VocPixelEvidence{1, 0, 0, 0}));
        QCOMPARE(evidence.guess(), VocPixels::LabelImg);
    }

    void anyZeroIsEvidenceForCountingFromZero() {
        const TemporaryFolder folder;
        auto zero = VocDocument::create(folder / "a.xml", "a.jpg", {9, 9});
        VERIFY_RESULT(zero.add({"dog", {0, 3, 9, 9}, false, false, false, {}}));
        VocPixelEvidence evidence;
        evidence.add(VocDocument::read(testData("traps/voc/style_2008.xml")).value());
        QCOMPARE(evidence.guess(), VocPixels::Official);
        evidence.add(zero);
        QCOMPARE(evidence.guess(), VocPixels::ZeroBased);
    }
};

QTEST_APPLESS_MAIN(TestVocPixels)
#include "tst_voc_pixels.moc"
