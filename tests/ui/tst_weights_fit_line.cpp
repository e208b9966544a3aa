#include "ui/panels/weights_fit_line.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include "ui/dialogs/weights_fit_dialog.h"

using namespace boxwright;

namespace {

std::shared_ptr<const WeightsFit> sampleFit() {
    auto fit = std::make_shared<WeightsFit>();
    fit->loaded = {"backbone.a", "backbone.b", "rpn.c"};
    fit->newlyMade = {"roi_heads.box_predictor.x"};
    fit->newParts = {"box_predictor"};
    fit->missing = {"backbone.gone"};
    fit->mismatched = {"backbone.odd: file [1], model [2]"};
    fit->unexpected = {"fc.weight", "fc.bias"};
    return fit;
}

} // namespace

class TestWeightsFitLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void without_weights_it_leads_to_the_published_ones() {
        WeightsFitLine line;
        QSignalSpy fetch(&line, &WeightsFitLine::fetchRequested);
        QVERIFY(line.text().contains(QStringLiteral("Get pretrained weights")));
        Q_EMIT line.linkActivated(QStringLiteral("more"));
        QCOMPARE(fetch.count(), 1);
        line.showFit(sampleFit());
        line.clear();
        QVERIFY(line.text().contains(QStringLiteral("Get pretrained weights")));
    }

    void the_fit_is_told_in_numbers() {
        WeightsFitLine line;
        line.showFit(sampleFit());
        QVERIFY(line.text().contains(QStringLiteral("3 of 6 tensors come from the file.")));
        QVERIFY(line.text().contains(QStringLiteral("Made anew: class predictor.")));
        QVERIFY(line.text().contains(QStringLiteral("Missing in it: 1.")));
        QVERIFY(line.text().contains(QStringLiteral("Of another shape: 1.")));
    }

    void a_problem_is_shown_as_it_is() {
        WeightsFitLine line;
        line.showProblem(QStringLiteral("a<b>.pth: It is broken."));
        QVERIFY(line.text().contains(QStringLiteral("a&lt;b&gt;.pth: It is broken.")));
    }

    void the_link_opens_the_names() {
        WeightsFitLine line;
        line.show();
        line.showFit(sampleFit());
        Q_EMIT line.linkActivated(QStringLiteral("more"));
        auto* dialog = line.findChild<WeightsFitDialog*>();
        QVERIFY(dialog);
        const auto* tree = dialog->findChild<QTreeWidget*>();
        QCOMPARE(tree->topLevelItemCount(), 5);
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QStringLiteral("backbone.gone"));
        QVERIFY(tree->topLevelItem(0)->isExpanded()); // what is wrong is open
        QCOMPARE(tree->topLevelItem(3)->text(0), QStringLiteral("In the file, not used (2)"));
        QVERIFY(!tree->topLevelItem(4)->isExpanded());
    }
};

QTEST_MAIN(TestWeightsFitLine)
#include "tst_weights_fit_line.moc"
