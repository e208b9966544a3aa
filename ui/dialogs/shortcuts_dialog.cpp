#include "ui/dialogs/shortcuts_dialog.h"

#include <algorithm>
#include <array>

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace boxwright {

namespace {

constexpr std::size_t columnCount = 3;

void addGroupTitle(QGridLayout* grid, const QString& title, QWidget* parent) {
    auto* label = new QLabel(title, parent);
    QFont strong = label->font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    label->setContentsMargins(0, grid->count() == 0 ? 0 : 10, 0, 2);
    grid->addWidget(label, grid->rowCount(), 0, 1, 2);
}

void addRow(QGridLayout* grid, const Actions::Shortcut& shortcut, QWidget* parent) {
    const int row = grid->rowCount();
    auto* keys = new QLabel(shortcut.keys, parent);
    keys->setProperty("keycap", true);
    keys->setAlignment(Qt::AlignCenter);
    grid->addWidget(new QLabel(shortcut.text, parent), row, 0);
    grid->addWidget(keys, row, 1, Qt::AlignRight);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const Actions& actions, QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    const std::vector<Actions::Shortcut> shortcuts = allShortcuts(actions);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(28, 20, 28, 20);
    row->setSpacing(36);
    std::array<QGridLayout*, columnCount> columns{};
    for (QGridLayout*& grid : columns) {
        grid = new QGridLayout;
        grid->setHorizontalSpacing(24);
        grid->setVerticalSpacing(4);
        auto* column = new QVBoxLayout;
        column->addLayout(grid);
        column->addStretch(1);
        row->addLayout(column);
    }
    // Groups stay together; a column takes them until it has its share of the rows.
    const std::size_t share = (shortcuts.size() + columnCount - 1) / columnCount;
    QString group;
    std::size_t column = 0;
    for (std::size_t i = 0; i < shortcuts.size(); ++i) {
        if (shortcuts[i].group != group) {
            group = shortcuts[i].group;
            column = std::min(columnCount - 1, i / share);
            addGroupTitle(columns[column], group, content);
        }
        addRow(columns[column], shortcuts[i], content);
    }
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setAccessibleName(windowTitle());
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 14);
    all->addWidget(area);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(28, 0, 28, 0);
    bottom->addWidget(buttons);
    all->addLayout(bottom);
    const QSize wanted = content->sizeHint() + QSize(24, 70);
    resize(wanted.boundedTo(screen()->availableSize() - QSize(40, 80)));
}

std::vector<Actions::Shortcut> ShortcutsDialog::allShortcuts(const Actions& actions) {
    std::vector<Actions::Shortcut> shortcuts = actions.shortcuts();
    addCanvasKeys(shortcuts);
    return shortcuts;
}

void ShortcutsDialog::addCanvasKeys(std::vector<Actions::Shortcut>& shortcuts) {
    const QString group = tr("On the Canvas");
    for (const auto& [text, keys] :
         {std::pair(tr("Move the selected boxes by 1 pixel"), tr("Arrows")),
          std::pair(tr("Move them by 10 pixels"), tr("Shift+Arrows")),
          std::pair(tr("Move the right or lower side"), tr("Ctrl+Arrows")),
          std::pair(tr("Move the left or upper side"), tr("Ctrl+Shift+Arrows")),
          std::pair(tr("Next box, under the cursor first"), tr("Tab")),
          std::pair(tr("Draw inside a selected box"), tr("Shift+Drag")),
          std::pair(tr("Draw a square"), tr("Drag, then Shift")),
          std::pair(tr("Draw from the centre; drag a copy"), tr("Alt+Drag")),
          std::pair(tr("Select one more, or one less"), tr("Ctrl+Click")),
          std::pair(tr("Move the image"), tr("Space+Drag")), std::pair(tr("Zoom at the cursor"), tr("Wheel"))})
        shortcuts.push_back({group, text, keys});
}

} // namespace boxwright
