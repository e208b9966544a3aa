#include "core/base/quiet_thread.h"

#include <algorithm>

#include <QTest>

#include <sys/resource.h>

using namespace boxwright;

namespace {

int niceness() {
    return getpriority(PRIO_PROCESS, 0); // of this thread, on Linux
}

} // namespace

class TestQuietThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quietWorkGivesItsResultAndLeavesThisThreadAsItIs() {
        const int usual = niceness();
        QCOMPARE(runQuietly([]() { return niceness(); }), std::min(usual + 10, 19));
        QCOMPARE(niceness(), usual);
    }

    void aShareIsLoweredAndNeverRaised() {
        std::jthread([usual = niceness()]() {
            lowerThreadShare(ThreadShare::Quiet);
            lowerThreadShare(ThreadShare::Work);
            QCOMPARE(niceness(), std::min(usual + 10, 19));
        }).join();
    }
};

QTEST_APPLESS_MAIN(TestQuietThread)
#include "tst_quiet_thread.moc"
