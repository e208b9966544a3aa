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

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestAppState)
#include "tst_app_state.moc"
