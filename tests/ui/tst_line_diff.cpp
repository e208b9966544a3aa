#include "ui/support/line_diff.h"

#include <QTest>

namespace boxwright {

class TestLineDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_fewest_lines_are_told_with_their_neighbours_data();
    void the_fewest_lines_are_told_with_their_neighbours();
};

void TestLineDiff::the_fewest_lines_are_told_with_their_neighbours_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("told"); // sign, number, text
    QTest::newRow("nothing") << "a\nb"
                             << "a\nb"
                             << "";
    QTest::newRow("one line changed") << "a\nb\nc\nd"
                                      << "a\nb\nX\nd"
                                      << " 2b|-3c|+3X| 4d";
    QTest::newRow("one removed") << "a\nb\nc"
                                 << "a\nc"
                                 << " 1a|-2b| 3c";
    QTest::newRow("one added") << "a\nc"
                               << "a\nb\nc"
                               << " 1a|+2b| 2c";
    QTest::newRow("two places") << "a\nb\nc\nd\ne\nf\ng"
                                << "A\nb\nc\nd\ne\nf\nG"
                                << "-1a|+1A| 2b| 6f|-7g|+7G";
    QTest::newRow("a repeated block") << "x\no\nx\no\ny"
                                      << "x\no\ny"
                                      << " 2o|-3x|-4o| 5y";
}

void TestLineDiff::the_fewest_lines_are_told_with_their_neighbours() {
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, told);
    QStringList lines;
    for (const DiffLine& line : lineDiff(before, after, 1))
        lines.append((line.kind == DiffLine::Kind::Same      ? QStringLiteral(" ")
                      : line.kind == DiffLine::Kind::Removed ? QStringLiteral("-")
                                                             : QStringLiteral("+")) +
                     QString::number(line.number) + line.text);
    QCOMPARE(lines.join(QLatin1Char('|')), told);
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestLineDiff)
#include "tst_line_diff.moc"
