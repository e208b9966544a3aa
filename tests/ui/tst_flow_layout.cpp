#include "ui/charts/flow_layout.h"

#include <vector>

#include <QTest>
#include <QWidget>

using namespace boxwright;

class TestFlowLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_does_not_fit_goes_to_the_next_line() {
        QWidget area;
        auto* layout = new FlowLayout(&area);
        std::vector<QWidget*> widgets;
        for (int i = 0; i < 3; ++i) {
            widgets.push_back(new QWidget(&area));
            widgets.back()->setFixedSize(100, 20);
            layout->addWidget(widgets.back());
        }
        area.show();
        layout->setGeometry(QRect(0, 0, 300, 100));
        QCOMPARE(widgets[2]->pos(), QPoint(200, 0));
        layout->setGeometry(QRect(0, 0, 250, 100));
        QCOMPARE(widgets[2]->pos(), QPoint(0, 20));
        QCOMPARE(layout->heightForWidth(300), 20);
        QCOMPARE(layout->heightForWidth(299), 40);
        QCOMPARE(layout->heightForWidth(10), 60); // one a line
        widgets[0]->hide();
        QCOMPARE(layout->heightForWidth(200), 20);
        delete widgets[0]; // the layout forgets it
        QCOMPARE(layout->count(), 2);
    }
};

QTEST_MAIN(TestFlowLayout)
#include "tst_flow_layout.moc"
