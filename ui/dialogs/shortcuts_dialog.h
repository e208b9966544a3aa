#pragma once

#include <vector>

#include <QDialog>

#include "ui/actions.h"

namespace boxwright {

/// All keys of the window, by group, as the action table has them.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(std::vector<Actions::Shortcut> shortcuts, QWidget* parent = nullptr);

private:
    /// Keys of the canvas that belong to no action.
    void addCanvasKeys(std::vector<Actions::Shortcut>& shortcuts) const;
};

} // namespace boxwright
