#include "ui/models/class_filter_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace boxwright {

class TestClassFilterModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unchecking_a_class_hides_its_label();
    void counts_belong_to_their_class();
    void all_and_none_work_at_once();
    void the_same_classes_keep_what_is_hidden();
    void other_classes_show_everything();
};

void TestClassFilterModel::unchecking_a_class_hides_its_label() {
    ClassFilterModel model;
    const QAbstractItemModelTester tester(&model);
    model.setClasses(ClassList({"cat", "dog"}));
    QSignalSpy changed(&model, &ClassFilterModel::hiddenLabelsChanged);
    QVERIFY(model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.hiddenLabels(), std::set<int>{2});
    QCOMPARE(changed.count(), 1);
    QVERIFY(model.setData(model.index(1), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.hiddenLabels().empty());
}

void TestClassFilterModel::counts_belong_to_their_class() {
    ClassFilterModel model;
    model.setClasses(ClassList({"cat", "dog"}));
    model.setCounts({0, 3, 5});
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("cat"));
    QCOMPARE(model.index(0).data(ClassFilterModel::CountRole).toInt(), 3);
    QCOMPARE(model.index(1).data(ClassFilterModel::CountRole).toInt(), 5);
}

void TestClassFilterModel::all_and_none_work_at_once() {
    ClassFilterModel model;
    model.setClasses(ClassList({"cat", "dog", "cow"}));
    QSignalSpy changed(&model, &ClassFilterModel::hiddenLabelsChanged);
    model.setAllShown(false);
    QCOMPARE(model.hiddenLabels(), (std::set<int>{1, 2, 3}));
    model.setAllShown(true);
    QVERIFY(model.hiddenLabels().empty());
    QCOMPARE(changed.count(), 2);
}

void TestClassFilterModel::the_same_classes_keep_what_is_hidden() {
    ClassFilterModel model;
    model.setClasses(ClassList({"cat", "dog"}));
    model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole);
    model.setClasses(ClassList({"cat", "dog"}));
    QCOMPARE(model.hiddenLabels(), std::set<int>{1});
}

void TestClassFilterModel::other_classes_show_everything() {
    ClassFilterModel model;
    model.setClasses(ClassList({"cat", "dog"}));
    model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole);
    model.setClasses(ClassList({"rbc"}));
    QVERIFY(model.hiddenLabels().empty());
    QCOMPARE(model.rowCount(), 1);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestClassFilterModel)
#include "tst_class_filter_model.moc"
