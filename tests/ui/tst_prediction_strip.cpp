#include "ui/panels/prediction_strip.h"

#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/training_test_support.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/panels/prediction_thumbnail.h"

using namespace boxwright;

namespace {

/// Of picture0 to picture3: `boxes` sure detections in each and one doubtful one.
EpochPredictions predictions(int epoch, int boxes) {
    EpochPredictions made{epoch, {}};
    for (int i = 0; i < 4; ++i) {
        ImageDetections image{"picture" + std::to_string(i), "", {40, 30}, {}};
        for (int b = 0; b < boxes; ++b)
            image.detections.push_back({{5, 6, 20, 21}, 1, 0.8F});
        image.detections.push_back({{5, 6, 20, 21}, 1, 0.2F});
        made.images.push_back(image);
    }
    return made;
}

} // namespace

class TestPredictionStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void it_is_not_there_before_the_first_evaluation() {
        PredictionStrip strip;
        QVERIFY(strip.isHidden());
        strip.append(ClassList({"disc"}), predictions(0, 1));
        QVERIFY(!strip.isHidden());
        QCOMPARE(strip.thumbnails().size(), std::size_t{4});
        QCOMPARE(strip.thumbnails()[2]->boxes().size(), std::size_t{1});
        QCOMPARE(strip.thumbnails()[2]->boxes()[0].label, QStringLiteral("disc 80 %"));
        strip.setRun({});
        QVERIFY(strip.isHidden());
    }

    void it_follows_the_newest_epoch_until_the_slider_is_moved() {
        PredictionStrip strip;
        for (int epoch = 0; epoch < 3; ++epoch)
            strip.append(ClassList({"disc"}), predictions(epoch, epoch + 1));
        QCOMPARE(strip.slider()->value(), 2);
        QCOMPARE(strip.thumbnails()[0]->boxes().size(), std::size_t{3});
        strip.slider()->setValue(0);
        QCOMPARE(strip.thumbnails()[0]->boxes().size(), std::size_t{1});
        strip.append(ClassList({"disc"}), predictions(3, 4));
        QCOMPARE(strip.slider()->value(), 0);
        QCOMPARE(strip.thumbnails()[0]->boxes().size(), std::size_t{1});
        strip.slider()->setValue(3);
        strip.append(ClassList({"disc"}), predictions(4, 5));
        QCOMPARE(strip.thumbnails()[0]->boxes().size(), std::size_t{5});
    }

    void the_pictures_come_from_the_open_folder_and_can_be_enlarged() {
        const QTemporaryDir folder;
        PredictionStrip strip;
        strip.append(ClassList({"disc"}), predictions(0, 2));
        strip.setDataset(openTinyDataset(folder.path()));
        QTRY_VERIFY(strip.thumbnails()[3]->hasPicture());
        strip.show();
        QTest::mouseClick(strip.thumbnails()[3], Qt::LeftButton);
        auto* dialog = strip.window()->findChild<PictureDialog*>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->canvas()->imageSize(), QSize(40, 30));
        QCOMPARE(dialog->canvas()->boxes().size(), std::size_t{2});
        dialog->reject();
        strip.setDataset(nullptr);
        QVERIFY(!strip.thumbnails()[3]->hasPicture());
    }
};

QTEST_MAIN(TestPredictionStrip)
#include "tst_prediction_strip.moc"
