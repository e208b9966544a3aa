#include "ui/dialogs/export_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "ui/support/detection_export.h"

namespace boxwright {

class TestExportDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chosen_formats_are_given_back();
    void without_a_format_there_is_no_export();
    void an_empty_folder_needs_no_question();
    void what_is_there_is_replaced_only_after_a_question_data();
    void what_is_there_is_replaced_only_after_a_question();

private:
    const std::vector<ImageDetections> m_images{{"one", "/one.png", {9, 9}, {{Box{1, 1, 2, 2}, 1, 0.9F}}}};
};

void TestExportDialog::chosen_formats_are_given_back() {
    const QTemporaryDir folder;
    ExportDialog dialog(m_images, folder.path());
    QCOMPARE(dialog.formats(), std::vector<ExportFormat>{ExportFormat::Coco});
    const std::vector<ExportFormat> wanted{ExportFormat::Voc, ExportFormat::Image};
    dialog.setFormats(wanted);
    QCOMPARE(dialog.formats(), wanted);
    QCOMPARE(dialog.folder(), folder.path());
}

void TestExportDialog::without_a_format_there_is_no_export() {
    const QTemporaryDir folder;
    ExportDialog dialog(m_images, folder.path());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.setFormats({});
    dialog.accept();
    QCOMPARE(accepted.count(), 0);
    dialog.setFormats({ExportFormat::Csv});
    dialog.accept();
    QCOMPARE(accepted.count(), 1);
}

void TestExportDialog::an_empty_folder_needs_no_question() {
    const QTemporaryDir folder;
    ExportDialog dialog(m_images, folder.path());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.accept();
    QCOMPARE(accepted.count(), 1);
}

void TestExportDialog::what_is_there_is_replaced_only_after_a_question_data() {
    QTest::addColumn<bool>("replaces");
    QTest::newRow("cancelled") << false;
    QTest::newRow("replaced") << true;
}

void TestExportDialog::what_is_there_is_replaced_only_after_a_question() {
    QFETCH(bool, replaces);
    const QTemporaryDir folder;
    QVERIFY(exportFormats(folder.path(), {ExportFormat::Coco}, m_images, ClassList({"cat"})));
    ExportDialog dialog(m_images, folder.path());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QString question;
    QTimer::singleShot(0, &dialog, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        question = box->text();
        const QList<QAbstractButton*> buttons = box->buttons();
        for (QAbstractButton* button : buttons)
            if ((box->buttonRole(button) == QMessageBox::AcceptRole) == replaces)
                button->click();
    });
    dialog.accept();
    QVERIFY2(question.contains(QDir::toNativeSeparators(folder.path())), qPrintable(question));
    QVERIFY2(question.contains(QStringLiteral("detections.json")), qPrintable(question));
    QCOMPARE(accepted.count(), replaces ? 1 : 0);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestExportDialog)
#include "tst_export_dialog.moc"
