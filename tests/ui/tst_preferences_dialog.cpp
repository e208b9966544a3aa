#include "ui/dialogs/preferences_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/test_settings.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_toggles.h"
#include "ui/app_state.h"
#include "ui/canvas/crosshair_style.h"
#include "ui/key_map.h"
#include "ui/main_window.h"
#include "ui/panels/device_picker.h"
#include "ui/panels/path_edit.h"
#include "ui/panels/training_form.h"
#include "ui/support/diagnostics.h"
#include "ui/support/recent_folders.h"
#include "ui/support/start_page.h"

namespace boxwright {

class TestPreferencesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void a_change_counts_at_once();
    void the_switches_of_annotate_are_the_actions_themselves();
    void device_and_threads_reach_the_workspaces_and_outlast_the_program();
    void every_page_restores_its_defaults();
    void the_search_leaves_the_rows_that_have_its_words();
    void a_change_of_language_retranslates_the_dialog_itself();
    void every_row_has_a_tool_tip();
    void the_last_folder_is_opened_at_the_start_if_that_is_wanted();

private:
    void openDialog();
    void showPage(int row) { m_dialog->findChild<QListWidget*>()->setCurrentRow(row); }
    [[nodiscard]] QWidget* page() const { return m_dialog->findChild<QStackedWidget*>()->currentWidget(); }
    /// The field of the page beside this label.
    template <class Field>
    [[nodiscard]] Field* field(const char* label) const;
    [[nodiscard]] QAbstractButton* button(const char* text) const;
    [[nodiscard]] QAction* action(const char* name) const { return m_window->findChild<QAction*>(QLatin1String(name)); }

    std::unique_ptr<test::TestSettings> m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<MainWindow> m_window;
    PreferencesDialog* m_dialog = nullptr;
};

void TestPreferencesDialog::init() {
    m_settings = std::make_unique<test::TestSettings>();
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    m_folder = std::make_unique<QTemporaryDir>();
    qApp->setProperty(crashFolderProperty, m_folder->filePath(QStringLiteral("crashes")));
    m_state = std::make_unique<AppState>();
    m_state->setRunsFolder(m_folder->filePath(QStringLiteral("runs")));
    m_window = std::make_unique<MainWindow>(m_state.get());
    m_window->show();
    openDialog();
}

void TestPreferencesDialog::cleanup() {
    m_window.reset();
    m_state.reset();
}

void TestPreferencesDialog::openDialog() {
    delete m_window->findChild<PreferencesDialog*>();
    action("preferences")->trigger();
    m_dialog = m_window->findChild<PreferencesDialog*>();
    QVERIFY(m_dialog && m_dialog->isVisible());
}

template <class Field>
Field* TestPreferencesDialog::field(const char* label) const {
    for (const QLabel* text : page()->findChildren<QLabel*>())
        if (text->text() == QLatin1String(label))
            return qobject_cast<Field*>(text->buddy());
    return nullptr;
}

QAbstractButton* TestPreferencesDialog::button(const char* text) const {
    for (auto* one : m_dialog->findChildren<QAbstractButton*>())
        if (one->text() == QLatin1String(text))
            return one;
    return nullptr;
}

void TestPreferencesDialog::a_change_counts_at_once() {
    auto* theme = field<QComboBox>("Theme");
    theme->setCurrentIndex(2);
    Q_EMIT theme->activated(2);
    QVERIFY(action("themeDark")->isChecked());
    QCOMPARE(QSettings().value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
    action("themeLight")->trigger(); // by the menu, meanwhile
    QCOMPARE(theme->currentIndex(), 1);

    addRecentFolder(m_folder->path());
    QCOMPARE(recentFolders().size(), 1);
    field<QSpinBox>("Recent folders")->setValue(0);
    QVERIFY(recentFolders().isEmpty());
    field<QSpinBox>("Recent folders")->setValue(5);
    QCOMPARE(recentFolders().size(), 1);
    button("Clear the List")->click();
    QVERIFY(recentFolders().isEmpty());

    showPage(4);
    field<PathEdit>("Runs")->setPath(m_folder->filePath(QStringLiteral("elsewhere")));
    QCOMPARE(m_state->runsFolder(), m_folder->filePath(QStringLiteral("elsewhere")));
}

void TestPreferencesDialog::the_switches_of_annotate_are_the_actions_themselves() {
    showPage(1);
    const auto boxes = page()->findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), static_cast<qsizetype>(annotateToggles.size()));
    auto* crosshair = action("crosshair");
    QVERIFY(crosshair->isChecked() && boxes.front()->isChecked());
    boxes.front()->click();
    QVERIFY(!crosshair->isChecked());
    QCOMPARE(QSettings().value(QStringLiteral("annotate/crosshair")).toBool(), false);
    crosshair->setChecked(true);
    QVERIFY(boxes.front()->isChecked());
    field<QSpinBox>("Crosshair width")->setValue(3);
    field<QSpinBox>("Crosshair opacity")->setValue(40);
    QCOMPARE(storedCrosshairStyle(), (CrosshairStyle{3, Qt::white, 40}));
    button("Restore Defaults")->click();
    QCOMPARE(storedCrosshairStyle(), CrosshairStyle());
}

void TestPreferencesDialog::device_and_threads_reach_the_workspaces_and_outlast_the_program() {
    showPage(2);
    field<DevicePicker>("Device")->setDevice(QStringLiteral("cpu"));
    field<QSpinBox>("CPU threads")->setValue(3);
    m_state->setPrecision(Precision::BFloat16);
    const auto reached = [this]() {
        const TrainOptions options = m_window->findChild<TrainingForm*>()->options();
        bool all = options.device == "cpu" && options.threads == 3;
        for (const DevicePicker* picker : m_window->findChildren<DevicePicker*>())
            all = all && picker->device() == QStringLiteral("cpu");
        return all;
    };
    QVERIFY(reached());
    m_window.reset();
    m_state = std::make_unique<AppState>();
    m_window = std::make_unique<MainWindow>(m_state.get());
    QVERIFY(reached());
    QCOMPARE(m_state->machine(), (Machine{QStringLiteral("cpu"), 3}));
    QCOMPARE(m_state->precision(), Precision::BFloat16);
}

void TestPreferencesDialog::every_page_restores_its_defaults() {
    action("themeDark")->trigger();
    QSettings().setValue(startPageKey, QStringLiteral("lastFolder"));
    action("thumbnails")->setChecked(true);
    m_state->setMachine({QStringLiteral("cpu"), 7});
    m_state->setPrecision(Precision::BFloat16);
    storeKeys(KeyPreset::Cvat, {});
    const QString runs = m_state->runsFolder();
    m_state->setRunsFolder(m_folder->filePath(QStringLiteral("elsewhere")));
    openDialog();
    for (int row = 0; row < 5; ++row) {
        showPage(row);
        button("Restore Defaults")->click();
    }
    QVERIFY(action("themeSystem")->isChecked());
    QCOMPARE(QSettings().value(startPageKey).toString(), QStringLiteral("welcome"));
    QVERIFY(!action("thumbnails")->isChecked());
    QCOMPARE(m_state->machine(), Machine());
    QCOMPARE(m_state->precision(), Precision::Float32);
    QCOMPARE(storedPreset(), KeyPreset::Boxwright);
    QCOMPARE(m_state->runsFolder(), runs);
}

void TestPreferencesDialog::the_search_leaves_the_rows_that_have_its_words() {
    auto* search = m_dialog->findChild<QLineEdit*>();
    const auto* titles = m_dialog->findChild<QListWidget*>();
    search->setText(QStringLiteral("minimap"));
    QCOMPARE(titles->currentRow(), 1);
    QVERIFY(titles->item(0)->isHidden() && !titles->item(1)->isHidden());
    int shown = 0;
    for (const QCheckBox* box : page()->findChildren<QCheckBox*>())
        shown += box->isVisible() ? 1 : 0;
    QCOMPARE(shown, 1);
    search->setText(QStringLiteral("no such thing"));
    QVERIFY(qobject_cast<QLabel*>(page()));
    QVERIFY(!button("Restore Defaults")->isEnabled());
    search->clear();
    for (int row = 0; row < titles->count(); ++row)
        QVERIFY(!titles->item(row)->isHidden());
}

void TestPreferencesDialog::a_change_of_language_retranslates_the_dialog_itself() {
    const QString english = m_dialog->windowTitle();
    auto* language = field<QComboBox>("Language");
    language->setCurrentIndex(1);
    Q_EMIT language->activated(1);
    QTRY_VERIFY(m_dialog->windowTitle() != english);
    QVERIFY(!field<QComboBox>("Language"));
    action("languageEnglish")->trigger();
    QTRY_VERIFY(m_dialog->windowTitle() == english && field<QComboBox>("Language"));
    QCOMPARE(field<QComboBox>("Language")->currentIndex(), 0);
}

void TestPreferencesDialog::every_row_has_a_tool_tip() {
    int fields = 0;
    for (int row = 0; row < 5; ++row) {
        showPage(row);
        for (const QLabel* text : page()->findChildren<QLabel*>()) {
            if (!text->buddy())
                continue;
            QVERIFY2(!text->buddy()->toolTip().isEmpty(), qPrintable(text->text()));
            ++fields;
        }
    }
    QCOMPARE(fields, 18);
}

void TestPreferencesDialog::the_last_folder_is_opened_at_the_start_if_that_is_wanted() {
    addRecentFolder(m_folder->path());
    m_window->openStartPage();
    QVERIFY(!m_state->isOpening());
    field<QComboBox>("At the start")->setCurrentIndex(1);
    m_window->openStartPage();
    QVERIFY(m_state->isOpening());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestPreferencesDialog)
#include "tst_preferences_dialog.moc"
