#include "ui/dialogs/statistics_dialog.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "core/data/voc_statistics.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/panels/histogram_view.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestStatisticsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers_are_those_of_the_files_and_a_class_leads_to_its_images();
    void counting_stops_when_it_is_asked_to();
};

void TestStatisticsDialog::numbers_are_those_of_the_files_and_a_class_leads_to_its_images() {
    const QTemporaryDir folder;
    test::makeTinyDataset(folder.path());
    auto open = std::make_shared<OpenDataset>();
    open->dataset = VocDataset::open(toPath(folder.path())).value();
    auto* dialog = new StatisticsDialog(open, ClassCatalog({}, {"cat", "dog"}));
    QSignalSpy counted(dialog, &StatisticsDialog::counted);
    QSignalSpy wanted(dialog, &StatisticsDialog::imagesWanted);
    dialog->show();
    QVERIFY(counted.wait());
    const SplitStatistics& whole = dialog->statistics()->whole();
    QCOMPARE(whole.images, 4L);
    QCOMPARE(whole.unlabelled, 1L);
    QCOMPARE(dialog->statistics()->splits().at("train").all.objects, 2L);
    QCOMPARE(dialog->statistics()->splits().at("val").all.objects, 0L);
    auto* table = dialog->findChild<QTreeWidget*>();
    QCOMPARE(table->topLevelItemCount(), 3);
    QCOMPARE(table->topLevelItem(0)->text(1), QStringLiteral("2"));
    QCOMPARE(table->topLevelItem(2)->text(0), QStringLiteral("dog"));
    QCOMPARE(table->topLevelItem(2)->text(3), QStringLiteral("1")); // 10 x 10 is small
    const auto bars = dialog->findChildren<HistogramView*>();
    const QImage before = bars.front()->grab().toImage();
    table->setCurrentItem(table->topLevelItem(2));
    QVERIFY(bars.front()->grab().toImage() != before);
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Show Images"))
            button->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().toString(), QStringLiteral("dog"));
}

void TestStatisticsDialog::counting_stops_when_it_is_asked_to() {
    const QTemporaryDir folder;
    test::makeTinyDataset(folder.path());
    std::stop_source stop;
    JobControl control;
    control.stop = stop.get_token();
    control.onProgress = [&stop](std::size_t, std::size_t) { stop.request_stop(); };
    const auto counted = countStatistics(VocDataset::open(toPath(folder.path())).value(), control);
    QVERIFY(!counted && counted.error().kind == ErrorKind::Cancelled);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestStatisticsDialog)
#include "tst_statistics_dialog.moc"
