#include "ui/support/desktop_notice.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace boxwright;

class TestDesktopNotice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void it_speaks_to_a_user_who_looks_elsewhere_and_only_then() {
        QWidget window;
        auto* page = new QWidget(&window);
        DesktopNotice notice(page);
        QSignalSpy shown(&notice, &DesktopNotice::shown);
        notice.show(QStringLiteral("Done"), QStringLiteral("Best AP50: 0.9"));
        QCOMPARE(shown.count(), 1);
        QCOMPARE(shown.first().last().toString(), QStringLiteral("Best AP50: 0.9"));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        notice.show(QStringLiteral("Done"), QStringLiteral("again"));
        QCOMPARE(shown.count(), 1);
    }
};

QTEST_MAIN(TestDesktopNotice)
#include "tst_desktop_notice.moc"
