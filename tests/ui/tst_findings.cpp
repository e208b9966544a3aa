#include "ui/models/findings.h"

#include <QTest>

#include "tests/ui/support/detailed_report.h"
#include "ui/support/finding_text.h"

using namespace boxwright;

class TestFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorIsInTheListOfItsKind() {
        const SharedReport report = test::detailedReport();
        std::size_t sum = 0;
        for (const ErrorKindCost& kind : report->errors.kinds) {
            const auto findings = findingsOfKind(*report, kind.kind);
            QCOMPARE(findings.size(), std::size_t(kind.count));
            sum += findings.size();
        }
        QCOMPARE(findingsOfKind(*report, std::nullopt).size(), sum);
        QCOMPARE(sum, std::size_t(5));
    }

    void theBestScoresComeFirstAndMissedObjectsLast() {
        const SharedReport report = test::detailedReport();
        const auto findings = findingsOfKind(*report, std::nullopt);
        QCOMPARE(findings.front().kind, std::optional(DetectionErrorKind::Classification));
        QCOMPARE(scoreOf(*report, findings.front()), 0.8);
        QCOMPARE(findings.back().kind, std::optional(DetectionErrorKind::Missed));
        QCOMPARE(findings.back().image, std::size_t(1));
    }

    void aClassHasTheErrorsThatWereDetectedAsItAndItsMissedObjects() {
        const SharedReport report = test::detailedReport();
        const auto dogs = findingsOfKind(*report, std::nullopt, 2);
        QCOMPARE(dogs.size(), std::size_t(1));
        QCOMPARE(dogs.front().kind, std::optional(DetectionErrorKind::Background));
        QCOMPARE(findingsOfKind(*report, std::nullopt, 1).size(), std::size_t(4));
    }

    void everyCellListsAsManyAsItCounts() {
        const SharedReport report = test::detailedReport();
        const ConfusionMatrix matrix = makeConfusion(report->scored, report->judgements, {.scoreThreshold = 0.25});
        int sum = 0;
        for (std::size_t row = 0; row < matrix.side(); ++row) {
            for (std::size_t column = 0; column < matrix.side(); ++column) {
                const auto findings = findingsOfCell(*report, matrix, row, column);
                QCOMPARE(int(findings.size()), matrix.at(row, column));
                sum += matrix.at(row, column);
            }
        }
        QVERIFY(sum >= 6);
        const auto mistaken = findingsOfCell(*report, matrix, 1, 0); // a dog taken for a cat
        QCOMPARE(mistaken.size(), std::size_t(1));
        QCOMPARE(mistaken.front().image, std::size_t(1));
        QCOMPARE(mistaken.front().overlap, 1.0);
    }

    void aPointOfTheCurveLeadsToItsDetections() {
        const SharedReport report = test::detailedReport();
        const auto first = findingsAroundRecall(*report, 1, 0.1, 1);
        QCOMPARE(first.size(), std::size_t(1));
        QCOMPARE(first.front().image, std::size_t(0));
        QCOMPARE(first.front().object, std::size_t(0)); // it is right
        QVERIFY(!first.front().kind);
        QCOMPARE(findingsAroundRecall(*report, 1, 0.1, 100).size(), std::size_t(4));
        QVERIFY(findingsAroundRecall(*report, 9, 0.1).empty());
    }

    void theSentencesSayWhatIsWrong() {
        const SharedReport report = test::detailedReport();
        const auto sentence = [&report](DetectionErrorKind kind) {
            return FindingText::sentence(*report, findingsOfKind(*report, kind).front());
        };
        QCOMPARE(sentence(DetectionErrorKind::Classification),
                 QStringLiteral("cat (80 %) where dog is annotated; the boxes overlap by 1.00."));
        QCOMPARE(sentence(DetectionErrorKind::Localisation),
                 QStringLiteral("cat (70 %) is badly placed: it overlaps the annotated object by 0.25, and 0.50 is "
                                "needed."));
        QCOMPARE(sentence(DetectionErrorKind::Duplicate),
                 QStringLiteral("cat (60 %) is a duplicate: a better box has the object already."));
        QCOMPARE(sentence(DetectionErrorKind::Background), QStringLiteral("dog (30 %) where nothing is annotated."));
        QCOMPARE(sentence(DetectionErrorKind::Missed), QStringLiteral("This cat was missed."));
        QCOMPARE(FindingText::sentence(*report, findingsAroundRecall(*report, 1, 0.1, 1).front()),
                 QStringLiteral("cat (90 %) is right: it overlaps the annotated object by 1.00."));
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
