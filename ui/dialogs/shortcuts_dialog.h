#pragma once

#include <vector>

#include <QDialog>

#include "ui/actions.h"

namespace boxwright {

/// All keys of the window, by group, as the action table has them.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(const std::vector<Actions::Shortcut>& shortcuts, QWidget* parent = nullptr);
};

} // namespace boxwright
