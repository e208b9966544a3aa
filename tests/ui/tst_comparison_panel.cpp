#include "ui/panels/comparison_panel.h"

#include <QComboBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/fake_detector.h"
#include "ui/app_state.h"
#include "ui/canvas/image_canvas.h"
#include "ui/controllers/detection_controller.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/detection_viewer.h"
#include "ui/panels/score_slider.h"
#include "ui/panels/weights_picker.h"

using namespace boxwright;

class TestComparisonPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_state = std::make_unique<AppState>();
        m_state->setModelPath(QStringLiteral("/a.pth"));
        InferenceServices fakes;
        fakes.listDevices = [] { return std::vector<DeviceInfo>{{"cpu", "CPU"}}; };
        // The second model has the same classes in another order, and finds a dog only.
        fakes.load = [](const DetectorChoice& choice) -> Result<LoadedDetector> {
            const bool second = choice.weights == QStringLiteral("/b.pth");
            LoadedDetector loaded;
            loaded.info = {
                ClassList(second ? std::vector<std::string>{"dog", "cat"} : std::vector<std::string>{"cat", "dog"}),
                choice.weights, QStringLiteral("CPU")};
            loaded.detect = [second](const RgbImage&) {
                std::vector<Detection> found{{Box{1, 1, 5, 5}, 1, 0.9F}};
                if (!second)
                    found.push_back({Box{8, 1, 15, 9}, 2, 0.8F});
                return Result<std::vector<Detection>>(found);
            };
            return loaded;
        };
        m_workspace = std::make_unique<DetectWorkspace>(m_state.get(), nullptr, fakes);
        m_workspace->resize(1200, 700);
        m_workspace->show();
        m_workspace->addPaths(test::makePictures(m_folder->path(), 3));
        QTRY_COMPARE(m_workspace->controller()->model()->countOf(DetectionState::Done), 3);
    }

    void theSecondModelDetectsInTheSameImages() {
        compareWithB();
        QCOMPARE(boxesOf(m_workspace->comparison()->viewer()).size(), std::size_t(1));
        QCOMPARE(boxesOf(m_workspace->comparison()->viewer())[0].label, QStringLiteral("dog 90 %"));
        QCOMPARE(m_state->modelPath(), QStringLiteral("/a.pth")); // the first model is still the one in use
    }

    void theScoreFiltersBothAndAHiddenClassIsHiddenByName() {
        compareWithB();
        m_workspace->controller()->model()->setFilter({0.85F, {2}, {}}); // no dogs
        m_workspace->comparison()->applyFilter();
        QVERIFY(boxesOf(m_workspace->comparison()->viewer()).empty());
        m_workspace->findChild<ScoreSlider*>(QStringLiteral("scoreSlider"))->setScore(0.6);
        QCOMPARE(boxesOf(m_workspace->comparison()->viewer()).size(), std::size_t(1));
        m_workspace->findChild<ScoreSlider*>(QStringLiteral("scoreSlider"))->setScore(0.95);
        QVERIFY(boxesOf(m_workspace->comparison()->viewer()).empty());
    }

    void imagesThatComeLaterAreDetectedByBoth() {
        compareWithB();
        QTemporaryDir more;
        m_workspace->addPaths(test::makePictures(more.path(), 2));
        QTRY_COMPARE(m_workspace->comparison()->controller()->model()->countOf(DetectionState::Done), 5);
        QCOMPARE(m_workspace->comparison()->controller()->model()->item(4).path,
                 m_workspace->controller()->model()->item(4).path);
    }

    void bothPicturesShowTheSamePart() {
        compareWithB();
        ImageCanvas* first = m_workspace->canvas();
        ImageCanvas* second = m_workspace->comparison()->viewer()->canvas();
        QTRY_VERIFY(first->hasImage() && second->hasImage());
        const auto centreOf = [](const ImageCanvas* canvas) {
            return canvas->viewToImage(QRectF(canvas->rect()).center());
        };
        first->zoomTo(60);
        QCOMPARE(second->zoom(), 60.0);
        QTest::mousePress(second, Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(second, {140, 130});
        QTest::mouseRelease(second, Qt::LeftButton, {}, {140, 130});
        QVERIFY((centreOf(first) - centreOf(second)).manhattanLength() < 1e-6);
        QVERIFY((centreOf(first) - QPointF(10, 6)).manhattanLength() > 0.5);
        first->fitToWindow();
        QVERIFY(second->zoom() < 60);
    }

    void clearingClearsBoth() {
        compareWithB();
        m_workspace->controller()->clear();
        QCOMPARE(m_workspace->comparison()->controller()->model()->rowCount(), 0);
    }

private:
    static const std::vector<CanvasBox>& boxesOf(DetectionViewer* viewer) { return viewer->canvas()->boxes(); }

    void compareWithB() {
        QTest::mouseClick(m_workspace->findChild<QPushButton*>(QStringLiteral("compareButton")), Qt::LeftButton);
        QVERIFY(m_workspace->comparison()->isVisible());
        auto* combo = m_workspace->comparison()->picker()->findChild<QComboBox*>();
        combo->addItem(QStringLiteral("b"), QStringLiteral("/b.pth"));
        combo->setCurrentIndex(combo->findData(QStringLiteral("/b.pth")));
        QTRY_COMPARE(m_workspace->comparison()->controller()->model()->countOf(DetectionState::Done), 3);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<DetectWorkspace> m_workspace;
};

QTEST_MAIN(TestComparisonPanel)
#include "tst_comparison_panel.moc"
