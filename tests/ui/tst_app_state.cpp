#include "ui/app_state.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/tiny_dataset.h"
#include "ui/support/background.h"

namespace boxwright {

class TestAppState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void an_opened_folder_has_its_images_and_classes();
    void a_folder_that_is_not_there_fails_with_a_sentence();
    void a_failure_keeps_the_data_set_that_was_open();
    void only_the_newest_request_changes_the_state();
    void destroying_it_while_it_opens_is_safe();
    void the_same_model_is_told_once();
    void what_the_numbers_mean_is_guessed_settled_and_chosen();

private:
    QTemporaryDir m_folder;
    QString m_other;
};

void TestAppState::initTestCase() {
    test::makeTinyDataset(m_folder.path());
    m_other = m_folder.filePath(QStringLiteral("other"));
    test::makeTinyDataset(m_other);
}

void TestAppState::an_opened_folder_has_its_images_and_classes() {
    AppState state;
    QSignalSpy changed(&state, &AppState::datasetChanged);
    state.openFolder(m_folder.path());
    QVERIFY(state.isOpening());
    QVERIFY(!state.dataset());
    QVERIFY(changed.wait());
    QVERIFY(!state.isOpening());
    QCOMPARE(state.dataset()->dataset.images().size(), std::size_t{4});
    QCOMPARE(state.dataset()->classes, ClassList({"cat", "dog"}));
    QCOMPARE(state.datasetFolder(), m_folder.path());
}

void TestAppState::a_folder_that_is_not_there_fails_with_a_sentence() {
    AppState state;
    QSignalSpy changed(&state, &AppState::datasetChanged);
    QSignalSpy failed(&state, &AppState::openFailed);
    state.openFolder(m_folder.filePath(QStringLiteral("nothing")));
    QVERIFY(failed.wait());
    const QString message = failed.first().first().toString();
    QVERIFY2(message.contains(QStringLiteral("nothing")) && message.endsWith(QLatin1Char('.')), qPrintable(message));
    QCOMPARE(changed.count(), 0);
    QVERIFY(!state.isOpening());
}

void TestAppState::a_failure_keeps_the_data_set_that_was_open() {
    AppState state;
    QSignalSpy changed(&state, &AppState::datasetChanged);
    state.openFolder(m_folder.path());
    QVERIFY(changed.wait());
    const auto open = state.dataset();
    QSignalSpy failed(&state, &AppState::openFailed);
    state.openFolder(m_folder.filePath(QStringLiteral("nothing")));
    QVERIFY(failed.wait());
    QCOMPARE(state.dataset(), open);
    QCOMPARE(state.datasetFolder(), m_folder.path());
}

void TestAppState::only_the_newest_request_changes_the_state() {
    AppState state;
    QSignalSpy changed(&state, &AppState::datasetChanged);
    QSignalSpy failed(&state, &AppState::openFailed);
    for (int i = 0; i < 20; ++i)
        state.openFolder(m_folder.filePath(QStringLiteral("nothing")));
    state.openFolder(m_folder.path());
    state.openFolder(m_other);
    QVERIFY(changed.wait());
    QTRY_COMPARE(workPool().activeThreadCount(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(state.datasetFolder(), m_other);
}

void TestAppState::destroying_it_while_it_opens_is_safe() {
    for (int i = 0; i < 20; ++i) {
        AppState state;
        state.openFolder(m_folder.path());
    }
    QVERIFY(workPool().waitForDone(20000));
    QCoreApplication::processEvents();
}

void TestAppState::the_same_model_is_told_once() {
    AppState state;
    QSignalSpy changed(&state, &AppState::modelPathChanged);
    state.setModelPath(QStringLiteral("best.pth"));
    state.setModelPath(QStringLiteral("best.pth"));
    QCOMPARE(changed.count(), 1);
}

void TestAppState::what_the_numbers_mean_is_guessed_settled_and_chosen() {
    const QTemporaryDir folder;
    test::makeTinyDataset(folder.path());
    const QString file = folder.filePath(QStringLiteral("Annotations/b.xml"));
    test::writeText(file, "<annotation>" + test::objectXml("cat", 0, 4, 9, 9) + "</annotation>");
    AppState state;
    QSignalSpy changed(&state, &AppState::datasetChanged);
    const auto open = [&]() {
        state.openFolder(folder.path());
        return changed.wait() ? state.dataset() : nullptr;
    };
    auto dataset = open();
    QVERIFY(dataset);
    QCOMPARE(dataset->pixelEvidence, (VocPixelEvidence{2, 1, 0, 0}));
    QCOMPARE(dataset->dataset.pixels(), VocPixels::ZeroBased);
    QVERIFY(!dataset->pixelsSettled);
    state.choosePixels(VocPixels::Official);
    QVERIFY(changed.wait());
    QCOMPARE(state.dataset()->dataset.pixels(), VocPixels::Official);
    QVERIFY(state.dataset()->pixelsSettled);
    QCOMPARE(state.dataset()->dataset.annotation(0)->objects[0].boxInImage, (Box{3, 3, 36, 26}));
    QSignalSpy refreshed(&state, &AppState::datasetRefreshed);
    state.refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(state.dataset()->dataset.pixels(), VocPixels::Official); // never silently another
    QVERIFY(state.dataset()->pixelsSettled);
    test::writeText(folder.filePath(QStringLiteral(".boxwright.jsonl")), "{\"voc_pixels\":\"labelimg\"}\n");
    dataset = open();
    QCOMPARE(dataset->dataset.pixels(), VocPixels::LabelImg);
    QVERIFY(dataset->pixelsSettled);
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestAppState)
#include "tst_app_state.moc"
