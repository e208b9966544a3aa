// A person's work as a script of mouse and key events, and what it costs.
#include <filesystem>

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/voc_document.h"
#include "tests/ui/support/fake_detector.h"
#include "tests/ui/support/test_settings.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace fs = std::filesystem;

namespace {

const fs::path bccd = fs::path(BOXWRIGHT_SHARED_DATA) / "bccd/VOCdevkit/VOC2012";
constexpr int imagesToAnnotate = 5;

struct Truth {
    std::vector<std::vector<ObjectAnnotation>> images;
    int boxes = 0;
};

} // namespace

class TestAnnotateSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void five_images_from_scratch_and_with_proposals();

private:
    void open(bool withClasses);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void drawAll(const std::vector<ObjectAnnotation>& truth);
    void drawOne(const ObjectAnnotation& object);
    [[nodiscard]] std::vector<ObjectAnnotation> missing(const std::vector<ObjectAnnotation>& truth) const;
    void goOn();
    [[nodiscard]] AnnotateController& controller() const { return *m_workspace->controller(); }

    test::TestSettings m_settings;
    Truth m_truth;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<AnnotateWorkspace> m_workspace;
    EditCanvas* m_canvas = nullptr;
    int m_events = 0; ///< what the person did: drags, clicks, keys
};

void TestAnnotateSession::initTestCase() {
    if (!fs::exists(bccd))
        QSKIP("BCCD is not here.");
    for (int i = 0; i < imagesToAnnotate; ++i) {
        const auto document =
            VocDocument::read(bccd / "Annotations" / ("BloodImage_0000" + std::to_string(i) + ".xml"));
        QVERIFY(document);
        m_truth.images.push_back(document->annotation().objects);
        // Boxes without extent, and the second of two in the same place, cannot be drawn twice.
        std::erase_if(m_truth.images.back(),
                      [](const ObjectAnnotation& object) { return !object.boxInImage.hasExtent(); });
        m_truth.boxes += static_cast<int>(m_truth.images.back().size());
    }
}

void TestAnnotateSession::open(bool withClasses) {
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    for (int i = 0; i < imagesToAnnotate; ++i) {
        const std::string name = "BloodImage_0000" + std::to_string(i) + ".jpg";
        fs::copy_file(bccd / "JPEGImages" / name, toPath(m_folder->path()) / name);
    }
    auto fake = std::make_shared<test::FakeDetector>();
    // A model that finds every box but the fifth ones, a little off, and one that is not there in each image.
    fake->detect = [this, image = std::make_shared<int>(0)](const RgbImage&) {
        std::vector<Detection> found{{{2, 2, 30, 22}, 1, 0.55F}};
        const auto& truth = m_truth.images[static_cast<std::size_t>(*image)];
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const Box& box = truth[i].boxInImage;
            const int label = truth[i].className == "RBC" ? 1 : truth[i].className == "WBC" ? 2 : 3;
            if (i % 5 != 4)
                found.push_back({{box.xmin + 2, box.ymin + 1, box.xmax + 1, box.ymax - 2}, label, 0.9F});
        }
        ++*image;
        return found;
    };
    const LoadDetector load = [fake](const DetectorChoice& choice) {
        auto loaded = test::loaderOf(fake)(choice);
        loaded->info.classes = ClassList({"RBC", "WBC", "Platelets"});
        return loaded;
    };
    m_state = std::make_unique<AppState>();
    m_actions = std::make_unique<Actions>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions, nullptr, load);
    for (const Actions::Entry& entry : m_actions->entries())
        m_workspace->addAction(entry.action);
    m_canvas = m_workspace->findChild<EditCanvas*>();
    m_workspace->resize(1280, 800);
    m_workspace->show();
    QVERIFY(QTest::qWaitForWindowActive(m_workspace.get()));
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder->path());
    QVERIFY(shown.wait());
    if (withClasses)
        for (const char* name : {"RBC", "WBC", "Platelets"})
            controller().chooseClass(name);
    m_canvas->setFocus();
    m_events = 0;
}

void TestAnnotateSession::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    ++m_events;
    QTest::keyClick(m_canvas, key, modifiers);
}

void TestAnnotateSession::drawOne(const ObjectAnnotation& object) {
    const Box& box = object.boxInImage;
    const QPoint from = m_canvas->imageToView({box.xmin, box.ymin}).toPoint();
    const QPoint to = m_canvas->imageToView({box.xmax, box.ymax}).toPoint();
    ++m_events; // with Shift, so that it is a new box wherever it begins
    QTest::mousePress(m_canvas, Qt::LeftButton, Qt::ShiftModifier, from);
    QMouseEvent half(QEvent::MouseMove, (from + to) / 2, m_canvas->mapToGlobal((from + to) / 2), Qt::NoButton,
                     Qt::LeftButton, Qt::ShiftModifier);
    QCoreApplication::sendEvent(m_canvas, &half);
    QTest::mouseRelease(m_canvas, Qt::LeftButton, Qt::ShiftModifier, to);
    const int number = controller().classes().indexOf(object.className);
    if (controller().objects().back().className != object.className)
        press(static_cast<Qt::Key>(Qt::Key_1 + number));
}

void TestAnnotateSession::drawAll(const std::vector<ObjectAnnotation>& truth) {
    for (const ObjectAnnotation& object : truth)
        drawOne(object);
}

std::vector<ObjectAnnotation> TestAnnotateSession::missing(const std::vector<ObjectAnnotation>& truth) const {
    return withoutDoubles(truth, controller().objects(), 0.7F);
}

void TestAnnotateSession::goOn() {
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    const int before = controller().image();
    press(Qt::Key_D);
    if (before + 1 < imagesToAnnotate)
        QVERIFY(!shown.isEmpty() || shown.wait());
}

void TestAnnotateSession::five_images_from_scratch_and_with_proposals() {
    open(true);
    for (const auto& truth : m_truth.images) {
        drawAll(truth);
        QCOMPARE(controller().objects().size(), truth.size());
        QVERIFY(missing(truth).empty());
        goOn();
    }
    const int scratch = m_events;

    open(true);
    m_workspace->proposals()->setModel(QStringLiteral("best.pth"));
    for (const auto& truth : m_truth.images) {
        press(Qt::Key_P);
        QTRY_VERIFY(!m_workspace->proposals()->isRunning());
        press(Qt::Key_A, Qt::ShiftModifier);
        for (const ObjectAnnotation& object : missing(truth))
            drawOne(object);
        // The one that is not there: a click and Delete.
        m_events += 1;
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, m_canvas->imageToView({8, 8}).toPoint());
        press(Qt::Key_Delete);
        QVERIFY(missing(truth).empty());
        goOn();
    }
    const int proposed = m_events;

    // labelImg, by its key list: W, drag, then Enter in the class dialogue (or pick and Enter); Ctrl+S and D.
    int labelImg = 0;
    std::string last;
    for (const auto& truth : m_truth.images) {
        for (const ObjectAnnotation& object : truth) {
            labelImg += object.className == last ? 3 : 4;
            last = object.className;
        }
        labelImg += 2;
    }
    qInfo("%d boxes in %d images: %d actions from scratch, %d with proposals, %d in labelImg", m_truth.boxes,
          imagesToAnnotate, scratch, proposed, labelImg);
    QVERIFY(scratch * 100 <= labelImg * 60);
    QVERIFY(proposed * 2 <= scratch);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAnnotateSession)
#include "tst_annotate_session.moc"
