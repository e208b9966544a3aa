#include "ui/key_map.h"

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include "tests/ui/support/test_settings.h"
#include "ui/actions.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/key_editor_dialog.h"

namespace boxwright {

class TestKeyMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void no_preset_has_a_key_twice_or_a_reserved_one();
    void presets_change_known_commands_only();
    void a_key_of_another_command_is_refused();
    void own_keys_outlast_the_program();
    void every_command_is_found_by_its_words();

private:
    test::TestSettings m_settings;
};

void TestKeyMap::no_preset_has_a_key_twice_or_a_reserved_one() {
    Actions actions;
    for (const KeyPreset preset : {KeyPreset::Boxwright, KeyPreset::LabelImg, KeyPreset::Cvat, KeyPreset::Labelme}) {
        actions.setKeys(presetKeys(preset));
        std::map<QString, QString> owners;
        int keys = 0;
        for (const Actions::Entry& entry : actions.entries())
            for (const QKeySequence& key : entry.action->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!owners.contains(text), qPrintable(text + entry.name + owners[text]));
                QVERIFY2(!isReservedKey(key), qPrintable(text));
                owners[text] = entry.name;
                ++keys;
            }
        QVERIFY(keys > 50);
    }
}

void TestKeyMap::presets_change_known_commands_only() {
    const Actions actions;
    QStringList names;
    for (const Actions::Entry& entry : actions.entries())
        names.append(entry.name);
    for (const KeyPreset preset : {KeyPreset::LabelImg, KeyPreset::Cvat, KeyPreset::Labelme}) {
        QVERIFY(!presetKeys(preset).empty());
        for (const auto& [name, keys] : presetKeys(preset))
            QVERIFY2(names.contains(name), qPrintable(name));
    }
}

void TestKeyMap::a_key_of_another_command_is_refused() {
    Actions actions;
    auto* dialog = new KeyEditorDialog(&actions);
    auto* list = dialog->findChild<QTreeWidget*>();
    auto* field = dialog->findChild<QKeySequenceEdit*>();
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        if (list->topLevelItem(row)->data(0, Qt::UserRole) == QStringLiteral("flagImage"))
            list->setCurrentItem(list->topLevelItem(row));
    const auto assign = [&](const char* keys) {
        field->setKeySequence(QKeySequence(QLatin1String(keys)));
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Assign"))
                button->click();
        return actions[ActionId::FlagImage]->shortcut().toString();
    };
    QCOMPARE(assign("W"), QStringLiteral("F")); // the key of drawing
    QCOMPARE(assign("Left"), QStringLiteral("F"));
    QCOMPARE(assign("Ctrl+Alt+G"), QStringLiteral("Ctrl+Alt+G"));
    QCOMPARE(keyOwner(actions, storedKeys(), QStringLiteral("quit"), QKeySequence(QStringLiteral("Ctrl+Alt+G"))),
             QStringLiteral("flagImage"));
    delete dialog;
}

void TestKeyMap::own_keys_outlast_the_program() {
    storeKeys(KeyPreset::Cvat, {{QStringLiteral("undo"), QStringLiteral("Alt+U")}});
    QCOMPARE(storedPreset(), KeyPreset::Cvat);
    Actions actions;
    actions.setKeys(storedKeys());
    QCOMPARE(actions[ActionId::Undo]->shortcut().toString(), QStringLiteral("Alt+U"));
    QCOMPARE(actions[ActionId::NextImage]->shortcut().toString(), QStringLiteral("F"));
    storeKeys(KeyPreset::Boxwright, {});
    actions.setKeys(storedKeys());
    QCOMPARE(actions[ActionId::Undo]->shortcut().toString(), QStringLiteral("Ctrl+Z"));
}

void TestKeyMap::every_command_is_found_by_its_words() {
    Actions actions;
    auto* palette = new CommandPalette(actions);
    auto* search = palette->findChild<QLineEdit*>();
    auto* list = palette->findChild<QListWidget*>();
    QCOMPARE(list->count(), static_cast<int>(actions.entries().size()));
    bool done = false;
    connect(actions[ActionId::CopyPrevious], &QAction::triggered, this, [&done]() { done = true; });
    palette->open();
    QTest::keyClicks(search, QStringLiteral("previous copy"));
    QCOMPARE(list->count(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(done);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestKeyMap)
#include "tst_key_map.moc"
