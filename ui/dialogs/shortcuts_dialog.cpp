#include "ui/dialogs/shortcuts_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace boxwright {

namespace {

/// Begins a group below what the grid holds.
void addGroupTitle(QGridLayout* grid, const QString& title, QWidget* parent) {
    auto* label = new QLabel(title, parent);
    QFont strong = label->font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    label->setContentsMargins(0, grid->count() == 0 ? 0 : 12, 0, 2);
    grid->addWidget(label, grid->rowCount(), 0, 1, 2);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const std::vector<Actions::Shortcut>& shortcuts, QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(56);
    grid->setVerticalSpacing(6);
    QString group;
    for (const Actions::Shortcut& shortcut : shortcuts) {
        if (shortcut.group != group)
            addGroupTitle(grid, shortcut.group, this);
        group = shortcut.group;
        const int row = grid->rowCount();
        auto* text = new QLabel(shortcut.text, this);
        auto* keys = new QLabel(shortcut.keys, this);
        keys->setProperty("keycap", true);
        keys->setAlignment(Qt::AlignCenter);
        grid->addWidget(text, row, 0);
        grid->addWidget(keys, row, 1, Qt::AlignRight);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 20);
    column->setSpacing(18);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addLayout(grid);
    column->addWidget(buttons);
}

} // namespace boxwright
