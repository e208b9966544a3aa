#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/fake_inspector.h"
#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/inspect/how_it_sees_dialog.h"
#include "ui/inspect/inspection_panel.h"
#include "ui/panels/inline_notice.h"
#include "ui/panels/score_slider.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

ObjectAnnotation object(const char* className, const Box& boxInImage) {
    ObjectAnnotation made;
    made.className = className;
    made.boxInImage = boxInImage;
    return made;
}

} // namespace

class TestHowItSees : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void every_step_shows_what_the_detector_decided_data();
    void every_step_shows_what_the_detector_decided();
    void what_is_about_training_asks_for_boxes_where_there_are_none();
    void a_box_that_no_anchor_fits_is_said();
    void a_click_chooses_the_cell_whose_anchors_are_shown();
    void a_click_on_a_box_shows_its_anchors_alone();
    void objectness_colours_the_cells_that_are_surer();
    void truth_is_read_for_an_image_of_the_open_folder();
    void classes_that_the_model_does_not_know_are_named();
    void nothing_is_shown_after_cancel();
    void a_model_is_loaded_once_and_anew_when_its_file_changes();
    void without_a_model_or_a_readable_image_a_sentence_says_so();

private:
    [[nodiscard]] InspectionSubject subject(std::vector<ObjectAnnotation> truth) const {
        return {m_folder->filePath(QStringLiteral("JPEGImages/a.png")), std::move(truth), {}};
    }
    void show(const InspectionSubject& subject);
    [[nodiscard]] QString numbers() const {
        return m_dialog->findChild<QLabel*>(QStringLiteral("inspectionNumbers"))->text();
    }
    [[nodiscard]] QString advice() const {
        return m_dialog->findChild<QLabel*>(QStringLiteral("inspectionAdvice"))->text();
    }

    std::unique_ptr<test::TestSettings> m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::shared_ptr<test::FakeInspector> m_fake;
    std::unique_ptr<HowItSeesDialog> m_dialog;
    QString m_weights;
};

void TestHowItSees::init() {
    m_settings = std::make_unique<test::TestSettings>();
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
    m_weights = m_folder->filePath(QStringLiteral("best.pth"));
    test::writeText(m_weights, "weights");
    m_state = std::make_unique<AppState>();
    m_state->setModelPath(m_weights);
    m_fake = std::make_shared<test::FakeInspector>();
    m_dialog = std::make_unique<HowItSeesDialog>(m_state.get(), nullptr, test::loaderOf(m_fake));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
}

void TestHowItSees::cleanup() {
    m_dialog.reset();
    m_state.reset();
    m_folder.reset();
}

void TestHowItSees::show(const InspectionSubject& subject) {
    QSignalSpy shown(m_dialog.get(), &HowItSeesDialog::shown);
    m_dialog->setSubject(subject);
    QVERIFY(shown.wait());
}

void TestHowItSees::every_step_shows_what_the_detector_decided_data() {
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("boxes");
    QTest::addColumn<QString>("number");
    const auto row = [](const char* name, InspectionStep step, int boxes, const char* number) {
        QTest::newRow(name) << static_cast<int>(step) << boxes << QString::fromUtf8(number);
    };
    row("the anchors of a cell and the box of the truth", InspectionStep::Anchors, 2, "80 × 60");
    row("the anchor that should say object, and the truth", InspectionStep::Matching, 2, "<b>2</b>");
    row("two proposals after NMS, and the truth", InspectionStep::Proposals, 3, "90 %");
    row("samples that are objects", InspectionStep::Samples, 2, "67 %");
    row("boxes from 0.50 on, dropped ones too", InspectionStep::Scores, 3, "90 %");
    row("two boxes that are left, and the truth", InspectionStep::Result, 3, "<b>1</b>");
}

void TestHowItSees::every_step_shows_what_the_detector_decided() {
    QFETCH(int, step);
    QFETCH(int, boxes);
    show(subject({object("cat", {4, 4, 36, 26})}));
    m_dialog->setStep(static_cast<InspectionStep>(step));
    QCOMPARE(static_cast<int>(m_dialog->canvas()->boxes().size()), boxes);
    QFETCH(QString, number);
    QVERIFY2(numbers().contains(number), qPrintable(numbers()));
}

void TestHowItSees::what_is_about_training_asks_for_boxes_where_there_are_none() {
    show({m_folder->filePath(QStringLiteral("JPEGImages/a.png")), {}, {}});
    for (const InspectionStep step : inspectionSteps) {
        m_dialog->setStep(step);
        QCOMPARE(advice().contains(QStringLiteral("draw the boxes")), needsTruth(step));
        QCOMPARE(m_dialog->canvas()->boxes().empty(), needsTruth(step));
    }
}

void TestHowItSees::a_box_that_no_anchor_fits_is_said() {
    show(subject({object("cat", {4, 4, 36, 26})}));
    m_dialog->setStep(InspectionStep::Matching);
    QVERIFY2(advice().contains(QStringLiteral("No anchor of any level overlaps")), qPrintable(advice()));
    QVERIFY(advice().contains(QStringLiteral("0.70")));
}

void TestHowItSees::a_click_chooses_the_cell_whose_anchors_are_shown() {
    show(subject({}));
    InspectionCanvas* canvas = m_dialog->canvas();
    m_dialog->panel()->setAnchorLevel(0);
    // Level P3: cells of 8 resized pixels are 4 of the image; (21, 13) is nearest to column 5, row 3.
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->imageToView({21, 13}).toPoint());
    QCOMPARE(canvas->boxes().back().boxInImage, (Box{16, 8, 24, 16}));
}

void TestHowItSees::a_click_on_a_box_shows_its_anchors_alone() {
    show(subject({object("cat", {4, 4, 20, 20}), object("dog", {24, 4, 38, 20})}));
    m_dialog->setStep(InspectionStep::Matching);
    InspectionCanvas* canvas = m_dialog->canvas();
    QCOMPARE(canvas->boxes().size(), std::size_t(3));
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->imageToView({30, 10}).toPoint());
    QCOMPARE(canvas->boxes().size(), std::size_t(2)); // the drawn anchors are all of the cat
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->imageToView({10, 10}).toPoint());
    QCOMPARE(canvas->boxes().size(), std::size_t(3));
}

void TestHowItSees::objectness_colours_the_cells_that_are_surer() {
    show(subject({}));
    m_dialog->setStep(InspectionStep::Proposals);
    const auto colorAt = [this](QPointF place) {
        InspectionCanvas* canvas = m_dialog->canvas();
        return canvas->grab().toImage().pixelColor(canvas->imageToView(place).toPoint());
    };
    const QPointF sure(36, 6), unsure(36, 26); // away from every box
    const QColor plain = colorAt(sure);
    m_dialog->findChild<QCheckBox*>()->setChecked(true);
    QVERIFY(colorAt(sure) != plain);
    QCOMPARE(colorAt(unsure), plain);
}

void TestHowItSees::truth_is_read_for_an_image_of_the_open_folder() {
    QSignalSpy opened(m_state.get(), &AppState::datasetChanged);
    m_state->openFolder(m_folder->path());
    QVERIFY(opened.wait());
    show({m_folder->filePath(QStringLiteral("JPEGImages/a.png")), {}, m_state->dataset()});
    m_dialog->setStep(InspectionStep::Result);
    QCOMPARE(m_dialog->canvas()->boxes().size(), std::size_t(4)); // cat and dog of the file, and two results
}

void TestHowItSees::classes_that_the_model_does_not_know_are_named() {
    show(subject({object("unicorn", {4, 4, 36, 26})}));
    QVERIFY(m_dialog->findChild<InlineNotice*>()->text().contains(QStringLiteral("unicorn")));
}

void TestHowItSees::nothing_is_shown_after_cancel() {
    m_fake->blocks = true;
    m_dialog->setSubject(subject({}));
    m_fake->entered.acquire();
    QVERIFY(!m_dialog->canvas()->hasImage());
    for (QPushButton* button : m_dialog->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Cancel"))
            button->click();
    QSignalSpy shown(m_dialog.get(), &HowItSeesDialog::shown);
    m_fake->blocks = false;
    m_fake->go.release();
    workPool().waitForDone();
    QCoreApplication::processEvents(); // the result has come
    QCOMPARE(shown.count(), 0);
    QVERIFY(!m_dialog->canvas()->hasImage());
    show(subject({}));
    QVERIFY(m_dialog->canvas()->hasImage());
}

void TestHowItSees::a_model_is_loaded_once_and_anew_when_its_file_changes() {
    show(subject({}));
    show(subject({}));
    QCOMPARE(m_fake->loads, 1);
    QFile file(m_weights);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
    file.close();
    show(subject({}));
    QCOMPARE(m_fake->loads, 2);
}

void TestHowItSees::without_a_model_or_a_readable_image_a_sentence_says_so() {
    show({m_folder->filePath(QStringLiteral("nowhere.png")), {}, {}});
    QVERIFY(m_dialog->findChild<InlineNotice*>()->text().contains(QStringLiteral("nowhere.png")));
    AppState empty;
    HowItSeesDialog dialog(&empty, nullptr, test::loaderOf(m_fake));
    dialog.setSubject(subject({}));
    QVERIFY(dialog.canvas()->placeholder().contains(QStringLiteral("Choose a model")));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestHowItSees)
#include "tst_how_it_sees.moc"
