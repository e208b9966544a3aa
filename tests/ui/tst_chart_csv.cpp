#include "ui/charts/chart_csv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace boxwright;

class TestChartCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void curves_share_the_lines_of_their_x_values() {
        const QByteArray csv =
            chartCsv(QStringLiteral("Epoch"), {{QStringLiteral("AP"), {{1, 0.25}, {2, 0.5}, {4, 0.75}}},
                                               {QStringLiteral("AP50"), {{2, 0.625}, {3, 1}}}});
        QCOMPARE(csv, QByteArray("Epoch,AP,AP50\n1,0.25,\n2,0.5,0.625\n3,,1\n4,0.75,\n"));
    }

    void a_chart_without_points_is_its_header() {
        QCOMPARE(chartCsv(QStringLiteral("x"), {{QStringLiteral("y"), {}}}), QByteArray("x,y\n"));
    }

    void names_with_commas_and_quotes_are_quoted() {
        const QByteArray csv = chartCsv(QStringLiteral("x"), {{QStringLiteral("a \"b\", c"), {}}});
        QCOMPARE(csv, QByteArray("x,\"a \"\"b\"\", c\"\n"));
    }

    void numbers_come_back_as_the_same_doubles() {
        const double value = 0.1 + 0.2;
        const QByteArray csv = chartCsv(QStringLiteral("x"), {{QStringLiteral("y"), {{1, value}}}});
        QCOMPARE(csv.split('\n')[1].split(',')[1].toDouble(), value);
    }

    void a_file_is_replaced_as_a_whole() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chart.csv"));
        QVERIFY(replaceFile(path, "a much longer first content"));
        QVERIFY(replaceFile(path, "second"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("second"));
    }

    void a_file_that_cannot_be_written_is_named() {
        const QTemporaryDir folder;
        const auto written = replaceFile(folder.filePath(QStringLiteral("no/such/folder/chart.csv")), "text");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::WriteFailed);
        QVERIFY(QString::fromStdString(written.error().text()).contains(QStringLiteral("chart.csv")));
    }
};

QTEST_GUILESS_MAIN(TestChartCsv)
#include "tst_chart_csv.moc"
