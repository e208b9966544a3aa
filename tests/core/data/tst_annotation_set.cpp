#include "core/data/annotation_set.h"

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

using Names = std::vector<std::string>;
using Indices = std::vector<std::size_t>;

class TestAnnotationSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreTheNamesWithoutExtensionAndUnique() {
        std::vector<AnnotatedImage> images{image("a/1.jpg", {}, {}), image("a/1.png", {}, {}), image("b/1.jpg", {}, {}),
                                           image("a/1.png", {}, {})};
        images.push_back(image("x.jpg", {}, {}));
        images.back().id = "given";
        assignIds(images);
        Names ids;
        for (const AnnotatedImage& image : images)
            ids.push_back(image.id);
        QCOMPARE(ids, (Names{"a/1", "a/1.png", "b/1", "a/1.png_2", "given"}));
    }

    void splitsAreThoseOfTheSet() {
        AnnotationSet set = setOf({image("a.jpg", {}, {}), image("b.jpg", {}, {}), image("c.jpg", {}, {})});
        set.splits = {{"holdout", {2, 0}}};
        QCOMPARE(splitNames(set), (Names{"holdout", "all"}));
        QCOMPARE(imagesOfSplit(set, "holdout").value(), (Indices{2, 0}));
        QCOMPARE(imagesOfSplit(set, "all").value(), (Indices{0, 1, 2}));
        const auto none = imagesOfSplit(set, "train");
        QVERIFY(!none && none.error().kind == ErrorKind::NotFound);
        QVERIFY2(contains(none.error().message, "holdout, all"), none.error().message.c_str());
    }

    void aSetWithoutSplitsIsDividedByItsIds() {
        std::vector<AnnotatedImage> images;
        for (int i = 0; i < 500; ++i)
            images.push_back(image(std::to_string(i) + ".jpg", {}, {}));
        const AnnotationSet set = setOf(images);
        const Indices train = imagesOfSplit(set, "train").value();
        const Indices val = imagesOfSplit(set, "val").value();
        QCOMPARE(train.size() + val.size(), std::size_t{500});
        QVERIFY(val.size() > 70 && val.size() < 130);
        QCOMPARE(splitNames(set), (Names{"train", "val", "all"}));
        const AnnotationSet two = setOf({image("a.jpg", {}, {}), image("b.jpg", {}, {})});
        QCOMPARE(imagesOfSplit(two, "train")->size(), std::size_t{1});
        QCOMPARE(imagesOfSplit(two, "val")->size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestAnnotationSet)
#include "tst_annotation_set.moc"
