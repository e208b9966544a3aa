#include "ui/panels/elided_combo_box.h"

#include <QApplication>
#include <QTest>

#include "ui/support/theme.h"

using namespace boxwright;

class TestElidedComboBox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextWithoutRoomEndsInDots() {
        applyTheme(*qApp, ThemeChoice::Light);
        const QString whole = QStringLiteral("best.pth · 2026-11-30_061837_fasterrcnn_resnet10_slim_fpn");
        ElidedComboBox box;
        box.addItem(whole);
        box.resize(box.fontMetrics().horizontalAdvance(whole) + 100, box.sizeHint().height());
        QCOMPARE(box.shownText(), whole);
        box.resize(180, box.height());
        const QString shown = box.shownText();
        QVERIFY2(shown.size() > 10 && shown.endsWith(QChar(0x2026)) && whole.startsWith(shown.chopped(1)),
                 qPrintable(shown));
        QComboBox plain; // with nothing to cut
        plain.addItem(shown);
        plain.resize(box.size());
        QCOMPARE(box.grab().toImage(), plain.grab().toImage());
        QCOMPARE(box.currentText(), whole);
    }

    void nothingChosenIsSaid() {
        applyTheme(*qApp, ThemeChoice::Light);
        ElidedComboBox box;
        QComboBox plain;
        for (QComboBox* each : {static_cast<QComboBox*>(&box), &plain}) {
            each->addItem(QStringLiteral("best.pth"));
            each->setPlaceholderText(QStringLiteral("No model chosen"));
            each->setCurrentIndex(-1);
            each->resize(220, each->sizeHint().height());
        }
        QCOMPARE(box.shownText(), QStringLiteral("No model chosen"));
        QCOMPARE(box.grab().toImage(), plain.grab().toImage());
    }
};

QTEST_MAIN(TestElidedComboBox)
#include "tst_elided_combo_box.moc"
