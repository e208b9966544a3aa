#include "ui/dialogs/statistics_dialog.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "core/data/voc_statistics.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/panels/heat_map_view.h"
#include "ui/panels/histogram_view.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestStatisticsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers_are_those_of_the_files_and_a_class_leads_to_its_images();
    void every_bar_and_cell_leads_to_its_images();
    void numbers_follow_what_is_edited_meanwhile();
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
    auto* table = dialog->findChild<QTreeWidget*>(QStringLiteral("statisticsTable"));
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
    QCOMPARE(wanted.front().at(0).toString(), QStringLiteral("dog"));
    QCOMPARE(wanted.front().at(1).value<std::vector<int>>(), std::vector<int>{0});
    delete dialog;
}

void TestStatisticsDialog::every_bar_and_cell_leads_to_its_images() {
    const QTemporaryDir folder;
    test::makeTinyDataset(folder.path());
    auto open = std::make_shared<OpenDataset>();
    open->dataset = VocDataset::open(toPath(folder.path())).value();
    StatisticsDialog dialog(open, ClassCatalog({}, {"cat", "dog"}));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy counted(&dialog, &StatisticsDialog::counted);
    QSignalSpy wanted(&dialog, &StatisticsDialog::imagesWanted);
    dialog.show();
    QVERIFY(counted.wait());
    const auto last = [&wanted]() {
        return std::pair(wanted.last().at(0).toString(), wanted.last().at(1).value<std::vector<int>>());
    };
    using Wanted = std::pair<QString, std::vector<int>>;
    const auto bars = dialog.findChildren<HistogramView*>();
    Q_EMIT bars[0]->binChosen(2); // sides of 8 to 16: the dog
    QCOMPARE(last(), (Wanted{QStringLiteral("All classes: 8 to 16 pixels"), {0}}));
    Q_EMIT bars[2]->binChosen(0); // no box
    QCOMPARE(last(), (Wanted{QStringLiteral("All classes: 0 boxes"), {1, 2, 3}}));
    auto* table = dialog.findChild<QTreeWidget*>(QStringLiteral("statisticsTable"));
    table->setCurrentItem(table->topLevelItem(1));
    const int count = static_cast<int>(wanted.count());
    Q_EMIT bars[0]->binChosen(2); // no cat is that small
    QCOMPARE(wanted.count(), count);
    Q_EMIT table->itemActivated(table->topLevelItem(1), 3);
    QCOMPARE(last(), (Wanted{QStringLiteral("cat: Small"), {0}}));
    auto* splits = dialog.findChild<QTreeWidget*>(QStringLiteral("splitTable"));
    QCOMPARE(splits->topLevelItem(1)->text(1), QStringLiteral("1  (50 %)"));
    Q_EMIT splits->itemActivated(splits->topLevelItem(1), 1);
    QCOMPARE(last(), (Wanted{QStringLiteral("dog: train"), {0}}));
    const auto maps = dialog.findChildren<HeatMapView*>();
    for (HeatMapView* map : maps)
        if (map->accessibleName() == QStringLiteral("Images that hold both classes"))
            Q_EMIT map->cellChosen({1, 0});
    QCOMPARE(last(), (Wanted{QStringLiteral("cat and dog"), {0}}));
}

void TestStatisticsDialog::numbers_follow_what_is_edited_meanwhile() {
    const QTemporaryDir folder;
    test::makeTinyDataset(folder.path());
    auto open = std::make_shared<OpenDataset>();
    open->dataset = VocDataset::open(toPath(folder.path())).value();
    StatisticsDialog dialog(open, ClassCatalog({}, {"cat", "dog"}));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy counted(&dialog, &StatisticsDialog::counted);
    QSignalSpy refreshed(&dialog, &StatisticsDialog::refreshed);
    dialog.show();
    QVERIFY(counted.wait());
    test::writeText(folder.filePath(QStringLiteral("Annotations/c.xml")),
                    "<annotation>" + test::objectXml("dog", 1, 1, 9, 9) + "</annotation>");
    dialog.refreshImage(2);
    QVERIFY(refreshed.wait());
    QCOMPARE(dialog.statistics()->whole().all.objects, 3L);
    QCOMPARE(dialog.statistics()->whole().unlabelled, 0L);
    QCOMPARE(dialog.findChild<QTreeWidget*>(QStringLiteral("statisticsTable"))->topLevelItem(2)->text(1),
             QStringLiteral("2"));
    dialog.refreshImage(0, true);
    QVERIFY(refreshed.wait());
    QCOMPARE(dialog.statistics()->whole().images, 3L);
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
