#include "ui/controllers/detection_controller.h"

#include <stdexcept>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/fake_detector.h"

namespace boxwright {

using test::FakeDetector;
using test::loaderOf;
using test::makePictures;

class TestDetectionController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void every_image_is_detected_in_list_order();
    void folders_are_searched_and_sorted();
    void images_added_while_running_are_detected_too_with_the_same_network();
    void a_stop_is_obeyed_within_one_image();
    void after_a_stop_the_rest_can_go_on();
    void an_image_that_cannot_be_read_fails_alone();
    void what_the_detector_throws_fails_the_image_only_data();
    void what_the_detector_throws_fails_the_image_only();
    void what_the_loader_throws_is_told_in_a_sentence_data();
    void what_the_loader_throws_is_told_in_a_sentence();
    void a_model_that_cannot_be_loaded_is_told_once_and_the_images_wait();
    void another_device_after_a_failure_tries_again();
    void other_weights_detect_everything_anew();
    void late_results_of_a_cleared_list_are_dropped();
    void without_weights_the_images_wait();
    void a_path_that_is_not_there_is_told();
    void destroying_it_while_running_leaves_a_worker_that_ends_alone();

private:
    void waitForIdle(DetectionController& controller) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeDetector> m_fake;
    const DetectorChoice m_choice{QStringLiteral("a.pth"), QStringLiteral("cpu")};
};

void TestDetectionController::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_fake = std::make_shared<FakeDetector>();
}

void TestDetectionController::waitForIdle(DetectionController& controller) const {
    QTRY_VERIFY(!controller.isRunning());
}

void TestDetectionController::every_image_is_detected_in_list_order() {
    DetectionController controller(loaderOf(m_fake));
    QList<int> order;
    connect(controller.model(), &QAbstractItemModel::dataChanged, this, [&](const QModelIndex& first) {
        if (first.data(DetectionListModel::StateRole).toInt() == static_cast<int>(DetectionState::Done))
            order.append(first.row());
    });
    QSignalSpy running(&controller, &DetectionController::runningChanged);
    controller.setChoice(m_choice);
    controller.addPaths(makePictures(m_folder->path(), 5));
    waitForIdle(controller);
    QCOMPARE(order, QList<int>({0, 1, 2, 3, 4}));
    QCOMPARE(running.count(), 2);
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 5);
    const ImageDetections& found = controller.model()->item(0).detections;
    QCOMPARE(found.size, (ImageSize{20, 12}));
    QCOMPARE(found.detections.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(found.imageId), QStringLiteral("0"));
}

void TestDetectionController::folders_are_searched_and_sorted() {
    QDir(m_folder->path()).mkpath(QStringLiteral("b/c"));
    makePictures(m_folder->filePath(QStringLiteral("b/c")), 2);
    makePictures(m_folder->filePath(QStringLiteral("b")), 1);
    DetectionController controller(loaderOf(m_fake));
    controller.setChoice(m_choice);
    controller.addPaths({m_folder->path()});
    waitForIdle(controller);
    QStringList names;
    for (const DetectionItem& item : controller.model()->items())
        names.append(QDir(m_folder->path()).relativeFilePath(item.path));
    QCOMPARE(names, QStringList({"b/0.png", "b/c/0.png", "b/c/1.png"}));
}

void TestDetectionController::images_added_while_running_are_detected_too_with_the_same_network() {
    m_fake->blocks = true;
    const QStringList pictures = makePictures(m_folder->path(), 4);
    DetectionController controller(loaderOf(m_fake));
    controller.setChoice(m_choice);
    controller.addPaths(pictures.mid(0, 2));
    QTRY_COMPARE(m_fake->images.load(), 1);
    controller.addPaths(pictures.mid(2));
    QTRY_COMPARE(controller.model()->rowCount(), 4);
    QCOMPARE(controller.progress().total, 4);
    m_fake->go.release(4);
    waitForIdle(controller);
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 4);
    QCOMPARE(m_fake->loads.load(), 1);
}

void TestDetectionController::a_stop_is_obeyed_within_one_image() {
    m_fake->blocks = true;
    DetectionController controller(loaderOf(m_fake));
    controller.setChoice(m_choice);
    controller.addPaths(makePictures(m_folder->path(), 5));
    QTRY_COMPARE(m_fake->images.load(), 1);
    controller.requestStop();
    QVERIFY(controller.isRunning());
    QCOMPARE(controller.progress().phase, DetectionProgress::Phase::Stopping);
    m_fake->go.release(5);
    waitForIdle(controller);
    QCOMPARE(m_fake->images.load(), 1);
    QCOMPARE(controller.model()->countOf(DetectionState::Waiting), 5);
}

void TestDetectionController::after_a_stop_the_rest_can_go_on() {
    m_fake->blocks = true;
    DetectionController controller(loaderOf(m_fake));
    controller.setChoice(m_choice);
    controller.addPaths(makePictures(m_folder->path(), 3));
    m_fake->go.release(1);
    QTRY_COMPARE(controller.model()->countOf(DetectionState::Done), 1);
    controller.requestStop();
    m_fake->blocks = false;
    m_fake->go.release(5);
    waitForIdle(controller);
    controller.start();
    waitForIdle(controller);
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 3);
    QCOMPARE(m_fake->loads.load(), 1);
}

void TestDetectionController::an_image_that_cannot_be_read_fails_alone() {
    const QStringList pictures = makePictures(m_folder->path(), 3);
    QFile broken(pictures[1]);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
    broken.close();
    DetectionController controller(loaderOf(m_fake));
    controller.setChoice(m_choice);
    controller.addPaths(pictures);
    waitForIdle(controller);
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 2);
    QCOMPARE(controller.model()->item(1).state, DetectionState::Failed);
    QVERIFY2(controller.model()->item(1).problem.contains(QStringLiteral("1.png")),
             qPrintable(controller.model()->item(1).problem));
}

void TestDetectionController::what_the_detector_throws_fails_the_image_only_data() {
    QTest::addColumn<bool>("throwsInt");
    QTest::newRow("std::exception") << false;
    QTest::newRow("int") << true;
}

void TestDetectionController::what_the_detector_throws_fails_the_image_only() {
    QFETCH(bool, throwsInt);
    m_fake->detect = [fake = m_fake.get(), throwsInt](const RgbImage&) -> Result<std::vector<Detection>> {
        if (fake->images == 1 && throwsInt)
            throw 7;
        if (fake->images == 1)
            throw std::runtime_error("tensors fell over");
        return std::vector<Detection>{};
    };
    DetectionController controller(loaderOf(m_fake));
    QSignalSpy failed(&controller, &DetectionController::failed);
    controller.setChoice(m_choice);
    controller.addPaths(makePictures(m_folder->path(), 2));
    waitForIdle(controller);
    QCOMPARE(controller.model()->item(0).state, DetectionState::Failed);
    QVERIFY(controller.model()->item(0).problem.contains(throwsInt ? QStringLiteral("without a reason")
                                                                   : QStringLiteral("tensors fell over")));
    QCOMPARE(controller.model()->item(1).state, DetectionState::Done);
    QCOMPARE(failed.count(), 0);
}

void TestDetectionController::what_the_loader_throws_is_told_in_a_sentence_data() {
    what_the_detector_throws_fails_the_image_only_data();
}

void TestDetectionController::what_the_loader_throws_is_told_in_a_sentence() {
    QFETCH(bool, throwsInt);
    DetectionController controller([throwsInt](const DetectorChoice&) -> Result<LoadedDetector> {
        if (throwsInt)
            throw 7;
        throw std::runtime_error("tensors fell over");
    });
    QSignalSpy failed(&controller, &DetectionController::failed);
    controller.setChoice(m_choice);
    controller.addPaths(makePictures(m_folder->path(), 1));
    QVERIFY(failed.wait());
    QVERIFY(failed[0][0].toString().contains(throwsInt ? QStringLiteral("without a reason")
                                                       : QStringLiteral("tensors fell over")));
    waitForIdle(controller);
}

void TestDetectionController::a_model_that_cannot_be_loaded_is_told_once_and_the_images_wait() {
    std::atomic<int> loads = 0;
    std::binary_semaphore go{0};
    DetectionController controller([&](const DetectorChoice& choice) -> Result<LoadedDetector> {
        ++loads;
        go.acquire();
        return fail(ErrorKind::Unreadable, "The keys differ.", choice.weights.toStdString());
    });
    QSignalSpy failed(&controller, &DetectionController::failed);
    controller.setChoice(m_choice);
    const QStringList pictures = makePictures(m_folder->path(), 2);
    controller.addPaths(pictures.mid(0, 1));
    QTRY_COMPARE(loads.load(), 1);
    controller.addPaths(pictures.mid(1)); // a second job queues up behind the one that will fail
    QTRY_COMPARE(controller.model()->rowCount(), 2);
    go.release();
    waitForIdle(controller);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].toString(), QStringLiteral("a.pth: The keys differ."));
    QCOMPARE(loads.load(), 1);
    QCOMPARE(controller.model()->countOf(DetectionState::Waiting), 2);
}

void TestDetectionController::another_device_after_a_failure_tries_again() {
    DetectionController controller([this](const DetectorChoice& choice) -> Result<LoadedDetector> {
        if (choice.device == QStringLiteral("cuda:0"))
            return fail(ErrorKind::BadInput, "There is no GPU.");
        return loaderOf(m_fake)(choice);
    });
    QSignalSpy failed(&controller, &DetectionController::failed);
    controller.setChoice({m_choice.weights, QStringLiteral("cuda:0")});
    controller.addPaths(makePictures(m_folder->path(), 1));
    QVERIFY(failed.wait());
    controller.setChoice(m_choice);
    waitForIdle(controller);
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 1);
}

void TestDetectionController::other_weights_detect_everything_anew() {
    DetectionController controller(loaderOf(m_fake));
    controller.setChoice(m_choice);
    controller.addPaths(makePictures(m_folder->path(), 2));
    waitForIdle(controller);
    controller.setChoice({QStringLiteral("b.pth"), m_choice.device});
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 0);
    waitForIdle(controller);
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 2);
    QCOMPARE(m_fake->loads.load(), 2);
}

void TestDetectionController::late_results_of_a_cleared_list_are_dropped() {
    m_fake->blocks = true;
    DetectionController controller(loaderOf(m_fake));
    controller.setChoice(m_choice);
    controller.addPaths(makePictures(m_folder->path(), 3));
    QTRY_COMPARE(m_fake->images.load(), 1);
    controller.clear();
    QCOMPARE(controller.model()->rowCount(), 0);
    controller.addPaths(makePictures(m_folder->path(), 1));
    QTRY_COMPARE(controller.model()->rowCount(), 1);
    m_fake->go.release(1);
    QTRY_COMPARE(m_fake->images.load(), 2);
    // The answer for the old first image has arrived before the new one is asked for.
    QTRY_COMPARE(controller.model()->item(0).state, DetectionState::Running);
    m_fake->go.release(1);
    waitForIdle(controller);
    QCOMPARE(controller.model()->item(0).state, DetectionState::Done);
}

void TestDetectionController::without_weights_the_images_wait() {
    DetectionController controller(loaderOf(m_fake));
    controller.addPaths(makePictures(m_folder->path(), 2));
    waitForIdle(controller);
    QCOMPARE(controller.model()->countOf(DetectionState::Waiting), 2);
    QCOMPARE(m_fake->loads.load(), 0);
    controller.setChoice(m_choice);
    waitForIdle(controller);
    QCOMPARE(controller.model()->countOf(DetectionState::Done), 2);
}

void TestDetectionController::a_path_that_is_not_there_is_told() {
    DetectionController controller(loaderOf(m_fake));
    QSignalSpy message(&controller, &DetectionController::message);
    controller.addPaths({m_folder->filePath(QStringLiteral("gone"))});
    QVERIFY(message.wait());
    QVERIFY(message[0][0].toString().contains(QStringLiteral("gone")));
    waitForIdle(controller);
}

void TestDetectionController::destroying_it_while_running_leaves_a_worker_that_ends_alone() {
    m_fake->blocks = true;
    const std::weak_ptr<FakeDetector> watched = m_fake;
    auto controller = std::make_unique<DetectionController>(loaderOf(m_fake));
    controller->setChoice(m_choice);
    controller->addPaths(makePictures(m_folder->path(), 3));
    QTRY_COMPARE(m_fake->images.load(), 1);
    controller.reset();
    FakeDetector* fake = m_fake.get();
    m_fake.reset();
    QVERIFY(!watched.expired());
    fake->go.release(3);
    QTRY_VERIFY(watched.expired());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestDetectionController)
#include "tst_detection_controller.moc"
