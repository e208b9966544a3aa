#include "ui/support/close_guard.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

namespace boxwright {

namespace {

/// A window that asks its guard, as the main window does.
class GuardedWindow : public QWidget {
public:
    GuardedWindow()
        : guard(this) {}
    CloseGuard guard;

protected:
    void closeEvent(QCloseEvent* event) override { event->setAccepted(guard.mayClose()); }
};

} // namespace

class TestCloseGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void without_a_running_job_the_window_closes();
    void a_running_job_keeps_the_window_open_and_is_asked_about_once();
    void keep_running_changes_nothing();
    void stop_closes_the_window_when_the_job_has_ended();
    void a_job_that_ends_by_itself_does_not_close_the_window();

private:
    void answer(QMessageBox::ButtonRole role);
    [[nodiscard]] QList<QMessageBox*> questions() const { return m_window->findChildren<QMessageBox*>(); }

    std::unique_ptr<GuardedWindow> m_window;
    bool m_running = false;
    int m_stopRequests = 0;
};

void TestCloseGuard::init() {
    m_running = false;
    m_stopRequests = 0;
    m_window = std::make_unique<GuardedWindow>();
    m_window->guard.addJob([this]() { return m_running; }, [this]() { ++m_stopRequests; });
    m_window->show();
}

void TestCloseGuard::answer(QMessageBox::ButtonRole role) {
    QCOMPARE(questions().size(), 1);
    QMessageBox* question = questions().first();
    const auto buttons = question->buttons();
    for (QAbstractButton* button : buttons)
        if (question->buttonRole(button) == role)
            button->click();
}

void TestCloseGuard::without_a_running_job_the_window_closes() {
    QVERIFY(m_window->close());
}

void TestCloseGuard::a_running_job_keeps_the_window_open_and_is_asked_about_once() {
    m_running = true;
    QVERIFY(!m_window->close());
    QVERIFY(!m_window->close());
    QCOMPARE(questions().size(), 1);
    QCOMPARE(m_stopRequests, 0);
}

void TestCloseGuard::keep_running_changes_nothing() {
    m_running = true;
    QVERIFY(!m_window->close());
    answer(QMessageBox::RejectRole);
    QTRY_VERIFY(questions().isEmpty());
    QCOMPARE(m_stopRequests, 0);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->close());
    QCOMPARE(questions().size(), 1); // asked again
}

void TestCloseGuard::stop_closes_the_window_when_the_job_has_ended() {
    m_running = true;
    QSignalSpy stopping(&m_window->guard, &CloseGuard::stopping);
    QVERIFY(!m_window->close());
    answer(QMessageBox::AcceptRole);
    QTRY_VERIFY(questions().isEmpty());
    QCOMPARE(m_stopRequests, 1);
    QCOMPARE(stopping.count(), 1);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->close()); // impatient
    QVERIFY(questions().isEmpty());
    m_running = false;
    m_window->guard.jobsChanged();
    QTRY_VERIFY(!m_window->isVisible());
}

void TestCloseGuard::a_job_that_ends_by_itself_does_not_close_the_window() {
    m_running = true;
    QVERIFY(!m_window->close());
    answer(QMessageBox::RejectRole);
    m_running = false;
    m_window->guard.jobsChanged();
    QCoreApplication::processEvents();
    QVERIFY(m_window->isVisible());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestCloseGuard)
#include "tst_close_guard.moc"
