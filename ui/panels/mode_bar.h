#pragma once

#include <QFrame>

namespace boxwright {

class Actions;

/// The four workspaces as a column of large buttons at the left edge of the window.
class ModeBar : public QFrame {
    Q_OBJECT

public:
    explicit ModeBar(const Actions& actions, QWidget* parent = nullptr);
};

} // namespace boxwright
