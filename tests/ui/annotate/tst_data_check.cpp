#include "ui/annotate/data_check.h"

#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>
#include <QTreeWidget>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/dialogs/data_check_dialog.h"

namespace boxwright {

class TestDataCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void a_kind_is_corrected_and_undone_to_the_byte();
    void what_correcting_changes_is_shown_before();
    void an_edit_meanwhile_asks_for_another_look();
    void findings_lead_to_their_images();

private:
    [[nodiscard]] QByteArray fileOf(const QString& image) const;
    [[nodiscard]] QTreeWidgetItem* kind(const QString& text) const;
    [[nodiscard]] QPushButton* button(const QString& text) const;
    bool waitChecked() const { return QSignalSpy(m_dialog, &DataCheckDialog::checked).wait(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<AnnotateWorkspace> m_workspace;
    test::TestSettings m_settings;
    DataCheckDialog* m_dialog = nullptr;
};

void TestDataCheck::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
    test::writeText(m_folder->filePath(QStringLiteral("Annotations/b.xml")),
                    "<annotation>\n<filename>b.png</filename>\n<path>C:\\pictures\\b.png</path>\n" +
                        test::objectXml("cat", 20, 4, 4, 16) + "\n" + test::objectXml("cat", 22, 2, 38, 28) +
                        "\n</annotation>\n");
    m_state = std::make_unique<AppState>();
    m_actions = std::make_unique<Actions>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions);
    m_workspace->resize(1000, 700);
    m_workspace->show();
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder->path());
    QVERIFY(shown.wait());
    (*m_actions)[ActionId::CheckData]->trigger();
    m_dialog = m_workspace->findChild<DataCheckDialog*>();
    QVERIFY(m_dialog && waitChecked());
}

void TestDataCheck::cleanup() {
    m_workspace.reset();
}

QByteArray TestDataCheck::fileOf(const QString& image) const {
    QFile file(m_folder->filePath(QStringLiteral("Annotations/%1.xml").arg(image)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QTreeWidgetItem* TestDataCheck::kind(const QString& text) const {
    const auto found = m_dialog->findChild<QTreeWidget*>()->findItems(text, Qt::MatchExactly);
    return found.isEmpty() ? nullptr : found.front();
}

QPushButton* TestDataCheck::button(const QString& text) const {
    for (QPushButton* each : m_dialog->findChildren<QPushButton*>())
        if (each->text().startsWith(text))
            return each;
    return nullptr;
}

void TestDataCheck::a_kind_is_corrected_and_undone_to_the_byte() {
    const QByteArray before = fileOf(QStringLiteral("b"));
    QVERIFY(!button(QStringLiteral("Correct"))->isEnabled());
    kind(QStringLiteral("Path of another computer"))->setCheckState(2, Qt::Checked);
    kind(QStringLiteral("Corners in the wrong order"))->setCheckState(2, Qt::Checked);
    QCOMPARE(button(QStringLiteral("Correct"))->text(), QStringLiteral("Correct 2 in 1 file(s)"));
    button(QStringLiteral("Correct"))->click();
    QVERIFY(waitChecked()); // by itself, once it is saved
    QVERIFY(!fileOf(QStringLiteral("b")).contains("<path>"));
    QVERIFY(fileOf(QStringLiteral("b")).contains("<xmin>4</xmin>"));
    QVERIFY(kind(QStringLiteral("Path of another computer")) == nullptr);
    QVERIFY(button(QStringLiteral("Undo"))->isEnabled());
    button(QStringLiteral("Undo"))->click();
    QVERIFY(waitChecked());
    QCOMPARE(fileOf(QStringLiteral("b")), before);
    QVERIFY(kind(QStringLiteral("Path of another computer")) != nullptr);
    QVERIFY(!button(QStringLiteral("Undo"))->isEnabled());
}

void TestDataCheck::what_correcting_changes_is_shown_before() {
    const QByteArray before = fileOf(QStringLiteral("b"));
    auto* kinds = m_dialog->findChild<QTreeWidget*>();
    kinds->setCurrentItem(kind(QStringLiteral("Path of another computer")));
    const QString text = m_dialog->findChild<QTextBrowser*>()->toPlainText();
    QVERIFY2(text.contains(QStringLiteral("- <path>C:\\pictures\\b.png</path>")), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("\n+ ")), qPrintable(text));
    kinds->setCurrentItem(kind(QStringLiteral("Annotation cannot be read")));
    QVERIFY(m_dialog->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("decided by a person")));
    QCOMPARE(fileOf(QStringLiteral("b")), before);
}

void TestDataCheck::an_edit_meanwhile_asks_for_another_look() {
    kind(QStringLiteral("Path of another computer"))->setCheckState(2, Qt::Checked);
    QVERIFY(button(QStringLiteral("Correct"))->isEnabled());
    m_workspace->controller()->draw({1, 1, 9, 9});
    QVERIFY(!button(QStringLiteral("Correct"))->isEnabled());
    QTRY_VERIFY(!m_workspace->isBusy());
    button(QStringLiteral("Check Again"))->click();
    QVERIFY(waitChecked());
    QVERIFY(!button(QStringLiteral("Undo"))->isEnabled()); // the last edit was no correction
}

void TestDataCheck::findings_lead_to_their_images() {
    auto* kinds = m_dialog->findChild<QTreeWidget*>();
    kinds->setCurrentItem(kind(QStringLiteral("Corners in the wrong order")));
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    button(QStringLiteral("Open Image"))->click();
    QVERIFY(!shown.isEmpty() || shown.wait());
    QCOMPARE(m_workspace->imageName(), QStringLiteral("b"));
    QCOMPARE(m_workspace->controller()->selection(), Objects{0});
    button(QStringLiteral("List Images"))->click();
    QCOMPARE(m_workspace->findChild<QListView*>(QStringLiteral("imageList"))->model()->rowCount(), 1);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestDataCheck)
#include "tst_data_check.moc"
