#pragma once

#include <QDialog>

#include "ui/key_map.h"

class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace boxwright {

class Actions;

/// Changes the keys of commands, beginning from a preset. A key that another command has is refused, with the name of
/// that command. Changes count at once.
class KeyEditorDialog : public QDialog {
    Q_OBJECT

public:
    explicit KeyEditorDialog(Actions* actions, QWidget* parent = nullptr);

private:
    void compose();
    void fill();
    void filter(const QString& text);
    void choosePreset(int row);
    void assign();
    void take(const QString& keys);
    void store();
    [[nodiscard]] KeysByName keys() const;
    [[nodiscard]] QString chosenName() const;
    [[nodiscard]] QString textOf(const QString& name) const;

    Actions* m_actions;
    KeyPreset m_preset;
    KeysByName m_own;
    QComboBox* m_presets;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_keys;
    QPushButton* m_assign;
    QPushButton* m_remove;
    QPushButton* m_reset;
    QLabel* m_answer;
};

} // namespace boxwright
