#include <QTest>

#include "core/base/result.h"

using namespace boxwright;

class TestError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTextNamesFilePlaceAndReason() {
        const Error error{ErrorKind::Unreadable, "It has no class name.", "a/b.xml", "object 3"};
        QCOMPARE(error.text(), std::string("a/b.xml, object 3: It has no class name."));
    }

    void partsThatAreMissingLeaveNoPunctuation() {
        QCOMPARE((Error{ErrorKind::NotFound, "Gone.", "a.xml", ""}.text()), std::string("a.xml: Gone."));
        QCOMPARE((Error{ErrorKind::NotFound, "Gone.", "", "line 2"}.text()), std::string("line 2: Gone."));
        QCOMPARE((Error{ErrorKind::NotFound, "Gone.", "", ""}.text()), std::string("Gone."));
    }

    void failMakesAResultWithoutAValue() {
        const Result<int> result = fail(ErrorKind::Cancelled, "Stopped.", "run");
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == ErrorKind::Cancelled);
        QCOMPARE(result.error().text(), std::string("run: Stopped."));
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
