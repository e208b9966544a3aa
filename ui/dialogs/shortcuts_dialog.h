#pragma once

#include <vector>

#include <QDialog>

#include "ui/actions.h"

namespace boxwright {

/// All keys of the window, by group, as the action table has them.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(const Actions& actions, QWidget* parent = nullptr);

    /// Keys of the actions and of the canvas, by group.
    [[nodiscard]] static std::vector<Actions::Shortcut> allShortcuts(const Actions& actions);

private:
    /// Keys of the canvas that belong to no action.
    static void addCanvasKeys(std::vector<Actions::Shortcut>& shortcuts);
};

} // namespace boxwright
