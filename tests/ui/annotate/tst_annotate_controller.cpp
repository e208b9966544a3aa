#include "ui/annotate/annotate_controller.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/fake_detector.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestAnnotateController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void a_drawn_box_is_on_disk_a_moment_later();
    void a_new_box_has_the_current_class_and_is_selected();
    void digits_change_the_selection_or_the_class_to_come();
    void a_class_that_is_new_joins_the_list();
    void the_first_class_of_an_empty_folder_leaves_no_other();
    void boxes_are_copied_to_another_image_and_not_twice();
    void duplicates_lie_beside_their_models();
    void keys_move_and_resize_within_the_image();
    void flags_are_set_for_all_or_for_none();
    void undo_asks_for_the_image_in_which_it_happened();
    void verified_is_labelimgs_attribute();
    void an_unreadable_annotation_cannot_be_edited();
    void a_change_on_disk_is_read_again_if_nothing_is_unsaved();
    void a_change_on_disk_is_asked_about_if_something_is_unsaved();
    void a_file_that_cannot_be_written_is_told_and_kept();
    void proposals_become_boxes_one_by_one_or_at_once();
    void proposing_can_be_stopped_and_undone();

private:
    [[nodiscard]] QByteArray xml(const char* name) const;
    void open(int image) { m_controller->setImage(image, {40, 30}); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AnnotateController> m_controller;
};

void TestAnnotateController::init() {
    m_controller.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
    auto dataset = std::make_shared<OpenDataset>();
    dataset->dataset = VocDataset::open(toPath(m_folder->path())).value();
    dataset->classes = dataset->dataset.scanClasses();
    m_controller = std::make_unique<AnnotateController>();
    m_controller->setDataset(dataset);
    open(0);
}

QByteArray TestAnnotateController::xml(const char* name) const {
    QFile file(m_folder->filePath(QStringLiteral("Annotations/%1.xml").arg(QLatin1String(name))));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAnnotateController::a_drawn_box_is_on_disk_a_moment_later() {
    QSignalSpy saved(&m_controller->saver(), &AutoSaver::saved);
    QCOMPARE(m_controller->saver().state(), AutoSaver::State::Saved);
    m_controller->draw({1, 2, 11, 12});
    QCOMPARE(m_controller->saver().state(), AutoSaver::State::Unsaved);
    QVERIFY(saved.wait());
    QVERIFY(xml("a").contains("<xmax>11</xmax>"));
    QCOMPARE(m_controller->saver().state(), AutoSaver::State::Saved);
    m_controller->undo();
    QVERIFY(saved.wait());
    QVERIFY(!xml("a").contains("<xmax>11</xmax>"));
}

void TestAnnotateController::a_new_box_has_the_current_class_and_is_selected() {
    m_controller->chooseClass("dog");
    m_controller->draw({1, 2, 11, 12});
    QCOMPARE(m_controller->objects().back().className, std::string("dog"));
    QCOMPARE(m_controller->selection(), Objects{2});
}

void TestAnnotateController::digits_change_the_selection_or_the_class_to_come() {
    m_controller->chooseClassNumber(1);
    QCOMPARE(m_controller->currentClass(), std::string("dog"));
    QVERIFY(!m_controller->session()->canUndo());
    m_controller->select({0});
    m_controller->chooseClassNumber(1);
    QCOMPARE(m_controller->objects()[0].className, std::string("dog"));
    QSignalSpy message(m_controller.get(), &AnnotateController::message);
    m_controller->chooseClassNumber(8);
    QCOMPARE(message.count(), 1);
}

void TestAnnotateController::a_class_that_is_new_joins_the_list() {
    m_controller->select({0});
    m_controller->chooseClass("zebra");
    m_controller->chooseClass("ant");
    QCOMPARE(m_controller->classes().names(), (std::vector<std::string>{"cat", "dog", "zebra", "ant"}));
    QCOMPARE(m_controller->objects()[0].className, std::string("ant"));
}

void TestAnnotateController::the_first_class_of_an_empty_folder_leaves_no_other() {
    for (const char* name : {"a", "b", "d"})
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("Annotations/%1.xml").arg(QLatin1String(name)))));
    auto dataset = std::make_shared<OpenDataset>();
    dataset->dataset = VocDataset::open(toPath(m_folder->path())).value();
    m_controller->setDataset(dataset);
    open(0);
    QSignalSpy asked(m_controller.get(), &AnnotateController::classNeeded);
    m_controller->draw({1, 2, 11, 12});
    QCOMPARE(asked.count(), 1);
    QCOMPARE(m_controller->objects()[0].className, std::string("object"));
    m_controller->setFoundClasses({"object"}, true); // it has been saved and counted
    m_controller->chooseClass("cat");
    m_controller->setFoundClasses({"cat"}, true);
    QCOMPARE(m_controller->classes().names(), std::vector<std::string>{"cat"});
    QCOMPARE(m_controller->session()->side().classes(), (ClassNotes{{"cat", ""}}));
    QCOMPARE(m_controller->currentClass(), std::string("cat"));
}

void TestAnnotateController::boxes_are_copied_to_another_image_and_not_twice() {
    open(2);
    m_controller->copyFrom(0);
    QCOMPARE(m_controller->objects().size(), std::size_t{2});
    m_controller->copyFrom(0);
    QCOMPARE(m_controller->objects().size(), std::size_t{2});
    open(0);
    m_controller->select({1});
    m_controller->copySelected();
    open(1);
    m_controller->paste();
    QCOMPARE(m_controller->objects().size(), std::size_t{1});
    QCOMPARE(m_controller->objects()[0].boxInImage, (Box{10, 10, 20, 20}));
    QCOMPARE(m_controller->objects()[0].className, std::string("dog"));
}

void TestAnnotateController::duplicates_lie_beside_their_models() {
    m_controller->select({1});
    m_controller->duplicateSelected();
    QCOMPARE(m_controller->objects()[2].boxInImage, (Box{20, 20, 30, 30}));
    QCOMPARE(m_controller->selection(), Objects{2});
}

void TestAnnotateController::keys_move_and_resize_within_the_image() {
    m_controller->select({1});
    for (int i = 0; i < 3; ++i)
        m_controller->nudge(10, 0);
    QCOMPARE(m_controller->objects()[1].boxInImage, (Box{30, 10, 40, 20}));
    m_controller->nudgeSides(LeftSide | TopSide, 0, -1);
    QCOMPARE(m_controller->objects()[1].boxInImage, (Box{30, 9, 40, 20}));
    m_controller->nudgeSides(RightSide | BottomSide, -1, 0);
    QCOMPARE(m_controller->objects()[1].boxInImage, (Box{30, 9, 39, 20}));
    m_controller->undo();
    m_controller->undo();
    QCOMPARE(m_controller->objects()[1].boxInImage, (Box{10, 10, 20, 20}));
}

void TestAnnotateController::flags_are_set_for_all_or_for_none() {
    m_controller->selectAll();
    m_controller->setSelectedFlag(ObjectFlag::Occluded, true);
    QVERIFY(m_controller->objects()[0].occluded && m_controller->objects()[1].occluded);
    m_controller->toggleFlag(ObjectFlag::Occluded);
    QVERIFY(!m_controller->objects()[0].occluded && !m_controller->objects()[1].occluded);
}

void TestAnnotateController::undo_asks_for_the_image_in_which_it_happened() {
    m_controller->draw({1, 2, 11, 12});
    open(2);
    QSignalSpy wanted(m_controller.get(), &AnnotateController::imageWanted);
    m_controller->undo();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toInt(), 0);
    open(0);
    QCOMPARE(m_controller->objects().size(), std::size_t{2});
}

void TestAnnotateController::verified_is_labelimgs_attribute() {
    QSignalSpy saved(&m_controller->saver(), &AutoSaver::saved);
    m_controller->toggleVerified();
    QVERIFY(saved.wait());
    QVERIFY(xml("a").startsWith("<annotation verified=\"yes\">"));
}

void TestAnnotateController::an_unreadable_annotation_cannot_be_edited() {
    open(3);
    QVERIFY(!m_controller->isEditable());
    m_controller->draw({1, 2, 11, 12});
    m_controller->toggleVerified();
    m_controller->saver().saveNow();
    QCOMPARE(xml("d"), QByteArray("<annotation><object>"));
}

void TestAnnotateController::a_change_on_disk_is_read_again_if_nothing_is_unsaved() {
    test::writeText(m_folder->filePath(QStringLiteral("Annotations/a.xml")),
                    "<annotation>" + test::objectXml("bird", 1, 1, 9, 9) + "</annotation>");
    m_controller->checkDisk();
    QCOMPARE(m_controller->objects().size(), std::size_t{1});
    QCOMPARE(m_controller->objects()[0].className, std::string("bird"));
}

void TestAnnotateController::a_change_on_disk_is_asked_about_if_something_is_unsaved() {
    QSignalSpy conflict(m_controller.get(), &AnnotateController::conflict);
    const QByteArray other = "<annotation>" + test::objectXml("bird", 1, 1, 9, 9) + "</annotation>";
    m_controller->draw({1, 2, 11, 12});
    test::writeText(m_folder->filePath(QStringLiteral("Annotations/a.xml")), other);
    QVERIFY(conflict.wait());
    QCOMPARE(xml("a"), other);
    QCOMPARE(m_controller->saver().state(), AutoSaver::State::Failed);
    m_controller->overwriteFileOnDisk(0);
    QVERIFY(xml("a").contains("<xmax>11</xmax>"));
    QTRY_COMPARE(m_controller->saver().state(), AutoSaver::State::Saved);
}

void TestAnnotateController::a_file_that_cannot_be_written_is_told_and_kept() {
    // A folder in the way of the temporary file stops the writing for every user.
    const QString blocker = m_folder->filePath(QStringLiteral("Annotations/a.xml.part"));
    QVERIFY(QDir().mkpath(blocker + QStringLiteral("/x")));
    const QByteArray before = xml("a");
    QSignalSpy problem(m_controller.get(), &AnnotateController::problem);
    m_controller->draw({1, 2, 11, 12});
    QVERIFY(problem.wait());
    QCOMPARE(m_controller->saver().state(), AutoSaver::State::Failed);
    QCOMPARE(xml("a"), before);
    QCOMPARE(m_controller->objects().size(), std::size_t{3});
    QVERIFY(QDir(blocker).removeRecursively());
    QTRY_COMPARE_WITH_TIMEOUT(m_controller->saver().state(), AutoSaver::State::Saved, 8000);
    QVERIFY(xml("a").contains("<xmax>11</xmax>"));
}

void TestAnnotateController::proposals_become_boxes_one_by_one_or_at_once() {
    auto fake = std::make_shared<test::FakeDetector>();
    fake->detect = [](const RgbImage&) {
        return std::vector<Detection>{{{1, 2, 9, 8}, 1, 0.9F},
                                      {{20, 2, 30, 8}, 2, 0.8F},
                                      {{30, 20, 38, 28}, 1, 0.7F},
                                      {{30, 20, 38, 27}, 1, 0.6F}}; // the network's last step drops it
    };
    ProposalController proposals(m_controller.get(), test::loaderOf(fake));
    QSignalSpy problem(&proposals, &ProposalController::problem);
    open(2);
    proposals.propose({2});
    QCOMPARE(problem.count(), 1); // no model yet
    proposals.setModel(QStringLiteral("best.pth"));
    proposals.propose({2});
    QTRY_VERIFY(!proposals.isRunning());
    QCOMPARE(proposals.shown().size(), std::size_t{3});
    QVERIFY(m_controller->objects().empty());
    proposals.setThreshold(0.75F);
    QCOMPARE(proposals.shown().size(), std::size_t{2});
    proposals.accept(); // chooses the best
    QCOMPARE(proposals.selected(), 0);
    proposals.accept();
    QCOMPARE(m_controller->objects().size(), std::size_t{1});
    QCOMPARE(proposals.selected(), 1);
    proposals.reject();
    QVERIFY(proposals.shown().empty());
    proposals.setThreshold(0.05F);
    proposals.acceptAll();
    QCOMPARE(m_controller->objects().size(), std::size_t{2});
    QCOMPARE(m_controller->objects()[1].boxInImage, (Box{30, 20, 38, 28}));
}

void TestAnnotateController::proposing_can_be_stopped_and_undone() {
    auto fake = std::make_shared<test::FakeDetector>();
    fake->blocks = true;
    ProposalController proposals(m_controller.get(), test::loaderOf(fake));
    proposals.setModel(QStringLiteral("best.pth"));
    proposals.setThreshold(0.05F);
    proposals.propose({2, 1, 0});
    fake->entered.acquire();
    QSignalSpy progress(&proposals, &ProposalController::progressChanged);
    fake->go.release();
    QTRY_VERIFY(proposals.done() == 1);
    proposals.requestStop();
    fake->go.release(2);
    QTRY_VERIFY(!proposals.isRunning());
    QVERIFY(m_controller->session()->proposals(2) != nullptr);
    QVERIFY(m_controller->session()->proposals(0) == nullptr);
    m_controller->undo();
    QVERIFY(m_controller->session()->proposals(2) == nullptr);
    m_controller->saver().saveNow();
    QVERIFY(xml("c").isEmpty());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAnnotateController)
#include "tst_annotate_controller.moc"
